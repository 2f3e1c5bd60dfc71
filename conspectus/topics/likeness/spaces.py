"""The space in which papers are compared to find topics. Vectors in, unit rows out."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from conspectus.topics.likeness.matrices import unit_rows
from conspectus.topics.likeness.neighbours import nearest

if TYPE_CHECKING:
    import numpy.typing as npt

    from conspectus.topics.likeness.vectors import Vectors

    Matrix = npt.NDArray[np.float32]

_MOST_DIMENSIONS = 100
"""More tell single papers apart, not topics: quality on labelled sets falls from 150 on."""
_DIGITS = 5
"""What differs only in the last digits would make equal papers look unequal."""
_CHUNK = 4_096


def topic_space(vectors: Vectors) -> Matrix:
    """Return papers x dimensions; rows of length 1, or 0 for a paper without words.

    A paper stands where its own coordinates are, where the words are that it says, and half-way to
    its nearest neighbours. The three together agree with labelled sets better than each alone.
    """
    with threadpool_limits(1):  # the order of additions, so the last digits, depends on threads
        rows = leading(vectors.matrix)
        if vectors.terms is not None:
            rows = unit_rows(np.hstack([rows, _by_words(vectors, rows.shape[1])]))
        return smooth(rows)


def leading(matrix: Matrix) -> Matrix:
    """Keep the dimensions that carry themes of many papers; the rest tell single papers apart."""
    dimensions = min(_MOST_DIMENSIONS, max(4, round(1.6 * math.sqrt(len(matrix)))))
    return unit_rows(matrix[:, :dimensions])


def _by_words(vectors: Vectors, dimensions: int) -> Matrix:
    """Return the mean of each paper's terms, as directions, against that of all papers.

    In the paper's own coordinates terms of wide use count for more than those of narrow use; here
    each term is a direction only.
    """
    assert vectors.terms is not None  # noqa: S101  # the only caller has looked
    means = vectors.weights @ unit_rows(vectors.terms[:, :dimensions])
    worded = np.diff(vectors.weights.indptr) > 0
    if worded.any():
        means[worded] -= means[worded].mean(axis=0)
    return unit_rows(means)


def smooth(rows: Matrix) -> Matrix:
    """Move each row half-way to its nearest neighbours, so that groups stand out from noise."""
    near = round(math.log2(max(1, len(rows)))) - 2
    if near < 1:
        return rows
    found = nearest(rows, near)
    weights = found.cosines.clip(0)
    weights /= weights.sum(axis=1, keepdims=True) + 1e-9
    moved = np.empty_like(rows)
    for start in range(0, len(rows), _CHUNK):
        part = slice(start, start + _CHUNK)
        moved[part] = rows[part]
        for place in range(found.rows.shape[1]):
            moved[part] += weights[part, place, None] * rows[found.rows[part, place]]
    return unit_rows(moved).round(_DIGITS)
