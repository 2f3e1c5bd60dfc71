"""Papers as vectors: weighted words (TF-IDF) and the space of meanings they span (LSA).

It turns values into values; what the vectors are used for is none of its business.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.preprocessing import normalize
from sklearn.utils.extmath import randomized_svd
from threadpoolctl import threadpool_limits

from conspectus.topics.term_counts import count_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from conspectus.model.paper import Paper

LARGEST_SHARE = 0.3
"""Words that more than this share of the papers say distinguish none of them."""
DIMENSIONS = 128
_FEW = 20
"""So few papers share too few words to be choosy about words."""


@dataclass(frozen=True)
class Vectors:
    """Papers in the order of their slugs, each a row."""

    slugs: tuple[str, ...]
    weights: sparse.csr_matrix
    """TF-IDF weights, float32, papers x vocabulary; rows of length 1, or 0 for a wordless paper."""
    matrix: npt.NDArray[np.float32]
    """Papers x dimensions; rows of length 1 or 0; the first dimensions say the most."""
    vocabulary: tuple[str, ...]
    """Words and pairs of words, in the order of the columns of ``weights``."""


def vectors_of(papers: Iterable[Paper]) -> Vectors:
    """Return the vectors of papers; the order in which they come makes no difference."""
    ordered = sorted(papers, key=lambda paper: paper.slug)
    weights, vocabulary = _weigh([(paper.title, paper.abstract) for paper in ordered])
    with threadpool_limits(1):  # the order of additions, so the last digits, depends on threads
        matrix = _reduce(weights)
    return Vectors(tuple(paper.slug for paper in ordered), weights, matrix, vocabulary)


def _weigh(texts: Sequence[Sequence[str]]) -> tuple[sparse.csr_matrix, tuple[str, ...]]:
    papers = len(texts)
    found = None
    if papers >= _FEW:
        found = count_terms(texts, least=2 + papers // 2_500, most=LARGEST_SHARE * papers)
    if not found or not found.vocabulary:  # no word is both common enough and rare enough
        found = count_terms(texts)
    if not found.vocabulary:
        return sparse.csr_matrix((papers, 1), dtype=np.float32), ("",)
    weights = TfidfTransformer(sublinear_tf=True).fit_transform(found.counts)
    return sparse.csr_matrix(weights), found.vocabulary


def _reduce(weights: sparse.csr_matrix) -> npt.NDArray[np.float32]:
    """Return latent semantic coordinates (Deerwester et al., 1990), strongest dimension first."""
    if not weights.shape[0]:
        return np.zeros((0, 1), dtype=np.float32)
    dimensions = min(DIMENSIONS, weights.shape[0] - 1, weights.shape[1] - 1)
    if dimensions < 1 or not weights.nnz:
        coordinates = weights[:, :1].toarray()
    else:
        places, strengths, _ = randomized_svd(weights, dimensions, n_iter=5, random_state=0)
        coordinates = places * strengths
        coordinates[np.diff(weights.indptr) == 0] = (
            0  # else the noise of a wordless paper is scaled up
        )
    return np.asarray(normalize(coordinates), dtype=np.float32)
