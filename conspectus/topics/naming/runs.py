"""Texts into runs of words: what no punctuation parts, so that a phrase may stand within it.

It knows scripts, not languages or words.
"""

from __future__ import annotations

import re

from conspectus.topics.likeness.words import without_markup

Run = tuple[str, ...]
"""Words as written, one after the other; a compound with hyphens is one word."""

_TOKEN = re.compile(r"[^\W_]+(?:\+\+|#)?(?:[-\u2010\u2011][^\W_]+)*|[^\w\s]|_")
_WORD = r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*"
_RUN = re.compile(rf"{_WORD}(?:\s+{_WORD})*")
"""What tokens make up between punctuation, where no word ends as ``C++`` or ``C#`` does."""
_UNSPACED = re.compile("[\u2e80-\u9fff\uf900-\ufaff]+")
"""Chinese and Japanese, which are written without spaces; Korean is not."""
_KANA = re.compile("[\u3041-\u30ff]")
_HAN_OR_KATAKANA = re.compile("[\u2e80-\u303f\u30a1-\u9fff\uf900-\ufaff]+")
"""What Japanese nouns are written in; the grammar between them is written in hiragana."""
_CHINESE_GRAMMAR = re.compile(
    "我们|他们|它们|一种|一个|提出|本文|通过|基于|以及|可以|能够|进行|使用|利用|对于|这些|这种|由于|因此|"
    "但是|并且|或者|如何|研究|结果|表明|本研究|本論文|提案|手法|[的了和与在是为对中将并等从被把及或其而也于以到这那该们着很]"
)
"""Words of grammar and what every abstract says; cut out, they leave nouns and verbs."""


def runs_of(text: str) -> list[Run]:
    """Split a text into runs of words; words of Chinese and Japanese are runs of their own."""
    if _UNSPACED.search(text):
        text = _UNSPACED.sub(_spaced, text)
    text = without_markup(text)
    if "#" in text or "++" in text:
        return _runs_of_tokens(text)
    return [tuple(run.split()) for run in _RUN.findall(text)]  # the quick way to the same runs


def _runs_of_tokens(text: str) -> list[Run]:
    runs: list[list[str]] = [[]]
    for token in _TOKEN.findall(text):
        if token[0].isalnum():
            runs[-1].append(token)
        elif runs[-1]:
            runs.append([])
    return [tuple(run) for run in runs if run]


def is_unspaced(word: str) -> bool:
    """Tell whether a word is of a script that puts no spaces between words."""
    return bool(_UNSPACED.match(word))


def _spaced(match: re.Match[str]) -> str:
    words = (_CHINESE_GRAMMAR.sub(",", chunk) for chunk in _HAN_OR_KATAKANA.findall(match[0]))
    return f",{','.join(words)},"


def has_kana(text: str) -> bool:
    """Tell Japanese from Chinese."""
    return bool(_KANA.search(text))
