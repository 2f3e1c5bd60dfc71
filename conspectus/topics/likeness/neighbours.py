"""The nearest neighbours of every row of a matrix, exactly, by the cosine.

It compares each row with all others, some rows at a time and several times at once. Rows in, row
numbers out: what stands behind a row is not known here. Why the search is not an approximate one is
told in ``docs/decisions/related-papers.md``.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from conspectus.topics.likeness.threads import in_threads

if TYPE_CHECKING:
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float32]
    Numbers = npt.NDArray[np.intp]
    Ranks = npt.NDArray[np.int64]
    """Rounded values with their places, in one number each, so that ties end in the place."""

DIGITS = 4
"""Of a cosine; more would show differences between machines."""
_CHUNK = 256
"""Rows compared at a time; 77 MB for 75,000 rows."""
_BLOCK = 64
"""Cosines of which only the largest is looked at, unless it is one of a row's largest."""
_SPARE = 2
"""Blocks looked into beyond the least number: then ties hardly ever need a closer look."""
_PLACE_BITS = 32
_PLACES = (1 << _PLACE_BITS) - 1
_ITSELF = -2
_NOBODY = -3
"""Stand for the cosine of a row to itself, and to what is no row; both are below all others."""


class Neighbours(NamedTuple):
    """For each row others, the most alike first; equally alike ones in their order."""

    rows: Numbers
    """Rows x count."""
    cosines: Matrix
    """Rows x count, rounded to ``DIGITS``; 0 or less where two rows share nothing."""


def nearest(matrix: Matrix, count: int) -> Neighbours:
    """Return the ``count`` nearest other rows of each row, or all others where they are fewer.

    Cosines are compared as they are rounded, so that what differs only in digits that computing
    changes is equally alike. Neither the number of processors nor that of threads shows.

    Args:
        matrix: rows x dimensions; rows of length 1 or 0.
        count: how many to find.

    """
    total = len(matrix)
    count = max(0, min(count, total - 1))
    found = Neighbours(np.zeros((total, count), np.intp), np.zeros((total, count), np.float32))
    if not count:
        return found
    blocks = -(-total // _BLOCK)
    columns = np.zeros((matrix.shape[1], blocks * _BLOCK), np.float32)
    columns[:, :total] = matrix.T
    search = partial(_search, matrix, columns, found)
    in_threads(search, range(0, total, _CHUNK))  # each fills its own rows
    return found


def _search(matrix: Matrix, columns: Matrix, found: Neighbours, start: int) -> None:
    """Fill in the neighbours of a chunk of rows."""
    rows = np.arange(start, min(start + _CHUNK, len(matrix)))
    likeness = matrix[rows] @ columns
    likeness[np.arange(len(rows)), rows] = _ITSELF
    likeness[:, len(matrix) :] = _NOBODY
    count = found.rows.shape[1]
    best, unsure = _best(likeness, count)
    for row in np.flatnonzero(unsure):
        best[row] = _largest(_ranks(likeness[row], np.arange(likeness.shape[1])), count)
    found.rows[rows] = ~best & _PLACES
    found.cosines[rows] = (best >> _PLACE_BITS) / 10**DIGITS


def _best(likeness: Matrix, count: int) -> tuple[Ranks, npt.NDArray[np.bool_]]:
    """Return the ranks of the largest of each row, and whether equal ones may be left out.

    The ``count`` largest lie in the ``count`` blocks with the largest maxima, so that it is enough
    to look into those. A block is every so many columns: its maximum is found several times as fast
    as that of neighbouring columns.
    """
    blocks = likeness.reshape(len(likeness), _BLOCK, -1)
    maxima = blocks.max(axis=1)
    starts = np.arange(0, likeness.shape[1], maxima.shape[1])
    if count + _SPARE >= maxima.shape[1]:
        ranks = _ranks(likeness, np.arange(likeness.shape[1]))
        return _largest(ranks, count), np.zeros(len(likeness), dtype=np.bool_)
    order = np.argpartition(-maxima, count + _SPARE, axis=1)
    chosen, next_one = order[:, : count + _SPARE], order[:, count + _SPARE, None]
    values = np.take_along_axis(blocks, chosen[:, None, :], axis=2)
    ranks = _ranks(values, chosen[:, None, :] + starts[:, None]).reshape(len(likeness), -1)
    best = _largest(ranks, count)
    beyond = _ranks(np.take_along_axis(maxima, next_one, axis=1), next_one)[:, 0]
    return best, beyond >> _PLACE_BITS >= best[:, -1] >> _PLACE_BITS


def _ranks(values: Matrix, places: Numbers) -> Ranks:
    """Return numbers in whose order the larger values come last, of equal ones the later."""
    ranks: Ranks = (values * 10**DIGITS).round().astype(np.int64) << _PLACE_BITS
    return ranks | ~places & _PLACES


def _largest(ranks: Ranks, count: int) -> Ranks:
    """Return the largest along the last axis, in falling order."""
    return -np.sort(np.partition(-ranks, count - 1)[..., :count])
