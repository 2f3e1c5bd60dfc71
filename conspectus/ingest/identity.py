"""Which appearances in listings are one paper.

The same arXiv id, the same DOI, or the same title with abstracts or authors that agree. Two
different arXiv ids are two papers, whatever else agrees. The order of the input plays no part.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from conspectus.ingest.agreement import AGREEMENT, Wording, agreement, wording_of
from conspectus.ingest.disjoint import DisjointSets
from conspectus.ingest.facts import join_facts
from conspectus.ingest.namesakes import MOST_VERSIONS, Namesakes
from conspectus.ingest.paper_ids import arxiv_id_of, doi_of
from conspectus.ingest.titles import title_key

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from conspectus.model.record import Record

__all__ = [
    "AGREEMENT", "MOST_VERSIONS", "Appearance", "Wording", "agreement", "group", "title_key",
    "wording_of",
]  # fmt: skip


class Appearance(NamedTuple):
    """A record and the listing in which it stands."""

    listing: str
    record: Record
    format: str = ""
    """The listing's, as ``Listing.format`` names it."""
    shows: bool = True
    """Whether the listing shows papers, or only adds facts to them."""


def group(appearances: Iterable[Appearance]) -> list[tuple[Appearance, ...]]:
    """Return the appearances, put together by paper.

    Those that only add facts may stand alone, where no paper is known to be theirs.
    """
    keyed = sorted(((title_key(each.record.title), each) for each in appearances), key=_content_key)
    ordered = [appearance for _, appearance in keyed]
    arxiv = [arxiv_id_of(each.record) for each in ordered]
    papers = DisjointSets(arxiv)
    for indices in _by_key(arxiv):
        papers.join_all(indices)
    _join_by_doi(papers, [doi_of(each.record) for each in ordered], arxiv)
    by_title = _by_key(key for key, _ in keyed)
    shown = ([i for i in indices if ordered[i].shows] for indices in by_title)
    namesakes = Namesakes(papers, ordered, [indices for indices in shown if len(indices) > 1])
    namesakes.join()
    join_facts(papers, ordered, by_title, namesakes)
    return [tuple(ordered[i] for i in members) for members in papers.all()]


def _content_key(keyed: tuple[str, Appearance]) -> tuple[object, ...]:
    """Return a key for sorting that depends on what is said first, and on where only last."""
    key, (listing, record, _, shows) = keyed
    said = (record.title, record.abstract, record.arxiv or "", record.doi or "", record.authors)
    return key, *said, not shows, listing, record.rank


def _join_by_doi(
    papers: DisjointSets, dois: Sequence[str | None], arxiv: Sequence[str | None]
) -> None:
    """Join those of one DOI; if it has papers of several arXiv ids, those without one apart."""
    for indices in _by_key(dois):
        ids = {papers.arxiv(index) for index in indices} - {None}
        alone = [index for index in indices if arxiv[index] is None]
        papers.join_all(indices if len(ids) < 2 else alone)  # noqa: PLR2004  # several


def _by_key(keys: Iterable[Hashable]) -> list[list[int]]:
    """Return the indices of equal keys together, where there is more than one."""
    indices: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        if key is not None:
            indices[key].append(index)
    return [some for some in indices.values() if len(some) > 1]
