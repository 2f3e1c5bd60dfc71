"""Noun phrases as the papers write them: what a topic can be called.

Which phrase names which topic is decided elsewhere.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from conspectus.topics.naming.runs import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conspectus.topics.naming.runs import Run
    from conspectus.topics.naming.usage import Key, Usage

MOST_WORDS = 4
"""A name has at most so many, a compound being one: with five, headings become sentences."""
_MOST_TOKENS = 6
"""A phrase may be longer as long as it holds the full form of an abbreviation."""
_MOST_CHARACTERS = 10
"""The same for scripts without spaces."""
_LEAST_CHARACTERS = 2
"""Hardly a word of Chinese or Japanese that says something has one character."""


class Phrase(NamedTuple):
    """A phrase at one place: what it is, and how it is written there."""

    key: Key
    written: str
    """In lower case."""
    is_ended: bool
    """Whether no further noun follows: there, a plural shows."""
    is_begun: bool = True
    """Whether no noun or the like stands before it: computing code is a piece of a name."""


class PhraseFinder:
    """Finds noun phrases; remembers what it found, since the same words come again and again."""

    def __init__(self, usage: Usage) -> None:
        self._usage = usage
        self._known: dict[Run, tuple[Phrase, ...]] = {}

    def phrases_of(self, runs: Iterable[Run]) -> list[Phrase]:
        """Return every noun phrase of runs in lower case, single words included."""
        found: list[Phrase] = []
        known = self._known
        for run in runs:
            for span in self._spans(run):
                phrases = known.get(span)
                if phrases is None:
                    phrases = known[span] = tuple(self._phrases_within(span))
                found += phrases
        return found

    def _spans(self, run: Run) -> list[Run]:
        """Return the stretches of a run that may be or hold names."""
        spans: list[Run] = []
        start = -1
        roles, inside = self._usage.roles, self._usage.language.inside
        for place, word in enumerate(run):
            if roles[word].inner:
                start = place if start < 0 else start
            elif start >= 0 and not (
                word in inside and (run[place - 1] in inside or roles[run[place - 1]].noun)
            ):
                spans.append(run[start:place])
                start = -1
        return spans if start < 0 else [*spans, run[start:]]

    def _phrases_within(self, span: Run) -> Iterator[Phrase]:
        if len(span) == 1 and is_unspaced(span[0]):
            yield from _pieces(span[0])
            return
        usage = self._usage
        roles = [usage.roles[word] for word in span]
        can_shorten = not usage.heads.isdisjoint(chain(*[role.parts for role in roles]))
        most = _MOST_TOKENS if can_shorten else MOST_WORDS
        for start, first in enumerate(roles):
            if not first.first:
                continue
            key: Key = ()
            is_begun = not start or not roles[start - 1].first
            for end, role in enumerate(roles[start : start + most], start + 1):
                key += role.parts
                if role.noun:
                    is_ended = end == len(span) or not roles[end].inner
                    short = usage.shorten(key) if can_shorten else key
                    yield Phrase(short, " ".join(span[start:end]), is_ended, is_begun)


def _pieces(word: str) -> Iterator[Phrase]:
    """Pass on all pieces of a word that may be several; which are words, their number tells."""
    for start in range(len(word) - _LEAST_CHARACTERS + 1):
        for end in range(start + _LEAST_CHARACTERS, min(len(word), start + _MOST_CHARACTERS) + 1):
            yield Phrase((word[start:end],), word[start:end], is_ended=True)
