"""How alike papers of a digest are by chance: what those that are called related must exceed.

It measures pairs that have nothing to do with each other; what is made of it is decided elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from conspectus.topics.explaining.shared_terms import products_of_rows

if TYPE_CHECKING:
    import numpy.typing as npt
    from scipy import sparse

    from conspectus.topics.explaining.shared_terms import Rows

    Matrix = npt.NDArray[np.float32]

LEAST_LIKENESS = 0.04, 0.07
"""Between these lies the floor for the likeness of related papers, whatever the digest is like.

Neighbours below the lower bound convince nobody, however many papers there are; the upper one
keeps papers of one narrow subject related, where pairs taken at random are alike too
(``docs/decisions/why-related.md``).
"""
_CHANCE = 0.95
"""The share of pairs taken at random that are less alike than papers called related."""
_PAIRS = 20_000
"""Enough that a quantile of them hardly depends on which they are."""
_GOLDEN = (5**0.5 - 1) / 2
_DIGITS = 4
"""More would show differences between machines."""


def least_likeness(weights: sparse.csr_matrix) -> float:
    """Return the cosine of words below which papers are not called related.

    Args:
        weights: papers x vocabulary, rows of length 1 or 0.

    """
    one, other = unconnected_pairs(weights.shape[0])
    if not len(one):
        return LEAST_LIKENESS[0]
    likeness = np.asarray(
        products_of_rows(weights, one, other).sum(axis=1), dtype=np.float64
    ).ravel()
    return float(np.quantile(likeness, _CHANCE).clip(*LEAST_LIKENESS).round(_DIGITS))


def least_nearness(matrix: Matrix) -> float:
    """Return the cosine of meanings from which papers are related even without a word in common.

    Args:
        matrix: papers x dimensions, rows of length 1 or 0.

    """
    one, other = unconnected_pairs(len(matrix))
    if not len(one):
        return 1.0
    nearness = np.einsum("ij,ij->i", matrix[one], matrix[other], dtype=np.float64)
    return float(np.quantile(nearness, _CHANCE).round(_DIGITS))


def unconnected_pairs(count: int) -> tuple[Rows, Rows]:
    """Return the rows of pairs, spread evenly over all pairs of ``count`` rows, always the same.

    Steps of the golden ratio do not repeat, so that they meet no pattern in the order of papers.
    """
    if count < 2:  # noqa: PLR2004  # a pair
        return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
    places = np.arange(_PAIRS)
    one = places * count // _PAIRS
    distance = 1 + ((places * _GOLDEN) % 1 * (count - 1)).astype(np.intp)
    return one, (one + distance) % count
