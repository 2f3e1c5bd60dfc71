"""What topics compute with matrices: rows of length 1, strongest dimensions, centres of groups.

scikit-learn computes the same, but loading it takes longer than grouping a small digest. What rows
stand for is not known here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import linalg

if TYPE_CHECKING:
    import numpy.typing as npt
    from scipy import sparse

    Matrix = npt.NDArray[np.float32]
    Numbers = npt.NDArray[np.intp]

_SPARE = 10
"""Dimensions computed beyond those that are asked for; Halko et al. advise five to ten."""
_ROUNDS = 5
"""Subspace iterations, as scikit-learn makes them for a matrix of such a shape."""
_MOST_MOVES = 100
"""Of k-means; it mostly settles within thirty."""
_DRAWN_FROM = 4_000
"""So many rows are enough to find rows far apart among."""
_SEED = 0


class Dimensions(NamedTuple):
    """What a matrix says of its rows and of its columns, the strongest dimensions first."""

    rows: Matrix
    """Rows x dimensions."""
    columns: Matrix
    """Columns x dimensions."""


class Grouping(NamedTuple):
    """Groups of rows."""

    centres: Matrix
    """Groups x dimensions."""
    inertia: float
    """The sum of the squared distances of rows to their centres."""


def unit_rows(matrix: npt.NDArray[np.floating]) -> Matrix:
    """Return rows scaled to length 1; rows of length 0 stay."""
    lengths = np.sqrt(np.einsum("nd,nd->n", matrix, matrix))
    return np.asarray(matrix / np.where(lengths > 0, lengths, 1)[:, None], dtype=np.float32)


def sparse_rows(matrix: sparse.csr_matrix, lengths: npt.NDArray[np.floating]) -> sparse.csr_matrix:
    """Return the rows of a sparse matrix divided by their lengths; rows of length 0 stay."""
    divided = matrix.copy()
    divisors = np.repeat(np.where(lengths > 0, lengths, 1), np.diff(matrix.indptr))
    divided.data = (matrix.data / divisors).astype(np.float32)
    return divided


def strongest_dimensions(weights: sparse.csr_matrix, dimensions: int) -> Dimensions:
    """Return the rows and columns of a sparse matrix in so many dimensions, the strongest first.

    These are the left and the right singular vectors, each times the singular values, by random
    projection with subspace iterations (Halko, Martinsson and Tropp, 2011,
    https://arxiv.org/abs/0909.4061, algorithms 4.4 and 5.1). The same matrix always gives the same
    numbers.

    Args:
        weights: float32, rows x columns.
        dimensions: at most the lesser of rows and columns.

    """
    width = min(dimensions + _SPARE, *weights.shape)
    chance = np.random.RandomState(_SEED)  # whose numbers no version of NumPy changes
    across = weights.T
    basis = chance.normal(size=(weights.shape[1], width)).astype(np.float32)
    for _ in range(_ROUNDS):
        basis = _orthonormal(across @ (weights @ basis))
    basis = _orthonormal(weights @ basis)
    along = across @ basis
    squares, directions = linalg.eigh(along.T.astype(np.float64) @ along)
    signs = np.sign(directions[np.abs(directions).argmax(axis=0), np.arange(width)])
    strongest_first = (directions * signs)[:, ::-1][:, :dimensions]
    strengths = np.sqrt(np.maximum(squares[::-1][:dimensions], 0))
    return Dimensions(
        np.asarray(basis @ (strongest_first * strengths).astype(np.float32), dtype=np.float32),
        np.asarray(along @ strongest_first.astype(np.float32), dtype=np.float32),
    )


def _orthonormal(columns: Matrix) -> Matrix:
    # NumPy's own computes with numbers twice as long.
    return np.asarray(linalg.qr(columns, mode="economic", check_finite=False)[0])


def k_means(space: Matrix, number: int, seed: int) -> Grouping:
    """Group rows around so many centres.

    Lloyd's algorithm from centres drawn as k-means++ draws them (Arthur and Vassilvitskii, 2007),
    of many rows among some of them. The same rows and seed always give the same centres.

    Args:
        space: rows x dimensions, ``number`` of them distinct or more.
        number: of groups.
        seed: where chance begins.

    """
    few = space[sample_rows(len(space), max(_DRAWN_FROM, number))]
    chosen = _draw(few, _squares(few), number, np.random.RandomState(seed))
    return _settle(space, _squares(space), chosen)


def nearest_centres(space: Matrix, centres: Matrix) -> Numbers:
    """Return the nearest centre of each row."""
    return np.asarray(_distances(space, _squares(space), centres).argmin(axis=1))


def sample_rows(rows: int, most: int) -> Numbers:
    """Return so many row numbers, evenly spread; all of them if they are no more."""
    return np.unique(np.linspace(0, rows - 1, min(rows, most)).round().astype(np.intp))


def _squares(space: Matrix) -> Matrix:
    return np.asarray(np.einsum("nd,nd->n", space, space), dtype=np.float32)


def _draw(space: Matrix, squares: Matrix, number: int, chance: np.random.RandomState) -> Matrix:
    """Draw centres far apart: each the best of some rows, which are likelier the farther away."""
    first = chance.randint(len(space))
    chosen = [first]
    nearest = _distances(space, squares, space[[first]])[:, 0]
    tries = 2 + int(np.log(number))
    for _ in range(1, number):
        reached = np.cumsum(nearest, dtype=np.float64)
        drawn = np.searchsorted(reached, chance.random_sample(tries) * reached[-1])
        drawn = np.minimum(drawn, len(space) - 1)
        distances = np.minimum(_distances(space, squares, space[drawn]), nearest[:, None])
        best = distances.sum(axis=0).argmin()
        nearest = distances[:, best]
        chosen.append(drawn[best])
    return space[chosen]


def _settle(space: Matrix, squares: Matrix, centres: Matrix) -> Grouping:
    """Move centres until no row changes its group.

    Most moves change only some of the groups: of the others neither centres nor distances change.
    """
    distances = _distances(space, squares, centres)
    labels = distances.argmin(axis=1)
    changed = np.arange(len(centres))
    for _ in range(_MOST_MOVES - 1):
        centres = _means(space, labels, centres, changed)
        distances[:, changed] = _distances(space, squares, centres[changed])
        before, labels = labels, distances.argmin(axis=1)
        differ = before != labels
        if not differ.any():
            break
        changed = np.unique(np.concatenate((before[differ], labels[differ])))
    return Grouping(centres, float(distances.min(axis=1).sum(dtype=np.float64)))


def _means(space: Matrix, labels: Numbers, centres: Matrix, changed: Numbers) -> Matrix:
    """Return the mean of the rows of each changed group; one without any keeps its centre."""
    is_changed = np.zeros(len(centres), dtype=np.bool_)
    is_changed[changed] = True
    rows = np.flatnonzero(is_changed[labels])
    order = rows[np.argsort(labels[rows], kind="stable")]
    groups, starts, sizes = np.unique(labels[order], return_index=True, return_counts=True)
    moved = centres.copy()
    if len(groups):
        moved[groups] = np.add.reduceat(space[order], starts, axis=0) / sizes[:, None]
    return moved


def _distances(space: Matrix, squares: Matrix, centres: Matrix) -> Matrix:
    """Return squared Euclidean distances, rows x centres."""
    distances = space @ centres.T
    distances *= -2
    distances += squares[:, None]
    distances += (centres * centres).sum(axis=1)
    return np.asarray(np.maximum(distances, 0, out=distances))
