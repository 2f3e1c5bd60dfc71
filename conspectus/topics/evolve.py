"""A list of topics that grows with its papers: one is divided, another one emerges.

Only as far as growth demands, and so that few papers move that had a topic before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.cluster import KMeans
from threadpoolctl import threadpool_limits

from conspectus.model.topic import TopicEvent
from conspectus.topics.draft import Draft, edited, leaves
from conspectus.topics.groups import LEAST_PAPERS, size_bounds, sort_by_fit
from conspectus.topics.memory import is_renamed
from conspectus.topics.naming import found_topics, name_groups

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from conspectus.model.topic import Topic
    from conspectus.topics.corpus import Corpus, Matrix, Numbers
    from conspectus.topics.memory import Remembered

_MOVABLE = 0.05
"""This share of the papers that had a topic may get another one in a run."""
_PER_NEW = 0.5
"""So many may move for each paper that came, if that is more."""
_POOR = 10
"""The worst-fitting per cent of the papers that were there fit badly."""
_LARGE = 2
"""A topic is large with so many times the papers that it would have among the most topics."""
_COMPARABLE = 2_000
_STARTS = 4
_NONE = np.array([], dtype=np.intp)


class Growth(NamedTuple):
    """What came, and what was there."""

    old: frozenset[str]
    came: frozenset[str]

    @property
    def movable(self) -> int:
        """How many papers may get another topic than they had."""
        return int(max(_MOVABLE * len(self.old), _PER_NEW * len(self.came)))


class Demand(NamedTuple):
    """How many topics without subtopics there should be."""

    least: int
    enough: int
    """From so many on, none is divided for its size alone unless it is out of all bounds."""
    most: int


class Birth(NamedTuple):
    """Papers that shall be a topic."""

    papers: tuple[str, ...]
    source: str
    """The topic that it stands behind: the one it came out of, else the nearest."""
    is_part: bool
    """Whether it came out of that topic."""


class Halves(NamedTuple):
    """A topic divided: rows that stay, rows that leave, and what is gained by it."""

    stay: Numbers
    leave: Numbers
    gain: float


def evolve(  # noqa: PLR0913, PLR0917  # what grew, by how much, how far it may, and what is known
    draft: Draft,
    corpus: Corpus,
    growth: Growth,
    demand: Demand,
    remembered: Remembered,
    taken: Collection[str],
) -> Draft:
    """Let topics emerge and divide until there are as many as growth demands.

    Kept topics are left alone. No new topic gets a ``taken`` slug.
    """
    topics = leaves(draft.topics)
    number = sum(bool(topic.papers) for topic in topics)
    emerging = _emerging(topics, corpus, growth, demand.most - number)
    gone = {paper for birth in emerging for paper in birth.papers}
    staying = [edited(t, papers=tuple(p for p in t.papers if p not in gone)) for t in topics]
    parts = _divide(staying, corpus, growth, demand, number + len(emerging))
    births = [*emerging, *parts]
    return _born(draft, births, corpus, remembered, taken) if births else draft


def _emerging(topics: Sequence[Topic], corpus: Corpus, growth: Growth, room: int) -> list[Birth]:
    """Return coherent groups of papers that came and that fit their topics badly."""
    filled = [topic for topic in topics if topic.papers]
    least = max(LEAST_PAPERS, len(corpus.papers) // (4 * max(1, len(filled))))
    if room < 1 or not filled or len(growth.came) < least:
        return []
    there = [tuple(p for p in topic.papers if p in growth.old) for topic in filled]
    fits = corpus.fits([old or topic.papers for old, topic in zip(there, filled, strict=True)])
    rows, usual = _misfits(filled, fits, corpus, growth)
    if len(rows) < least:
        return []
    births = []
    for bunch in _bunches(rows, usual, corpus):
        if len(bunch) >= least:
            source = filled[int(fits[bunch].mean(axis=0).argmax())].slug
            births.append(Birth(_slugs(bunch, corpus), source, is_part=False))
    return sorted(births, key=lambda birth: (-len(birth.papers), birth.papers))[:room]


def _misfits(
    topics: Sequence[Topic], fits: Matrix, corpus: Corpus, growth: Growth
) -> tuple[Numbers, float]:
    """Return papers that came and fit their topic badly, and how well papers usually fit.

    Papers are rows, at most so many as can be compared with each other, the worst-fitting.
    """
    own = np.full(len(corpus.papers), 2.0, dtype=np.float32)
    for column, topic in enumerate(topics):
        rows = corpus.rows_of(topic.papers)
        own[rows] = fits[rows, column]
    old = np.array([paper.slug in growth.old for paper in corpus.papers])
    settled = own[old & (own <= 1)]
    if not len(settled):
        return _NONE, 1.0
    fixed = corpus.rows_of(p for t in topics for p in t.pinned if p in corpus.rows)
    own[fixed] = 2
    bound = float(np.percentile(settled, _POOR))
    rows = np.flatnonzero(~old & (own < bound))
    worst = rows[np.lexsort((rows, own[rows]))][:_COMPARABLE]
    return np.sort(worst), float(np.median(settled))


def _bunches(rows: Numbers, usual: float, corpus: Corpus) -> list[Numbers]:
    """Return groups of rows that hang together as topics usually do.

    Where the cosine to the centre is ``usual``, two members have about its square on average.
    """
    worded = rows[np.abs(corpus.space[rows]).sum(axis=1) > 0]
    if len(worded) < LEAST_PAPERS:
        return []
    with threadpool_limits(1):  # the order of additions, so the last digits, depends on threads
        likeness = (corpus.space[worded] @ corpus.space[worded].T).round(5).clip(-1, 1)
    pairs = np.triu_indices(len(worded), 1)
    tree = linkage(1 - likeness[pairs].astype(np.float64), "average")
    labels = fcluster(tree, 1 - usual**2, "distance")
    return [worded[labels == label] for label in np.unique(labels)]


def _divide(
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
        Birth(_slugs(groups[name], corpus), source, is_part=True)
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
        labels = KMeans(number, n_init=_STARTS, random_state=0).fit(space).labels_
    return np.asarray(labels, dtype=np.intp)


def _slugs(rows: Numbers, corpus: Corpus) -> tuple[str, ...]:
    """Return the papers of rows, best fit first."""
    return tuple(corpus.papers[row].slug for row in sort_by_fit(corpus.space, rows))


def _born(
    draft: Draft,
    births: Sequence[Birth],
    corpus: Corpus,
    remembered: Remembered,
    taken: Collection[str],
) -> Draft:
    """Return a draft with births as topics, each behind its source, and with what was divided."""
    leaving = {paper for birth in births for paper in birth.papers}
    topics = [
        edited(topic, papers=tuple(paper for paper in topic.papers if paper not in leaving))
        for topic in draft.topics
    ]
    known = [topic for topic in topics if topic.papers]
    names = name_groups(corpus, known, [birth.papers for birth in births])
    terms = {topic.slug: name.terms for topic, name in zip(known, names.known, strict=True)}
    new = found_topics(names.new, [birth.papers for birth in births], taken)
    divided = {birth.source for birth in births if birth.is_part}
    grown: list[Topic] = []
    for topic in topics:
        renew = topic.slug in divided and topic.papers and not is_renamed(topic, remembered)
        grown.append(edited(topic, terms=terms[topic.slug]) if renew else topic)
        grown += [
            edited(part, parent=topic.parent)
            for part, birth in zip(new, births, strict=True)
            if birth.source == topic.slug
        ]
    return _told(draft.having(grown), dict(zip(births, (t.slug for t in new), strict=True)))


def _told(draft: Draft, births: Mapping[Birth, str]) -> Draft:
    """Return the draft with what happened; births have the slugs of their topics."""
    labels = {topic.slug: topic.label for topic in draft.topics}
    for source in dict.fromkeys(birth.source for birth in births):
        parts = [births[birth] for birth in births if birth.is_part and birth.source == source]
        if parts:
            became = (source, *parts)
            event = TopicEvent(slug=source, label=labels[source], how="split", became=became)
            named = " and ".join(repr(labels[slug]) for slug in parts)
            remark = f"{labels[source]!r} grew; {named} came out of it."
            draft = draft.having(draft.topics, event, remark=remark)
    return draft.remarking(
        *(
            f"{labels[births[birth]]!r} is new: papers that came are about it."
            for birth in births
            if not birth.is_part
        )
    )
