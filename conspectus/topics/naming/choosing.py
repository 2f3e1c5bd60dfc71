"""Gives each topic the best of its labels that is like no other topic's.

What labels are worth is given; here it is seen to that no two can be taken for each other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from conspectus.topics.naming.languages import ENGLISH
from conspectus.topics.naming.runs import is_unspaced
from conspectus.topics.naming.worth import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conspectus.topics.naming.bans import Bans
    from conspectus.topics.naming.usage import Usage

_ANY_PAPERS = ("Assorted papers", "Various works", "Other subjects")
"""Labels for papers without a word to name them by; the first one that is not banned is taken."""
_ALIKE = 0.5
"""Labels that share more of their words are taken for each other."""
_WORD = re.compile(r"\w+")


class _Wording(NamedTuple):
    """What of a label can be like another one."""

    meant: frozenset[str]
    """Its words as singulars, with abbreviations for full forms, without grammar."""
    written: frozenset[str]
    """Its words as they stand, as singulars."""
    parts: tuple[frozenset[str], ...]
    """The same for each of the phrases it joins."""


class Chooser:
    """Gives each topic its best label that is not like one given before."""

    def __init__(
        self, usage: Usage, bans: Bans, taken: Iterable[str], *, is_over: bool = False
    ) -> None:
        """Know the labels that are taken by others; a broader name may be part of one of them."""
        self._usage, self._bans = usage, bans
        self._taken = [self._wording(label, self._meaning(label)) for label in taken]
        self._given: list[_Wording] = []
        self._is_rival = _nearly_same if is_over else _alike

    def choose(
        self, options: Sequence[Sequence[Candidate]], ranked: Sequence[Sequence[Candidate]]
    ) -> list[str]:
        """Return a label for each topic; the one with the best chooses first.

        Labels and phrases come best first; of phrases, a label is made where no label is free.
        """
        best = [labels[0].score if labels else 0 for labels in options]
        chosen = [""] * len(options)
        for topic in sorted(range(len(options)), key=lambda i: (-best[i], i)):
            label = self._first_free(options[topic]) or self._last_resort(ranked[topic])
            chosen[topic] = _as_heading(label.text)
            self._given.append(self._wording(label.text, label.words))
        return chosen

    def _meaning(self, label: str) -> frozenset[str]:
        return frozenset(self._usage.key_of(label.lower().split())) - self._usage.language.grammar

    def _wording(self, text: str, meant: frozenset[str]) -> _Wording:
        phrases = text.lower().split(self._usage.language.join)
        parts = tuple(frozenset(map(self._usage.fold, _WORD.findall(part))) for part in phrases)
        return _Wording(meant, frozenset().union(*parts), parts)

    def _first_free(self, labels: Iterable[Candidate]) -> Candidate | None:
        return next(filter(self._is_free, labels), None)

    def _is_free(self, label: Candidate) -> bool:
        wording = self._wording(label.text, label.words)
        alike = any(_alike(wording, other) for other in self._given)
        return not alike and not any(self._is_rival(wording, other) for other in self._taken)

    def _last_resort(self, ranked: Iterable[Candidate]) -> Candidate:
        """Return a label for papers without a phrase of their own: one of many words."""
        things = sorted((c for c in ranked if c.score), key=lambda c: (not c.own, -c.score, c.text))
        return self._first_free(map(self._papers_on, things)) or self._numbered(
            next(iter(things), None)
        )

    def _numbered(self, thing: Candidate | None) -> Candidate:
        """Return a label that differs from others by its number: for papers that are the same."""
        text = next((t for t in _ANY_PAPERS if not self._bans.forbid(t)), _ANY_PAPERS[-1])
        label = Candidate(0, text, frozenset(text.lower().split()))
        if thing is not None:
            label = self._papers_on(thing)
        number = 2
        numbered = label
        given = {wording.meant for wording in (*self._taken, *self._given)}
        while numbered.words in given:
            words = label.words | {str(number)}
            numbered = label._replace(text=f"{label.text} {number}", words=words)
            number += 1
        return numbered

    def _papers_on(self, thing: Candidate) -> Candidate:
        """Return a label with a single English word in it; in other languages, one word it is."""
        is_english = self._usage.language is ENGLISH and thing.text.isascii()
        if is_long_enough(thing.text) or not is_english:
            return thing
        kind = "Work" if self._bans.forbid("Papers") else "Papers"
        return thing._replace(text=f"{kind} on {thing.text}")


def is_long_enough(text: str) -> bool:
    """Tell whether a phrase has two words; in scripts without spaces, two characters are one."""
    return " " in text or (is_unspaced(text) and len(text) >= 4)  # noqa: PLR2004  # two words


def _alike(one: _Wording, other: _Wording) -> bool:
    """Tell whether two labels share most words, or one of them says all of a phrase of the other.

    Words are compared as meant and as written: NAS may stand for three words, and an architecture
    search be one without a word of it.
    """
    return (
        _overlaps(one, other)
        or any(len(part) > 1 and part <= other.written for part in one.parts)
        or any(len(part) > 1 and part <= one.written for part in other.parts)
    )


def _nearly_same(one: _Wording, other: _Wording) -> bool:
    """Tell whether two labels share most words, or have but one word of three each to itself.

    High-resource languages are nothing above low-resource languages.
    """
    shared, words = one.written & other.written, one.written | other.written
    is_part = shared in (one.written, other.written)
    return _overlaps(one, other) or (len(shared) >= _ALIKE * len(words) and not is_part)


def _overlaps(one: _Wording, other: _Wording) -> bool:
    """Tell whether two labels share most words, as meant or as written."""
    return _overlap(one.meant, other.meant) or _overlap(one.written, other.written)


def _overlap(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) > _ALIKE * len(one | other)


def _as_heading(text: str) -> str:
    """Give a label its capital, unless its first word has its own way with capitals: vLLM."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]
