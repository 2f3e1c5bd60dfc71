"""Papers into groups: how many, which belong together, and how well each one fits.

Rows in, row numbers out: what stands behind a row, and what its group is called, is not known here.
"""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
from threadpoolctl import threadpool_limits

from conspectus.topics.grouping.consensus import agree, cluster
from conspectus.topics.likeness.matrices import sample_rows
from conspectus.topics.likeness.threads import in_threads

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt
    from scipy import sparse

    Matrix = npt.NDArray[np.float32]
    Numbers = npt.NDArray[np.intp]

LEAST_PAPERS = 4
"""A smaller group is no topic, if there are papers enough."""
LARGEST_SHARE = 0.2
"""A larger group says too little of its papers."""
MOST_TOPICS = 160
"""More cannot be browsed even in two levels."""
_BENDS = 60
"""Up to so many topics, their number follows the root of the papers; beyond, their fourth root."""
_CANDIDATES = 11
_FEWER_CANDIDATES = 7
"""Numbers that are tried, from the least to the most."""
_MANY = 40
"""From so many topics on fewer numbers are tried: each costs more, neighbours differ less."""
_STARTS = 4
"""K-means is begun so often for each number, where there are few papers and it is quick."""
_JUDGES = 2_500
"""So many papers, evenly spread, are enough to choose a number by."""


class Bounds(NamedTuple):
    """How few and how many, both allowed."""

    least: int
    most: int


def topic_bounds(papers: int) -> Bounds:
    """Return how many topics suit a number of papers.

    About its root: 5 to 8 for 50 papers, 12 to 20 for 300; beyond some thousands its fourth root,
    65 to 83 for 10,000, 107 to 137 for 75,000, so that the list stays browsable.
    """
    root = math.sqrt(papers)
    few, many = _bent(0.7 * root), _bent(1.15 * root)
    most = max(1, min(MOST_TOPICS, many, papers // LEAST_PAPERS))
    return Bounds(max(1, min(most, few)), most)


def _bent(topics: float) -> int:
    """Let a number grow more slowly once it is large."""
    return round(min(topics, math.sqrt(_BENDS * topics)))


def size_bounds(papers: int, topics: int) -> Bounds:
    """Return how many papers a topic may have, which always leaves a place for each paper."""
    least = min(LEAST_PAPERS, papers // topics)
    return Bounds(least, max(int(papers * LARGEST_SHARE), math.ceil(1.5 * papers / topics)))


def group_papers(
    space: Matrix,
    words: sparse.csr_matrix | None = None,
    count: int | Literal["auto"] = "auto",
    bounds: Bounds | None = None,
) -> tuple[Numbers, ...]:
    """Group the rows of a space; the same rows always give the same groups.

    Every row is in exactly one group. Groups come largest first, rows best fit first.

    Args:
        space: rows x dimensions, of length 1 or 0.
        words: rows x words, each row's shares of 1; None to go by the space alone.
        count: how many groups, at most as many as there are distinct rows.
        bounds: of an automatic number; what suits the number of rows if not given.

    """
    if not len(space):
        return ()
    with threadpool_limits(1):  # the order of additions, so the last digits, depends on threads
        labels = _label_rows(space, words, count, bounds)
        return tuple(sort_by_fit(space, rows) for rows in _by_size(labels))


def fits_of(space: Matrix, groups: Sequence[Numbers]) -> Matrix:
    """Return how well each row fits each group, rows x groups: its cosine to the group's centre.

    A group without rows attracts none: its fits are -1.
    """
    centres = np.zeros((len(groups), space.shape[1]), dtype=np.float32)
    for number, rows in enumerate(groups):
        if len(rows):
            centre = space[rows].mean(axis=0)
            centres[number] = centre / max(float(np.linalg.norm(centre)), 1e-9)
    fits = np.asarray(space @ centres.T).round(5)
    fits[:, [number for number, rows in enumerate(groups) if not len(rows)]] = -1
    return np.asarray(fits, dtype=np.float32)


def sort_by_fit(matrix: Matrix, rows: Numbers) -> Numbers:
    """Return rows by their likeness to the centre of all of them, most alike first."""
    centre = matrix[rows].mean(axis=0)
    fit = (matrix[rows] @ centre).round(5)
    return rows[np.lexsort((rows, -fit))]


def _label_rows(
    space: Matrix,
    words: sparse.csr_matrix | None,
    count: int | Literal["auto"],
    bounds: Bounds | None,
) -> Numbers:
    worded = np.flatnonzero(np.abs(space).sum(axis=1))
    distinct = len(np.unique(space[worded].round(3), axis=0))
    if distinct < 2:  # noqa: PLR2004  # nothing to tell apart
        return np.zeros(len(space), dtype=np.intp)
    if count == "auto":
        count = choose_number(space[worded], bounds or topic_bounds(len(space)), distinct)
    likeness = np.zeros((len(space), min(count, distinct)), dtype=np.float32)
    said = words[worded] if words is not None else None
    likeness[worded] = agree(space[worded], said, likeness.shape[1]).round(5)
    return _within_bounds(likeness)


def choose_number(space: Matrix, bounds: Bounds, distinct: int) -> int:
    """Return the number of groups behind which more groups gain the least.

    Papers are separated the better the more groups there are; the number taken is the knee of that
    curve, where it is farthest above the straight line between its ends (Satopää et al., 2011).
    """
    some = space[sample_rows(len(space), _JUDGES)]
    numbers = _candidate_numbers(Bounds(*(min(bound, distinct, len(some)) for bound in bounds)))
    if len(numbers) == 1:
        return numbers[0]
    scores = np.array(in_threads(partial(_separation_of, some), numbers))
    line = np.interp(numbers, [numbers[0], numbers[-1]], [scores[0], scores[-1]])
    return numbers[int((scores - line).round(4).argmax())]


def _separation_of(space: Matrix, number: int) -> float:
    """Return how well so many groups separate rows, on average, since each start differs."""
    starts = _STARTS if len(space) < _JUDGES else 1
    centres = (cluster(space, number, seed) for seed in range(starts))
    return float(np.mean([separation(space, each) for each in centres]))


def _candidate_numbers(bounds: Bounds) -> list[int]:
    steps = _CANDIDATES if bounds.most < _MANY else _FEWER_CANDIDATES
    numbers = np.linspace(bounds.least, bounds.most, steps).round().astype(int)
    return sorted(set(numbers.tolist()))


def separation(space: Matrix, centres: Matrix) -> float:
    """Return the simplified silhouette (Hruschka et al., 2004), from -1 to 1, by cosine."""
    if len(centres) < 2:  # noqa: PLR2004  # there is no other centre to be far from
        return 0.0
    two = np.partition(1 - space @ centres.T, 1, axis=1)[:, :2]
    own, other = two[:, 0], two[:, 1]
    return float(np.mean((other - own) / np.maximum(other, 1e-9)))


def _within_bounds(likeness: Matrix) -> Numbers:
    """Label each row with the group it is most like, as far as the bounds on sizes allow."""
    papers, groups = likeness.shape
    bounds = size_bounds(papers, groups)
    labels = likeness.argmax(axis=1)
    sizes = np.bincount(labels, minlength=groups)
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
