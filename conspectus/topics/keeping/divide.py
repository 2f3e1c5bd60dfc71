"""Topics divided where there are too few, or where one is too large.

What is told of the parts, and how they are called, is settled elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from threadpoolctl import threadpool_limits

from conspectus.topics.grouping.consensus import cluster
from conspectus.topics.grouping.groups import LEAST_PAPERS, size_bounds
from conspectus.topics.keeping.growth import Birth
from conspectus.topics.likeness.matrices import nearest_centres

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conspectus.model.topic import Topic
    from conspectus.topics.keeping.corpus import Corpus, Matrix, Numbers
    from conspectus.topics.keeping.growth import Demand, Growth

_LARGE = 3
"""A topic is large with so many times the papers that it would have among the most topics."""
_STARTS = 4
"""K-means is begun so often, since a bad start divides a topic across its subjects."""
_NONE = np.array([], dtype=np.intp)


class Halves(NamedTuple):
    """A topic divided: rows that stay, rows that leave, and what is gained by it."""

    stay: Numbers
    leave: Numbers
    gain: float


def divide(
    topics: Sequence[Topic], corpus: Corpus, growth: Growth, demand: Demand, number: int
) -> list[Birth]:
    """Divide the topics that gain most, while there are too few or one is too large."""
    groups = {t.slug: corpus.rows_of(t.papers) for t in topics if t.papers and not t.keep}
    sources = {slug: slug for slug in groups}
    settled = np.array([paper.slug in growth.old for paper in corpus.papers])
    for topic in topics:  # what is pinned cannot leave, as what has no room cannot
        settled[corpus.rows_of(p for p in topic.pinned if p in corpus.rows)] = True
    fixed = {t.slug: corpus.rows_of(p for p in t.pinned if p in corpus.rows) for t in topics}
    movable, halves = growth.movable, dict[str, Halves | None]()
    while number < demand.most:
        wanted = _to_divide(groups, len(corpus.papers), number, demand)
        for slug in (slug for slug in wanted if slug not in halves):
            halves[slug] = _halve(groups[slug], fixed.get(slug, _NONE), settled, corpus)
        # Papers that left their topic once in this run may go on without further cost.
        costs = {
            s: int(settled[h.leave].sum()) if s in fixed else 0 for s, h in _known(halves, wanted)
        }
        able = [(-h.gain, s) for s, h in _known(halves, wanted) if costs[s] <= movable]
        if not able:
            break
        _, best = min(able)
        chosen = halves.pop(best)
        if chosen is None:
            break
        movable -= costs[best]
        born = f"{best} {number}"
        groups[best], groups[born], sources[born] = chosen.stay, chosen.leave, sources[best]
        number += 1
    return [
        Birth(corpus.slugs_of(groups[name]), source, is_part=True)
        for name, source in sources.items()
        if name != source
    ]


def _known(halves: Mapping[str, Halves | None], wanted: Iterable[str]) -> list[tuple[str, Halves]]:
    return [(slug, half) for slug in wanted if (half := halves[slug]) is not None]


def _to_divide(
    groups: Mapping[str, Numbers], papers: int, number: int, demand: Demand
) -> list[str]:
    """Return the groups that are too large, or all groups if there are too few."""
    largest = size_bounds(papers, max(1, number)).most
    if number < demand.least and all(len(rows) <= largest for rows in groups.values()):
        return list(groups)
    if number < demand.enough:
        largest = min(largest, _LARGE * papers // demand.most)
    return [name for name, rows in groups.items() if len(rows) > largest]


def _halve(rows: Numbers, fixed: Numbers, settled: Numbers, corpus: Corpus) -> Halves | None:
    """Divide rows in two, if both halves are large enough and not alike.

    The half in which more papers have been before keeps the place.
    """
    ordered = np.sort(rows)
    labels = _cluster(corpus.space[ordered], 2)
    sides = [ordered[labels == label] for label in (0, 1)]
    sides.sort(key=lambda side: (-int(settled[side].sum()), -len(side), side[:1].tolist()))
    stay, leave = sides
    leave = leave[~np.isin(leave, fixed)]
    stay = np.sort(np.concatenate([stay, np.setdiff1d(ordered, np.concatenate([stay, leave]))]))
    if min(len(stay), len(leave)) < LEAST_PAPERS:
        return None
    apart = corpus.space[stay].mean(axis=0) - corpus.space[leave].mean(axis=0)
    gain = len(stay) * len(leave) / len(rows) * float(apart @ apart)
    return Halves(stay, leave, round(gain, 5)) if gain > 0 else None


def _cluster(space: Matrix, number: int) -> Numbers:
    """Return the number of each row's group; equal rows make fewer groups."""
    number = min(number, len(np.unique(space.round(3), axis=0)))
    with threadpool_limits(1):  # the order of additions, so the last digits, depends on threads
        labels = nearest_centres(space, cluster(space, number, _STARTS))
    return np.asarray(labels, dtype=np.intp)
