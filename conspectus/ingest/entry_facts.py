"""Which facts are of entries by their words: those that people wrote, or whose listing is gone.

The rules are those by which facts find the papers of listings: the entry stands for the listing
that would show it. Only a clear match counts: one entry that the facts can mean, and one paper
among the facts that the entry can mean.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from conspectus.ingest.agreement import has_telling_title
from conspectus.ingest.identity import Appearance, group, title_key
from conspectus.ingest.paper_ids import arxiv_id_of, doi_of
from conspectus.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from conspectus.model.paper import Paper

_ENTRIES = ""
"""What the listing is called that would show the entries; no listing has this name."""
_OF_A_JOURNAL = "csl-json"
"""A format whose dates may be those of journals."""


class EntryFacts:
    """Some entries, ready to be asked which of them facts are of."""

    def __init__(self, entries: Iterable[Paper]) -> None:
        self._entries = sorted(entries, key=lambda entry: entry.slug)
        self._by_key: defaultdict[Hashable, list[int]] = defaultdict(list)
        for index, entry in enumerate(self._entries):
            for key in _keys(entry):
                self._by_key[key].append(index)

    def owners(self, papers: Sequence[Sequence[Appearance]]) -> list[Paper | None]:
        """Return for each paper the entry that it is of; None where none can clearly be meant.

        Args:
            papers: the appearances of each paper, all in sources that only add facts.

        """
        facts = [appearance for paper in papers for appearance in paper]
        keys = {key for each in facts for key in _keys(each.record)}
        near = sorted({index for key in keys for index in self._by_key.get(key, ())})
        shown = [_appearance(self._entries[index], index) for index in near]
        owner_of: dict[Hashable, Paper] = {}
        for together in group([*shown, *facts]):
            some = [each.record.rank - 1 for each in together if each.listing == _ENTRIES]
            if len(some) == 1 and _is_clear(self._entries[some[0]], together):
                owner_of |= {_place(each): self._entries[some[0]] for each in together}
        return [owner_of.get(_place(paper[0])) for paper in papers]


def _keys(paper: Paper | Record) -> Iterator[Hashable]:
    yield "title", title_key(paper.title)
    yield from _ids(paper)


def _ids(paper: Paper | Record) -> set[Hashable]:
    ids = ("arxiv", arxiv_id_of(paper)), ("doi", doi_of(paper))
    return {(kind, found) for kind, found in ids if found}


def _appearance(entry: Paper, index: int) -> Appearance:
    """Return what a listing would say of an entry."""
    record = Record(
        title=entry.title,
        abstract=entry.abstract,
        rank=index + 1,
        published=entry.published,
        authors=entry.authors,
        author_count=entry.author_count,
        arxiv=entry.arxiv,
        doi=entry.doi,
    )
    # The date may be that of a journal, which says nothing of when arXiv had the paper.
    is_in_print = bool(entry.journal or doi_of(entry)) and bool(entry.abstract or entry.authors)
    return Appearance(_ENTRIES, record, _OF_A_JOURNAL if is_in_print else "", shows=True)


def _is_clear(entry: Paper, facts: Iterable[Appearance]) -> bool:
    """Tell whether more than a heading such as "Editorial" speaks for a match."""
    if has_telling_title(entry.title) or entry.abstract or entry.authors:
        return True
    records = (each.record for each in facts if each.listing != _ENTRIES)
    return any(_ids(entry) & _ids(record) for record in records)


def _place(appearance: Appearance) -> Hashable:
    return appearance.listing, appearance.record.rank
