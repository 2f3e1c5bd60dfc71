"""Which entry, if any, a paper from the listings belongs to.

An entry remembers which listing showed it at which rank, so that people may change every word of
it; and its slug keeps the title under which it was first written.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from conspectus.ingest.identity import AGREEMENT, MOST_VERSIONS, agreement, title_key, wording_of
from conspectus.ingest.knowledge import arxiv_id_of, doi_of
from conspectus.ingest.slugs import without_ending
from conspectus.model.slug import make_slug

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from conspectus.ingest.identity import Appearance, Wording
    from conspectus.ingest.places import Place
    from conspectus.model.paper import Paper
    from conspectus.model.record import Record

_SAME_ID = 8.0
_SAME_SIGHTING = 6.0
"""With the same text it outweighs an id, which a source of facts may have got wrong."""
_SAME_TEXT = 2.0
"""For abstracts that agree; how far they do, at most 1, is added."""
_REMEMBERED = 1_000
"""Entries whose words are kept: more than have one title, less than memory would notice."""


class Matcher:
    """The entries of a digest, ready to be asked. Its answers do not depend on their order."""

    def __init__(self, entries: Sequence[Paper], doubted: frozenset[Place] = frozenset()) -> None:
        self._entries = sorted(entries, key=lambda entry: entry.slug)
        self._places = {entry.slug: index for index, entry in enumerate(self._entries)}
        traces = _index(self._entries, _entry_traces)
        self._by_trace = {trace: some for trace, some in traces.items() if trace not in doubted}
        # Entries of one text agree with it alike, so the first of them stands for all.
        named, texted = (_index(self._entries, keys) for keys in (_entry_names, _entry_texts))
        self._by_name = {key: some for key, some in named.items() if len(some) <= MOST_VERSIONS}
        self._by_text = {key: some[:1] for key, some in texted.items()}
        self._wording = lru_cache(_REMEMBERED)(lambda index: wording_of(self._entries[index]))

    def find(self, paper: Sequence[Appearance]) -> Paper | None:
        """Return the entry to which a paper belongs; None if it has none yet.

        An id or a sighting outweighs any text, so words are compared only where neither is known
        or where these lead to several entries. Words alone lead no facts to an entry.
        """
        traces = [(each, _found(self._by_trace, _traces(each))) for each in paper]
        traced = {index for _, indices in traces for index in indices}
        if len(traced) == 1:
            return self._entries[traced.pop()]
        if traced:
            return self._best(traces)
        if not any(each.shows for each in paper):
            return None  # whether words suffice for facts, only ``entry_facts`` can tell
        return self._best([(each, self._namesakes(each)) for each in paper])

    def score(self, entry: Paper, paper: Iterable[Appearance]) -> float:
        """Return how much speaks for an entry's being that of a paper that listings show."""
        index = self._places[entry.slug]
        shown = (each for each in paper if each.shows)
        return max(self._score(index, each, wording_of(each.record)) for each in shown)

    def entries_of(self, paper: Sequence[Appearance]) -> list[str]:
        """Return the slugs of all entries that have an id of a paper; more than one are twins."""
        keys = (key for each in paper for key in _ids(each.record))
        return [self._entries[index].slug for index in sorted(_found(self._by_trace, keys))]

    def _namesakes(self, appearance: Appearance) -> set[int]:
        """Return the entries of an appearance's title; of a very common one, those of its text."""
        by_name = _found(self._by_name, _names(appearance.record))
        return by_name | _found(self._by_text, _texts(appearance.record))

    def _best(self, candidates: Iterable[tuple[Appearance, set[int]]]) -> Paper | None:
        scores: dict[int, float] = {}
        for appearance, indices in candidates:
            wording = wording_of(appearance.record)
            for index in indices:
                score = self._score(index, appearance, wording)
                scores[index] = max(score, scores.get(index, 0))
        best = max(scores, key=lambda index: (scores[index], -index), default=None)
        return self._entries[best] if best is not None and scores[best] > 0 else None

    def _score(self, index: int, appearance: Appearance, wording: Wording) -> float:
        """Return how much speaks for an appearance belonging to an entry; 0 if too little does."""
        entry, listing, record = self._entries[index], appearance.listing, appearance.record
        score = 0.0
        if set(_ids(record)) & set(_ids(entry)):
            score += _SAME_ID
        if any((seen.listing, seen.rank) == (listing, record.rank) for seen in entry.sightings):
            score += _SAME_SIGHTING
        if record.arxiv and entry.arxiv and record.arxiv != entry.arxiv:
            return score
        same = agreement(self._wording(index), wording)
        return score + _SAME_TEXT + same if same >= AGREEMENT else score


def _index(
    entries: Sequence[Paper], keys_of: Callable[[Paper], Iterable[Hashable]]
) -> dict[Hashable, list[int]]:
    indices: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, entry in enumerate(entries):
        for key in set(keys_of(entry)):
            indices[key].append(index)
    return dict(indices)


def _found(indices: Mapping[Hashable, Sequence[int]], keys: Iterable[Hashable]) -> set[int]:
    return {index for key in keys for index in indices.get(key, ())}


def _entry_traces(entry: Paper) -> Iterator[Hashable]:
    yield from _ids(entry)
    for seen in entry.sightings:
        yield seen.listing, seen.rank


def _traces(appearance: Appearance) -> Iterator[Hashable]:
    yield from _ids(appearance.record)
    yield appearance.listing, appearance.record.rank


def _ids(paper: Paper | Record) -> Iterator[Hashable]:
    if arxiv := arxiv_id_of(paper):
        yield "arxiv", arxiv
    if doi := doi_of(paper):
        yield "doi", doi


def _entry_names(entry: Paper) -> Iterator[Hashable]:
    yield "title", title_key(entry.title)
    if _has_first_title(entry):
        return  # of which the slug says less: no plus of C++
    yield "slug", entry.slug
    yield "slug", without_ending(entry.slug)


def _has_first_title(entry: Paper) -> bool:
    """Tell whether an entry's slug was made from the title that it has."""
    letters = without_ending(entry.slug).replace("-", "")
    if entry.title.isascii():  # told without making a slug, which takes long
        return "".join(filter(str.isalnum, entry.title.lower())).startswith(letters)
    return make_slug(entry.title) in {entry.slug, without_ending(entry.slug)}


def _names(record: Record) -> Iterator[Hashable]:
    yield "title", title_key(record.title)
    yield "slug", make_slug(record.title)


def _entry_texts(entry: Paper) -> Iterator[Hashable]:
    """Yield keys for each name with the text; those of entries with and without arXiv id differ.

    A record with an id that no entry has belongs to an entry without one, if to any.
    """
    for name in _entry_names(entry):
        yield name, _text(entry), "any"
        if entry.arxiv is None:
            yield name, _text(entry), "without id"


def _texts(record: Record) -> Iterator[Hashable]:
    for name in _names(record):
        yield name, _text(record), "without id" if record.arxiv else "any"


def _text(paper: Paper | Record) -> Hashable:
    """Return what tells papers of a very common title apart."""
    return paper.abstract or paper.authors
