"""What topics compute with matrices: rows of length 1, strongest dimensions, centres of groups.

scikit-learn computes the same, but loading it takes longer than grouping a small digest. What rows
stand for is not known here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
_MOST_MOVES = 300
_SEED = 0


def unit_rows(matrix: npt.NDArray[np.floating]) -> Matrix:
    """Return rows scaled to length 1; rows of length 0 stay."""
    lengths = np.sqrt(np.einsum("nd,nd->n", matrix, matrix))
    return np.asarray(matrix / np.where(lengths > 0, lengths, 1)[:, None], dtype=np.float32)


def strongest_dimensions(weights: sparse.csr_matrix, dimensions: int) -> Matrix:
    """Return the rows of a sparse matrix in so many dimensions, the strongest first.

    These are the left singular vectors times the singular values, by random projection with
    subspace iterations (Halko, Martinsson and Tropp, 2011, https://arxiv.org/abs/0909.4061,
    algorithms 4.4 and 5.1). The same matrix always gives the same numbers.

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
    along = (across @ basis).astype(np.float64)
    strengths, directions = linalg.eigh(along.T @ along)
    signs = np.sign(directions[np.abs(directions).argmax(axis=0), np.arange(width)])
    scaled = directions * (signs * np.sqrt(np.maximum(strengths, 0)))
    strongest_first = scaled[:, ::-1][:, :dimensions].astype(np.float32)
    return np.asarray(basis @ strongest_first, dtype=np.float32)


def _orthonormal(columns: Matrix) -> Matrix:
    # NumPy's own computes with numbers twice as long.
    return np.asarray(linalg.qr(columns, mode="economic", check_finite=False)[0])


def k_means(space: Matrix, number: int, *, starts: int = 1) -> Matrix:
    """Return the centres of so many groups of rows, groups x dimensions.

    Lloyd's algorithm from centres drawn as k-means++ draws them (Arthur and Vassilvitskii, 2007);
    of several starts the one whose rows lie nearest to their centres. The same rows always give
    the same centres.

    Args:
        space: rows x dimensions, ``number`` of them distinct or more.
        number: of groups.
        starts: how often to begin anew.

    """
    chance = np.random.RandomState(_SEED)
    squares = np.einsum("nd,nd->n", space, space)
    runs = [_settle(space, squares, _draw(space, squares, number, chance)) for _ in range(starts)]
    return min(runs, key=lambda run: run[1])[0]


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


def _settle(space: Matrix, squares: Matrix, centres: Matrix) -> tuple[Matrix, float]:
    """Move centres until no row changes its group; return them, and how far rows are from them."""
    labels = np.full(len(space), -1)
    for _ in range(_MOST_MOVES):
        distances = _distances(space, squares, centres)
        before, labels = labels, distances.argmin(axis=1)
        if np.array_equal(before, labels):
            break
        centres = _means(space, labels, centres)
    return centres, float(_distances(space, squares, centres).min(axis=1).sum(dtype=np.float64))


def _means(space: Matrix, labels: Numbers, centres: Matrix) -> Matrix:
    """Return the mean of each group's rows; a group without any keeps its centre."""
    order = np.argsort(labels, kind="stable")
    groups, starts, sizes = np.unique(labels[order], return_index=True, return_counts=True)
    moved = centres.copy()
    moved[groups] = np.add.reduceat(space[order], starts, axis=0) / sizes[:, None]
    return moved


def _distances(space: Matrix, squares: Matrix, centres: Matrix) -> Matrix:
    """Return squared Euclidean distances, rows x centres."""
    distances = squares[:, None] - 2 * (space @ centres.T) + (centres * centres).sum(axis=1)
    return np.asarray(np.maximum(distances, 0), dtype=np.float32)
