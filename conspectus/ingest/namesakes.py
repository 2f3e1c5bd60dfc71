"""Which papers of one title are one, as far as abstracts, authors and dates tell.

What is joined is compared anew with what it now knows, the best first, until nothing is left to
join. All comparisons are of sets of records, so the order in which records came plays no part.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from conspectus.ingest.agreement import has_telling_title
from conspectus.ingest.knowledge import Fit, Knowledge, fit, knowledge_of
from conspectus.ingest.paper_ids import arxiv_id_of, doi_of
from conspectus.model.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from conspectus.ingest.disjoint import DisjointSets
    from conspectus.ingest.identity import Appearance
    from conspectus.model.record import Record

_Values = dict[int, float]
"""How far a paper agrees with others, by their least indices."""

MOST_VERSIONS = 50
"""With more papers under one title ("Editorial"), the title says nothing of identity."""
_MOST_IN_BLOCK = 10
"""Of so many papers under one title more than so many that look alike are not compared."""
_LONG_TEXT = 80
"""Characters from which on two equal abstracts are one paper's, whoever is named."""
_OPENING = 40
"""Characters of an abstract that its versions share, in looking for versions among very many."""


class Namesakes:
    """Appearances that are to be put together by title."""

    def __init__(
        self,
        papers: DisjointSets,
        appearances: Sequence[Appearance],
        by_title: Sequence[Sequence[int]],
    ) -> None:
        """Take what is known so far.

        Args:
            papers: the appearances as they are put together already; it is changed.
            appearances: all of them.
            by_title: indices of appearances that have one title, where there is more than one.

        """
        self._papers = papers
        self._appearances = appearances
        self._by_title = by_title
        self._knowledge: dict[int, Knowledge] = {}
        self._fits: dict[tuple[int, int], tuple[Knowledge, Knowledge, tuple[Fit, float]]] = {}

    def join(self) -> None:
        """Join what is one paper."""
        for indices in self._by_title:
            self._join_equal(indices)
        self._drop_settled()
        while self._join_alike() or self._join_open():
            self._drop_settled()

    def fit(self, first: int, second: int) -> tuple[Fit, float]:
        """Return how two papers, each given by its least index, stand to each other."""
        known = self.knowledge(first), self.knowledge(second)
        before = self._fits.get((first, second))
        if before and before[0] is known[0] and before[1] is known[1]:
            return before[2]
        found = fit(*known)
        self._fits[first, second] = (*known, found)
        return found

    def knowledge(self, root: int) -> Knowledge:
        """Return what all appearances of a paper, given by its least index, tell."""
        if root not in self._knowledge:
            members = (self._appearances[i] for i in self._papers.members_of(root))
            self._knowledge[root] = knowledge_of((a.record, a.format) for a in members)
        return self._knowledge[root]

    def _unite(self, first: int, second: int) -> None:
        both = self.knowledge(first).united(self.knowledge(second))
        if self._papers.join(first, second):
            self._knowledge[self._papers.find(first)] = both

    def _join_equal(self, indices: Sequence[int]) -> None:
        """Join those of one title that say the same."""
        first_of: dict[Hashable, int] = {}
        for index in indices:
            key = _text_key(self._appearances[index].record)
            if key is not None:
                self._papers.join(first_of.setdefault(key, index), index)

    def _drop_settled(self) -> None:
        """Forget the titles that only one paper is left to have."""
        self._by_title = [some for some in self._by_title if len(self._roots(some)) > 1]

    def _roots(self, indices: Sequence[int]) -> list[int]:
        return sorted({self._papers.find(index) for index in indices})

    def _join_alike(self) -> bool:
        """Join papers that agree, the most similar first, each once; tell whether any was."""
        pairs = {pair for indices in self._by_title for pair in self._pairs(indices)}
        scored = ((*self.fit(i, j), i, j) for i, j in pairs)
        alike = sorted((-value, i, j) for kind, value, i, j in scored if kind is Fit.SAME)
        values: defaultdict[int, dict[int, float]] = defaultdict(dict)
        for value, i, j in alike:
            values[i][j] = values[j][i] = -value
        changed: set[int] = set()
        for _, i, j in alike:
            if changed.isdisjoint((i, j)) and not self._is_either(i, j, values):
                self._unite(i, j)
                changed.update((i, j))
        return bool(changed)

    def _is_either(self, first: int, second: int, values: Mapping[int, _Values]) -> bool:
        """Tell whether one of two agrees as much with a third, from which the other differs.

        It could then be of either, so it stays, unless it has the very text of this one.
        """
        value = values[first][second]
        return value < 1 and any(
            rival != other and like >= value and self._differ(rival, other)
            for one, other in ((first, second), (second, first))
            for rival, like in values[one].items()
        )

    def _differ(self, first: int, second: int) -> bool:
        return self.fit(*sorted((first, second)))[0] is Fit.APART

    def _pairs(self, indices: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield papers of one title to compare; of very many only those that look alike."""
        roots = self._roots(indices)
        if len(roots) <= MOST_VERSIONS:
            yield from combinations(roots, 2)
            return
        blocks: defaultdict[Hashable, set[int]] = defaultdict(set)
        for index in indices:
            for key in _look(self._appearances[index].record):
                blocks[key].add(self._papers.find(index))
        for block in blocks.values():
            if len(block) <= _MOST_IN_BLOCK:
                yield from combinations(sorted(block), 2)

    def _join_open(self) -> bool:
        """Join papers of which only the title is known to agree, where it can mean one only.

        Where two papers of the title are known to differ, a third could be either, and stays.
        """
        joined = False
        for indices in self._by_title:
            roots = self._roots(indices)
            if len(roots) > MOST_VERSIONS:
                continue
            for some in self._connected(roots):
                pairs = combinations(some, 2)
                if len(some) > 1 and all(self.fit(i, j)[0] is not Fit.APART for i, j in pairs):
                    for other in some[1:]:
                        self._unite(some[0], other)
                    joined = True
        return joined

    def _connected(self, roots: Sequence[int]) -> list[list[int]]:
        """Return papers in sets, those together between which a way of open questions leads."""
        sets: list[list[int]] = []
        for root in roots:
            near = [some for some in sets if any(self._is_open(root, i) for i in some)]
            sets = [some for some in sets if some not in near]
            sets.append(sorted([root, *(i for some in near for i in some)]))
        return sets

    def _is_open(self, first: int, second: int) -> bool:
        return self.fit(*sorted((first, second)))[0] is Fit.OPEN


def _text_key(record: Record) -> Hashable:
    """Return what equal papers of one title have in common; None if too little is known."""
    doi = None if has_telling_title(record.title) else doi_of(record)
    if len(record.abstract) >= _LONG_TEXT:
        return record.abstract
    if record.authors:
        return record.abstract, record.authors, _year(record), doi_of(record)
    if arxiv_id_of(record):
        return None
    return record.abstract, record.author_count, record.published, doi


def _year(record: Record) -> int | None:
    return record.published.year if isinstance(record.published, PartialDate) else None


def _look(record: Record) -> Iterator[Hashable]:
    """Yield what versions of a paper have in common."""
    if record.abstract:
        yield "abstract", "".join(record.abstract.casefold().split())[:_OPENING]
    if record.authors:
        yield "authors", record.authors
