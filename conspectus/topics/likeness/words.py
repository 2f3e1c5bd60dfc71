"""The words of a paper's title and abstract, as grouping and naming see them. Text in, words out.

It does not know of papers' weights or groups.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conspectus.topics.likeness.stop_words import ENGLISH_STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Container

STOP_WORDS = ENGLISH_STOP_WORDS
"""Words that carry grammar."""

_OFFER = re.compile(
    r"\bcodes?\b[^.!?]{0,80}?(?:available|released?|hosted|open-sourced|https?:)", re.IGNORECASE
)
"""That there is code to be had says nothing of what a paper is about."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_COMMAND = re.compile(r"\\[a-zA-Z]+")
_WORD = re.compile(r"[^\W_]+(?:\+\+|#)?")
_PLAIN = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
"""Splits an ASCII text as ``_WORD`` does."""
_HISSES = ("ses", "xes", "zes", "ches", "shes", "oes")
"""Ends of plurals that take two letters: ``batches``; ``models`` is none of ``mode``."""
_DENSE_SCRIPT = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Chinese, Japanese, Korean: written without spaces, so words are taken as pairs of characters."""


def without_markup(text: str) -> str:
    """Return a text without offers of code, addresses and TeX commands."""
    # Looking for a plain string is many times as fast, and most texts have none of the three.
    if "code" in text.lower():
        text = _OFFER.sub(" ", text)
    if "http" in text or "www." in text:
        text = _ADDRESS.sub(" ", text)
    return _COMMAND.sub(" ", text) if "\\" in text else text


def words_of(text: str) -> list[str]:
    """Return a text's words in lower case, in order; a compound's parts are words of their own."""
    text = without_markup(text)
    if text.isascii() and "++" not in text and "#" not in text:  # the quick way to the same words
        return text.translate(_PLAIN).split()
    words = _WORD.findall(text.lower())
    if not _DENSE_SCRIPT.search(text):
        return words
    return [part for word in words for part in _pairs_if_dense(word)]


def _pairs_if_dense(word: str) -> list[str]:
    if not _DENSE_SCRIPT.search(word):
        return [word]
    return [word[i : i + 2] for i in range(max(1, len(word) - 1))]


def is_topical(word: str) -> bool:
    """Tell whether a word may say something of a paper's subject."""
    return (
        (len(word) > 1 or bool(_DENSE_SCRIPT.match(word)))
        and not word.isdecimal()
        and word not in STOP_WORDS
    )


def singular(word: str, known: Container[str]) -> str:
    """Return a plural's singular where the singular is a known word too, else the word itself."""
    return next((one for one in singulars_of(word) if one in known), word)


def singulars_of(word: str) -> tuple[str, ...]:
    """Return what the singular of a word in lower case may be, the likeliest first; () for none."""
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss"):  # noqa: PLR2004  # gpus
        return ()
    stem = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return (stem, word[:-2]) if word.endswith(_HISSES) else (stem,)
