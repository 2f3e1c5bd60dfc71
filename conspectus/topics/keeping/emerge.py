"""Topics that emerge: papers that came, fit their topics badly, and hang together.

What is told of them, and how they are called, is settled elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from conspectus.topics.grouping.groups import LEAST_PAPERS
from conspectus.topics.keeping.growth import Birth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conspectus.model.topic import Topic
    from conspectus.topics.keeping.corpus import Corpus, Matrix, Numbers
    from conspectus.topics.keeping.growth import Growth

_POOR = 10
"""The worst-fitting per cent of the papers that were there fit badly."""
_COMPARABLE = 2_000
"""So many papers are compared each with each: two million pairs, a few dozen megabytes."""
_NONE = np.array([], dtype=np.intp)


def emerging(topics: Sequence[Topic], corpus: Corpus, growth: Growth, room: int) -> list[Birth]:
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
        if len(bunch) >= least and _is_new(bunch, usual, corpus, growth):
            source = filled[int(fits[bunch].mean(axis=0).argmax())].slug
            births.append(Birth(corpus.slugs_of(bunch), source, is_part=False))
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


def _is_new(bunch: Numbers, usual: float, corpus: Corpus, growth: Growth) -> bool:
    """Tell whether a bunch is larger than the number of older papers on its subject."""
    near = corpus.fits([corpus.slugs_of(bunch)])[:, 0] >= usual
    return sum(corpus.papers[row].slug in growth.old for row in np.flatnonzero(near)) < len(bunch)


def _bunches(rows: Numbers, usual: float, corpus: Corpus) -> list[Numbers]:
    """Return groups of rows that hang together as topics usually do.

    Where the cosine to the centre is ``usual``, two members have about its square on average.
    """
    worded = rows[np.abs(corpus.space[rows]).sum(axis=1) > 0]
    if len(worded) < LEAST_PAPERS:
        return []
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415  # slow to load, and seldom needed

    with threadpool_limits(1):  # the order of additions, so the last digits, depends on threads
        likeness = (corpus.space[worded] @ corpus.space[worded].T).round(5).clip(-1, 1)
    pairs = np.triu_indices(len(worded), 1)
    tree = linkage(1 - likeness[pairs].astype(np.float64), "average")
    labels = fcluster(tree, 1 - usual**2, "distance")
    return [worded[labels == label] for label in np.unique(labels)]
