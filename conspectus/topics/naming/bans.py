"""Words and phrases that people do not want to see in any name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conspectus.topics.naming.lexicon import IRREGULAR
from conspectus.topics.naming.runs import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+(?:\+\+|#)?")
_SHORTEST_PLURAL = 4
"""In letters: ``GPUs`` is a plural, ``gas`` is none."""


class Bans:
    """Banned words and phrases; case, hyphens and plurals make no difference."""

    def __init__(self, banned: Iterable[str]) -> None:
        phrases = (_forms_of(phrase) for phrase in banned)
        self._phrases = [phrase for phrase in phrases if phrase]

    def forbid(self, text: str) -> bool:
        """Tell whether a text has a banned word or phrase in it."""
        if not self._phrases:
            return False
        words = _forms_of(text)
        return any(
            all(one & other for one, other in zip(phrase, words[start:], strict=False))
            for phrase in self._phrases
            for start in range(len(words) - len(phrase) + 1)
        ) or any(_is_within(phrase, words) for phrase in self._phrases)


def _is_within(phrase: list[frozenset[str]], words: list[frozenset[str]]) -> bool:
    """Tell whether a word without spaces holds a banned one."""
    (first, *others) = phrase
    return not others and any(
        is_unspaced(banned) and banned in word
        for banned in first
        for forms in words
        for word in forms
    )


def _forms_of(text: str) -> list[frozenset[str]]:
    return [_forms(word) for word in _WORD.findall(text.casefold())]


def _forms(word: str) -> frozenset[str]:
    """Return a word and what its singular may be; two words are the same if they share a form."""
    forms = {word, IRREGULAR.get(word, word)}
    if len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith("ss"):
        forms.add(word[:-1])
        if word.endswith("es"):
            forms.add(word[:-2])
        if word.endswith("ies"):
            forms.add(word[:-3] + "y")
    return frozenset(forms)
