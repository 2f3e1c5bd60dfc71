"""Papers as vectors: weighted terms (BM25) and the space of meanings they span (LSA).

It turns values into values; what the vectors are used for is none of its business.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
from scipy import sparse
from threadpoolctl import threadpool_limits

from conspectus.topics.likeness.matrices import sparse_rows, strongest_dimensions, unit_rows
from conspectus.topics.likeness.term_counts import TermCounts, count_terms
from conspectus.topics.likeness.words import singular, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import numpy.typing as npt

    from conspectus.model.paper import Paper

    Matrix = npt.NDArray[np.float32]

LARGEST_SHARE = 0.3
"""Words that more than this share of the papers say distinguish none of them."""
DIMENSIONS = 128
"""At most, of words and of embeddings; grouping takes the first of them."""
_FEW = 20
"""So few papers share too few words to be choosy about words."""
_SATURATION = 1.2
_LENGTH = 0.75
"""BM25's customary constants: how soon repetition stops counting, how much length counts."""


class Meanings(NamedTuple):
    """Papers and terms in one space; the first dimensions say the most."""

    papers: Matrix
    """Papers x dimensions; rows of length 1 or 0."""
    terms: Matrix
    """Vocabulary x dimensions."""


@dataclass(frozen=True)
class Vectors:
    """Papers in the order of their slugs, each a row."""

    slugs: tuple[str, ...]
    weights: sparse.csr_matrix
    """BM25 weights, float32, papers x vocabulary; rows of length 1, or 0 for a wordless paper."""
    matrix: Matrix
    """Papers x dimensions; rows of length 1 or 0; the first dimensions say the most."""
    vocabulary: tuple[str, ...]
    """Words and pairs of words, in the order of the columns of ``weights``."""
    words: sparse.csr_matrix | None = None
    """How often papers say single words, damped, each row's shares of 1; papers x words.

    None where papers are compared by more than their words.
    """
    terms: Matrix | None = None
    """The terms in the space of ``matrix``, vocabulary x dimensions; None as above."""

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """The row of each paper, by slug."""
        return {slug: row for row, slug in enumerate(self.slugs)}


Vectorizer: TypeAlias = "Callable[[Iterable[Paper], Iterable[str]], Vectors]"
"""From papers, and words and phrases that shall not count, to vectors."""


def vectors_of(papers: Iterable[Paper], banned: Iterable[str] = ()) -> Vectors:
    """Return the vectors of papers; the order in which they come makes no difference.

    ``banned`` words and phrases count as if no paper said them; case makes no difference.
    """
    ordered = sorted(papers, key=lambda paper: paper.slug)
    texts = [(paper.title, paper.abstract) for paper in ordered]
    counts, vocabulary = _without(_count(texts), banned)
    weights = weigh(counts)
    with threadpool_limits(1):  # the order of additions, so the last digits, depends on threads
        meanings = _reduce(weights)
    single = [column for column, term in enumerate(vocabulary) if " " not in term]
    return Vectors(
        slugs=tuple(paper.slug for paper in ordered),
        weights=weights,
        matrix=meanings.papers,
        vocabulary=vocabulary,
        words=_shares(counts[:, single]),
        terms=meanings.terms,
    )


def _count(texts: Sequence[Sequence[str]]) -> TermCounts:
    papers = len(texts)
    found = None
    if papers >= _FEW:
        found = count_terms(texts, least=2 + papers // 2_500, most=LARGEST_SHARE * papers)
    if not found or not found.vocabulary:  # no word is both common enough and rare enough
        found = count_terms(texts)
    if not found.vocabulary:
        return TermCounts(sparse.csr_matrix((papers, 1), dtype=np.float32), ("",))
    return found


def _without(found: TermCounts, banned: Iterable[str]) -> TermCounts:
    """Leave out banned words and pairs of words, and pairs with a banned word."""
    known = set(found.vocabulary)
    out = {" ".join(singular(word, known) for word in words_of(term)) for term in banned}
    kept = [
        column
        for column, term in enumerate(found.vocabulary)
        if term not in out and out.isdisjoint(term.split())
    ]
    if len(kept) in (0, len(found.vocabulary)):
        return found
    return TermCounts(found.counts[:, kept], tuple(found.vocabulary[column] for column in kept))


def weigh(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return BM25 weights, papers x vocabulary, rows of length 1 or 0.

    Source: Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009.
    """
    papers, terms = counts.shape
    lengths = np.asarray(counts.sum(axis=1)).ravel()
    usual = max(float(lengths.mean()), 1.0) if papers else 1.0
    room = _SATURATION * (1 - _LENGTH + _LENGTH * lengths / usual)
    rows = np.repeat(np.arange(papers), np.diff(counts.indptr))
    document_frequency = np.bincount(counts.indices, minlength=terms)
    rarity = np.log1p((papers - document_frequency + 0.5) / (document_frequency + 0.5))
    weights = counts.copy()
    weights.data = (counts.data / (counts.data + room[rows]) * rarity[counts.indices]).astype(
        np.float32
    )
    return sparse_rows(weights, np.sqrt(np.asarray(weights.multiply(weights).sum(axis=1)).ravel()))


def _shares(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the logarithms of counts, each row's as shares of 1."""
    damped = counts.copy()
    damped.data = np.log1p(damped.data)
    return sparse_rows(damped, np.asarray(damped.sum(axis=1)).ravel())


def _reduce(weights: sparse.csr_matrix) -> Meanings:
    """Return latent semantic coordinates (Deerwester et al., 1990), strongest dimension first."""
    papers, terms = weights.shape
    dimensions = min(DIMENSIONS, papers, terms)
    if dimensions < 1 or not weights.nnz:
        first = unit_rows(weights[:, :1].toarray())
        return Meanings(first, np.zeros((terms, 1), dtype=np.float32))
    coordinates, directions = strongest_dimensions(weights, dimensions)
    coordinates[np.diff(weights.indptr) == 0] = 0  # else the noise of a wordless paper is scaled up
    return Meanings(unit_rows(coordinates), directions)
