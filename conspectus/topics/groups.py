"""Vectors into groups: how many, which papers belong together, and how well each one fits.

Rows in, row numbers out: what stands behind a row, and what its group is called, is not known here.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from sklearn.cluster import KMeans
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Matrix = npt.NDArray[np.float32]
    Numbers = npt.NDArray[np.intp]

LEAST_PAPERS = 4
"""A smaller group is no topic, if there are papers enough."""
LARGEST_SHARE = 0.2
"""A larger group says too little of its papers."""
MOST_TOPICS = 99
"""More cannot be browsed as one list."""
_CHUNK = 1_024
_GOOD_ENOUGH = 0.95
_CANDIDATES = 11
_FEWER_CANDIDATES = 5
_MANY = 50
_STARTS = 10
_FEWER_STARTS = 2
_SMALL = 2_000


class Bounds(NamedTuple):
    """How few and how many, both allowed."""

    least: int
    most: int


def topic_bounds(papers: int) -> Bounds:
    """Return how many topics suit a number of papers: about its root, 10 to 20 for 300 papers."""
    root = math.sqrt(papers)
    most = max(1, min(MOST_TOPICS, round(1.15 * root), papers // LEAST_PAPERS))
    return Bounds(max(1, min(most, round(0.6 * root))), most)


def size_bounds(papers: int, topics: int) -> Bounds:
    """Return how many papers a topic may have, which always leaves a place for each paper."""
    least = min(LEAST_PAPERS, papers // topics)
    return Bounds(least, max(int(papers * LARGEST_SHARE), math.ceil(1.5 * papers / topics)))


def group_papers(matrix: Matrix, count: int | Literal["auto"] = "auto") -> tuple[Numbers, ...]:
    """Group the rows of a matrix, papers x dimensions, whose rows have length 1 or 0.

    Every row is in exactly one group. Groups come largest first, rows best fit first. The same
    matrix always gives the same groups.
    """
    if not len(matrix):
        return ()
    with threadpool_limits(1):  # the order of additions, so the last digits, depends on threads
        space = smooth(leading(matrix))
        labels = _label_rows(space, count)
        return tuple(sort_by_fit(space, rows) for rows in _by_size(labels))


def topic_space(matrix: Matrix) -> Matrix:
    """Return the papers as topics compare them, papers x dimensions; rows of length 1 or 0."""
    with threadpool_limits(1):  # the order of additions, so the last digits, depends on threads
        return smooth(leading(matrix))


def fits_of(space: Matrix, groups: Sequence[Numbers]) -> Matrix:
    """Return how well each row fits each group, rows x groups: its cosine to the group's centre.

    A group without rows attracts none: its fits are -1.
    """
    fits = np.full((len(space), len(groups)), -1, dtype=np.float32)
    for number, rows in enumerate(groups):
        if len(rows):
            centre = space[rows].mean(axis=0)
            fits[:, number] = space @ (centre / max(float(np.linalg.norm(centre)), 1e-9))
    return fits.round(5)


def leading(matrix: Matrix) -> Matrix:
    """Keep the dimensions that carry themes of many papers; the rest tell single papers apart."""
    dimensions = max(4, round(1.6 * math.sqrt(len(matrix))))
    return np.asarray(normalize(matrix[:, :dimensions]), dtype=np.float32)


def smooth(matrix: Matrix) -> Matrix:
    """Move each row half-way to its nearest neighbours, so that groups stand out from noise."""
    near = round(math.log2(len(matrix))) - 2
    if near < 1:
        return matrix
    moved = np.empty_like(matrix)
    for start in range(0, len(matrix), _CHUNK):
        rows = slice(start, start + _CHUNK)
        likeness = matrix[rows] @ matrix.T
        likeness[np.arange(len(likeness)), np.arange(start, start + len(likeness))] = -2
        nearest = np.argpartition(-likeness, near - 1, axis=1)[:, :near]
        weights = np.take_along_axis(likeness, nearest, axis=1).clip(0)
        weights /= weights.sum(axis=1, keepdims=True) + 1e-9
        moved[rows] = matrix[rows] + np.einsum("nk,nkd->nd", weights, matrix[nearest])
    # What differs only in the last digits would make equal papers look unequal.
    return np.asarray(normalize(moved).round(5), dtype=np.float32)


def sort_by_fit(matrix: Matrix, rows: Numbers) -> Numbers:
    """Return rows by their likeness to the centre of all of them, most alike first."""
    centre = matrix[rows].mean(axis=0)
    fit = (matrix[rows] @ centre).round(5)
    return rows[np.lexsort((rows, -fit))]


def _label_rows(space: Matrix, count: int | Literal["auto"]) -> Numbers:
    worded = np.flatnonzero(np.abs(space).sum(axis=1))
    distinct = len(np.unique(space[worded].round(3), axis=0))
    if distinct < 2:  # noqa: PLR2004  # nothing to tell apart
        return np.zeros(len(space), dtype=np.intp)
    if count == "auto":
        bounds = topic_bounds(len(worded))
        candidates = _spread(Bounds(*(min(bound, distinct) for bound in bounds)))
    else:
        candidates = [min(count, distinct, len(space))]
    centres = _choose([_cluster(space[worded], number) for number in candidates], space[worded])
    return _within_bounds(space, centres)


def _spread(bounds: Bounds) -> list[int]:
    steps = _CANDIDATES if bounds.most < _MANY else _FEWER_CANDIDATES
    numbers = np.linspace(bounds.least, bounds.most, steps).round().astype(int)
    return sorted(set(numbers.tolist()))


def _cluster(space: Matrix, number: int) -> Matrix:
    """Return the centres of k-means, groups x dimensions, all of length 1."""
    starts = _STARTS if len(space) < _SMALL else _FEWER_STARTS
    model = KMeans(number, n_init=starts, random_state=0).fit(space)
    return np.asarray(normalize(model.cluster_centers_), dtype=np.float32)


def _choose(options: list[Matrix], space: Matrix) -> Matrix:
    """Return the fewest centres that separate the rows nearly as well as any option does."""
    scores = [separation(space, centres) for centres in options]
    enough = _GOOD_ENOUGH * max(scores)
    return next(centres for centres, score in zip(options, scores, strict=True) if score >= enough)


def separation(space: Matrix, centres: Matrix) -> float:
    """Return the simplified silhouette (Hruschka et al., 2004), from -1 to 1, by cosine."""
    if len(centres) < 2:  # noqa: PLR2004  # there is no other centre to be far from
        return 0.0
    two = np.partition(1 - space @ centres.T, 1, axis=1)[:, :2]
    own, other = two[:, 0], two[:, 1]
    return float(np.mean((other - own) / np.maximum(other, 1e-9)))


def _within_bounds(space: Matrix, centres: Matrix) -> Numbers:
    """Label each row with its nearest centre, as far as the bounds on sizes allow."""
    likeness = (space @ centres.T).round(5)
    bounds = size_bounds(len(space), len(centres))
    labels = likeness.argmax(axis=1)
    sizes = np.bincount(labels, minlength=len(centres))
    if sizes.min() >= bounds.least and sizes.max() <= bounds.most:
        return np.asarray(labels, dtype=np.intp)
    return _fill(likeness, bounds)


def _fill(likeness: Matrix, bounds: Bounds) -> Numbers:
    """Give each group its least number of rows, then each row the nearest group with room.

    Pairs are taken from the most alike down, so that those who move to a second choice are those
    for whom it matters least.
    """
    papers, groups = likeness.shape
    labels = np.full(papers, -1, dtype=np.intp)
    sizes = np.zeros(groups, dtype=np.intp)
    order = np.argsort(-likeness, axis=None, kind="stable")
    for limit in (bounds.least, bounds.most):
        for row, group in zip(*np.unravel_index(order, likeness.shape), strict=True):
            if labels[row] < 0 and sizes[group] < limit:
                labels[row] = group
                sizes[group] += 1
    return labels


def _by_size(labels: Numbers) -> list[Numbers]:
    """Return the rows of each label, the largest group first, equal ones by their first row."""
    groups = [np.flatnonzero(labels == label) for label in np.unique(labels)]
    return sorted(groups, key=lambda rows: (-len(rows), rows[0]))
