"""To which papers records belong that only add facts, such as a title and its arXiv id.

They never make two papers one: each goes to the one paper that can be meant, or stays alone.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from conspectus.ingest.knowledge import Fit, dates_fit
from conspectus.ingest.namesakes import MOST_VERSIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conspectus.ingest.disjoint import DisjointSets
    from conspectus.ingest.identity import Appearance
    from conspectus.ingest.namesakes import Namesakes


def join_facts(
    papers: DisjointSets,
    appearances: Sequence[Appearance],
    by_title: Iterable[Sequence[int]],
    namesakes: Namesakes,
) -> None:
    """Join facts with the papers that they are of, where only one can be meant.

    Args:
        papers: the appearances as they are put together so far; it is changed.
        appearances: all of them.
        by_title: indices of those that have one title, where there is more than one.
        namesakes: tells how two papers fit.

    """
    shown = {papers.find(i) for i, each in enumerate(appearances) if each.shows}
    candidates: defaultdict[int, set[int]] = defaultdict(set)
    for indices in by_title:
        roots = {papers.find(index) for index in indices}
        shown_here = roots & shown
        # A title of very many papers, or of very many ids, says nothing of identity.
        if len(roots) <= MOST_VERSIONS:
            for fact in roots - shown:
                candidates[fact] |= shown_here
    meant = {fact: _only(namesakes, fact, some) for fact, some in candidates.items()}
    for paper, facts_of_it in _reversed(meant).items():
        chosen = _only(namesakes, paper, facts_of_it)
        if chosen is not None:
            papers.join(chosen, paper)


def _only(namesakes: Namesakes, root: int, candidates: Iterable[int]) -> int | None:
    """Return the one candidate that can be meant: the one that agrees, else the one possible.

    Even one whose authors agree must have come out when the other did: people write again under
    a title.
    """
    by_fit: defaultdict[Fit, list[int]] = defaultdict(list)
    known = namesakes.knowledge(root)
    for candidate in candidates:
        if dates_fit(known, namesakes.knowledge(candidate)):
            by_fit[namesakes.fit(*sorted((root, candidate)))[0]].append(candidate)
    possible = by_fit[Fit.SAME] or by_fit[Fit.OPEN]
    return possible[0] if len(possible) == 1 else None


def _reversed(meant: Mapping[int, int | None]) -> dict[int, list[int]]:
    """Return for each paper the facts that mean it."""
    facts: defaultdict[int, list[int]] = defaultdict(list)
    for fact, paper in meant.items():
        if paper is not None:
            facts[paper].append(fact)
    return facts
