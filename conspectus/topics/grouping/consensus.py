"""Groups on which several groupings agree, each of them corrected by the words papers say.

Rows in, a label for each row out; how many groups there should be is decided elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from conspectus.topics.likeness.matrices import k_means, nearest_centres, sample_rows, unit_rows
from conspectus.topics.likeness.threads import in_threads

if TYPE_CHECKING:
    import numpy.typing as npt
    from scipy import sparse

    Matrix = npt.NDArray[np.float32]

_OPINIONS = 24
"""So many groupings are asked; more change little, fewer depend on where each began."""
_FEWER_OPINIONS = 2
"""Of many papers each grouping is the more certain: four agreed no better with the categories of
10,000 papers."""
_MANY = 12_000
"""Of more papers, so many, evenly spread, decide; the others follow."""
_SOME = 5_000
"""Up to so many papers the larger number of opinions takes no more than a second or two."""
_SPREAD = 0.4
"""By how much the numbers of groups differ from what is asked for, so that opinions differ."""
_STARTS = 4
"""Of so many ways to sum up the opinions the tightest is taken."""
_STEPS = 8
"""Rounds of refining; more change the groups of one paper in a hundred."""
_SHARPNESS = 10.0
"""Words that a paper counts for as evidence; all of its words would leave no doubt, which is wrong
since words come together."""
_NEVER = 1e-12
"""The share of words that none of the rows says."""
_PRIOR = 0.2
"""What papers at large say counts as much as so large a share of a group's own papers."""


def cluster(space: Matrix, number: int, seed: int) -> Matrix:
    """Return the centres of k-means, groups x dimensions, all of length 1."""
    return unit_rows(k_means(space, number, seed).centres)


def agree(space: Matrix, words: sparse.csr_matrix | None, number: int) -> Matrix:
    """Return how much each row belongs to each of ``number`` groups, rows x groups.

    Several k-means groupings, into more groups and fewer, are each refined by a mixture of word
    distributions; rows are then grouped by what all of them say (cluster ensembles: Strehl and
    Ghosh, 2002). The likeness of a row to its group is the largest of its row.

    Args:
        space: rows x dimensions, all of length 1.
        words: rows x words, each row's shares of 1; None to go by the space alone.
        number: at least 1 and at most the number of distinct rows.

    """
    votes = np.hstack(_opinions(space, words, number))
    votes = unit_rows(votes).round(4)
    starts = _STARTS if len(space) <= _SOME else 1
    some = votes[sample_rows(len(votes), _MANY)]
    found = [k_means(some, number, seed) for seed in range(starts)]
    centres = unit_rows(min(found, key=lambda grouping: grouping.inertia).centres)
    return np.asarray(votes @ centres.T, dtype=np.float32)


def _opinions(space: Matrix, words: sparse.csr_matrix | None, number: int) -> list[Matrix]:
    """Return several groupings, rows x groups each; squares of a row sum to 1."""
    some = space[sample_rows(len(space), _MANY)]
    opinions = _OPINIONS if len(space) <= _SOME else _FEWER_OPINIONS
    shares = np.linspace(1 - _SPREAD, 1 + _SPREAD, opinions)
    turned = words.T.tocsr() if words is not None else None

    def opinion(seed: int) -> Matrix:
        groups = min(max(2, round(number * shares[seed])), len(some))
        centres = k_means(some, groups, seed).centres
        chosen = np.eye(groups, dtype=np.float32)[nearest_centres(space, centres)]
        return chosen if words is None else np.sqrt(refine(words, turned, chosen))

    return in_threads(opinion, range(opinions))


def refine(words: sparse.csr_matrix, turned: sparse.csr_matrix, chosen: Matrix) -> Matrix:
    """Return how likely each row is in each group, by the words of both; rows x groups.

    Expectation and maximisation of a mixture of multinomials, tempered (Nigam et al., 2000).

    Args:
        words: rows x words, each row's shares of 1.
        turned: the same, words x rows.
        chosen: what to begin with, rows x groups.

    """
    usual = np.asarray(words.sum(axis=0)).ravel()
    usual = np.maximum(usual / max(float(usual.sum()), 1e-9), _NEVER).astype(np.float32)
    prior = _PRIOR * words.shape[0] / chosen.shape[1]
    for _ in range(_STEPS):
        said = np.asarray(turned @ chosen)
        shares = (said + prior * usual[:, None]) / (said.sum(axis=0) + prior)
        evidence = np.log(shares / usual[:, None]).astype(np.float32)
        likely = np.asarray(words @ evidence, dtype=np.float32) * np.float32(_SHARPNESS)
        likely = np.exp(likely - likely.max(axis=1, keepdims=True))
        chosen = likely / likely.sum(axis=1, keepdims=True)
    return chosen
