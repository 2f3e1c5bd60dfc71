"""Which appearances in listings are one paper.

The same arXiv id, the same DOI, or the same title with abstracts (or authors) that agree. Two
different arXiv ids are two papers, whatever else agrees. The order of the input plays no part.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from conspectus.model.paper import Paper
    from conspectus.model.record import Record

AGREEMENT = 0.5
"""The share of words from which on two abstracts count as versions of one."""
MOST_VERSIONS = 50
"""With more abstracts under one title ("Editorial"), the title says nothing of identity."""
_WORD = re.compile(r"\w{4,}")


class Appearance(NamedTuple):
    """A record and the listing in which it stands."""

    listing: str
    record: Record
    format: str = ""
    shows: bool = True


def group(appearances: Iterable[Appearance]) -> list[tuple[Appearance, ...]]:
    """Return the appearances, put together by paper."""
    ordered = sorted(appearances, key=_content_key)
    papers = _Papers([appearance.record.arxiv for appearance in ordered])
    for key_of in (_arxiv_key, _doi_key):
        for indices in _by_key(key_of(a.record) for a in ordered):
            papers.join_all(indices)
    for indices in _by_key(title_key(a.record.title) for a in ordered):
        _join_by_text(papers, ordered, indices)
    return [tuple(ordered[i] for i in members) for members in papers.members()]


def title_key(title: str) -> str:
    """Return what stays of a title without case, punctuation, white space and typography."""
    folded = unicodedata.normalize("NFKC", title).casefold()
    return "".join(filter(str.isalnum, folded)) or folded


class Wording(NamedTuple):
    """What is compared of two papers of one title; made once for each, as splitting takes long."""

    abstract: str
    words: frozenset[str]
    """The abstract's longer words."""
    family_names: frozenset[str]
    """Of the authors."""


def wording_of(paper: Paper | Record) -> Wording:
    """Return the words of a paper by which another of its title is compared with it."""
    words = frozenset(_WORD.findall(paper.abstract.casefold()))
    names = (name.casefold().split() for name in paper.authors)
    return Wording(paper.abstract, words, frozenset(parts[-1] for parts in names if parts))


def agreement(first: Wording, second: Wording) -> float:
    """Return how far two papers of one title agree, from 0 (different papers) to 1.

    It is the share of the shorter abstract's longer words that the other abstract has too. Where
    one has no abstract the authors decide, and where these are unknown too nothing contradicts.
    """
    if first.abstract and first.abstract == second.abstract:
        return 1.0
    if first.words and second.words:
        common = len(first.words & second.words)
        return common / min(len(first.words), len(second.words))
    names, others = first.family_names, second.family_names
    return 1.0 if not names or not others or names & others else 0.0


def _content_key(appearance: Appearance) -> tuple[str, ...]:
    """Return a key for sorting that depends on what is said first, and on where only last."""
    record = appearance.record
    place = (appearance.listing, f"{record.rank:09}")
    return (title_key(record.title), record.title, record.abstract, record.arxiv or "", *place)


def _arxiv_key(record: Record) -> str | None:
    return record.arxiv


def _doi_key(record: Record) -> str | None:
    return record.doi.casefold() if record.doi else None


def _by_key(keys: Iterable[Hashable]) -> list[list[int]]:
    """Return the indices of equal keys together, where there is more than one."""
    indices: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        if key is not None:
            indices[key].append(index)
    return [some for some in indices.values() if len(some) > 1]


def _join_by_text(papers: _Papers, ordered: Sequence[Appearance], indices: list[int]) -> None:
    """Join those appearances of one title that agree, the most similar first."""
    first_of: dict[str | tuple[str, ...], int] = {}
    for index in indices:
        record = ordered[index].record
        papers.join(first_of.setdefault(record.abstract or record.authors, index), index)
    versions = sorted({papers.find(index): index for index in reversed(indices)}.values())
    if len(versions) > MOST_VERSIONS:
        return
    wordings = {index: wording_of(ordered[index].record) for index in versions}
    pairs = [(-agreement(wordings[i], wordings[j]), i, j) for i, j in combinations(versions, 2)]
    for value, i, j in sorted(pairs):
        if -value >= AGREEMENT:
            papers.join(i, j)


class _Papers:
    """Disjoint sets of indices, none with two arXiv ids."""

    def __init__(self, arxiv: Sequence[str | None]) -> None:
        self._parent = list(range(len(arxiv)))
        self._arxiv = list(arxiv)

    def find(self, index: int) -> int:
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def join(self, first: int, second: int) -> None:
        low, high = sorted((self.find(first), self.find(second)))
        ids = {self._arxiv[low], self._arxiv[high]} - {None}
        if low != high and len(ids) < 2:  # noqa: PLR2004  # two ids are two papers
            self._parent[high] = low
            self._arxiv[low] = next(iter(ids), None)

    def join_all(self, indices: Sequence[int]) -> None:
        for index in indices[1:]:
            self.join(indices[0], index)

    def members(self) -> list[list[int]]:
        """Return the sets, in the order of their first indices."""
        sets: defaultdict[int, list[int]] = defaultdict(list)
        for index in range(len(self._parent)):
            sets[self.find(index)].append(index)
        return list(sets.values())
