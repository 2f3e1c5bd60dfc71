"""Which entry, if any, a paper from the listings belongs to.

An entry remembers which listing showed it at which rank, so that people may change every word of
it; and its slug keeps the title under which it was first written.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from conspectus.ingest.identity import AGREEMENT, agreement, title_key
from conspectus.model.slug import make_slug

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from conspectus.ingest.identity import Appearance
    from conspectus.model.paper import Paper
    from conspectus.model.record import Record

_SAME_ID = 8.0
_SAME_SIGHTING = 4.0
_SAME_TEXT = 2.0
"""For abstracts that agree; how far they do, at most 1, is added."""


class Matcher:
    """The entries of a digest, ready to be asked. Its answers do not depend on their order."""

    def __init__(self, entries: Sequence[Paper]) -> None:
        self._entries = sorted(entries, key=lambda entry: entry.slug)
        self._indices: defaultdict[Hashable, list[int]] = defaultdict(list)
        for index, entry in enumerate(self._entries):
            for key in set(_entry_keys(entry)):
                self._indices[key].append(index)

    def find(self, paper: Sequence[Appearance]) -> Paper | None:
        """Return the entry to which a paper belongs; None if it has none yet."""
        scores: dict[int, float] = {}
        for appearance in paper:
            for index in self._candidates(appearance):
                score = _score(self._entries[index], appearance)
                scores[index] = max(score, scores.get(index, 0))
        best = max(scores, key=lambda index: (scores[index], -index), default=None)
        return self._entries[best] if best is not None and scores[best] > 0 else None

    def _candidates(self, appearance: Appearance) -> set[int]:
        keys = _appearance_keys(appearance)
        return {index for key in keys for index in self._indices.get(key, ())}


def _entry_keys(entry: Paper) -> Iterator[Hashable]:
    yield "title", title_key(entry.title)
    yield "slug", _without_number(entry.slug)
    yield "slug", entry.slug
    yield from _id_keys(entry)
    for seen in entry.sightings:
        yield seen.listing, seen.rank


def _appearance_keys(appearance: Appearance) -> Iterator[Hashable]:
    listing, record = appearance
    yield "title", title_key(record.title)
    yield "slug", make_slug(record.title)
    yield from _id_keys(record)
    yield listing, record.rank


def _id_keys(paper: Paper | Record) -> Iterator[Hashable]:
    if paper.arxiv:
        yield "arxiv", paper.arxiv
    if paper.doi:
        yield "doi", paper.doi.casefold()


def _without_number(slug: str) -> str:
    """Return a slug without the number that tells papers of one title apart."""
    stem, _, number = slug.rpartition("-")
    return stem if number.isdigit() else slug


def _score(entry: Paper, appearance: Appearance) -> float:
    """Return how much speaks for an appearance belonging to an entry; 0 if too little does."""
    listing, record = appearance
    score = 0.0
    if set(_id_keys(record)) & set(_id_keys(entry)):
        score += _SAME_ID
    if any((seen.listing, seen.rank) == (listing, record.rank) for seen in entry.sightings):
        score += _SAME_SIGHTING
    contradicts = record.arxiv and entry.arxiv and record.arxiv != entry.arxiv
    same = agreement(entry.abstract, record.abstract, (entry.authors, record.authors))
    if same >= AGREEMENT and not contradicts:
        score += _SAME_TEXT + same
    return score
