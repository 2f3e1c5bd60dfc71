"""Why: why two papers are related, and how much alike they are.

Values in, values out. It does not decide which papers are near each other; it drops a relation only
where that is no more than chance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from conspectus.topics.explaining.chance import least_likeness, least_nearness
from conspectus.topics.explaining.shared_terms import products_of_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt
    from scipy import sparse

    from conspectus.topics.explaining.shared_terms import Rows, Terms
    from conspectus.topics.likeness.vectors import Vectors

    Numbers = npt.NDArray[np.float64]

_DIGITS = 4
"""More would show differences between machines."""
_CHUNK = 4_096
"""Rows taken at a time, so that memory does not grow with the digest."""


class Relation(NamedTuple):
    """A paper related to another, and why."""

    slug: str
    likeness: float
    """From 0 to 1: the cosine of their weighted words, the sum over all that they share.

    Where papers are compared by more than words, how near their meanings are, on that same scale.
    """
    terms: tuple[str, ...]
    """What counts most of what they share, up to four, as papers write it; there may be none."""


class _Pairs(NamedTuple):
    """Papers and others near to them, as rows of vectors."""

    rows: Rows
    others: Rows
    nearness: Numbers


def explain_related(
    vectors: Vectors,
    related: Mapping[str, Sequence[tuple[str, float]]],
    terms: Terms,
) -> dict[str, tuple[Relation, ...]]:
    """Return why papers are related, those most alike first.

    Args:
        vectors: of all papers.
        related: for each paper the slugs of others near to it, with their nearness.
        terms: of the vectors' vocabulary.

    Returns:
        For each paper those of its related ones that are more alike than chance makes papers: by
        their words or, where vectors know more than words, by what they mean.

    """
    pairs = _pairs(vectors, related)
    words = _likeness_of_words(vectors, pairs)
    alike = words >= least_likeness(vectors.weights)
    likeness = words
    if vectors.words is None:
        alike |= pairs.nearness >= least_nearness(vectors.matrix)
        likeness = _on_scale(pairs.nearness, words)
    found: dict[str, list[Relation]] = {slug: [] for slug in vectors.slugs}
    kept = _Pairs(pairs.rows[alike], pairs.others[alike], pairs.nearness[alike])
    told = _terms(vectors, kept, terms)
    for row, other, value, shared in zip(
        kept.rows.tolist(), kept.others.tolist(), likeness[alike].tolist(), told, strict=True
    ):
        found[vectors.slugs[row]].append(Relation(vectors.slugs[other], value, shared))
    return {
        slug: tuple(sorted(relations, key=lambda each: (-each.likeness, each.slug)))
        for slug, relations in found.items()
    }


def _pairs(vectors: Vectors, related: Mapping[str, Sequence[tuple[str, float]]]) -> _Pairs:
    near = [related.get(slug, ()) for slug in vectors.slugs]
    return _Pairs(
        np.repeat(np.arange(len(near)), [len(each) for each in near]),
        np.fromiter((vectors.row_of[other] for each in near for other, _ in each), dtype=np.intp),
        np.fromiter((nearness for each in near for _, nearness in each), dtype=np.float64),
    )


def _likeness_of_words(vectors: Vectors, pairs: _Pairs) -> Numbers:
    sums = [
        np.asarray(products.sum(axis=1), dtype=np.float64).ravel()
        for products in _products(vectors, pairs)
    ]
    return np.concatenate([np.zeros(0), *sums]).round(_DIGITS)


def _products(vectors: Vectors, pairs: _Pairs) -> Iterator[sparse.csr_matrix]:
    """Yield the products of the pairs' weights, a row for each pair, some thousand at a time."""
    for start in range(0, len(pairs.rows), _CHUNK):
        chunk = slice(start, start + _CHUNK)
        yield products_of_rows(vectors.weights, pairs.rows[chunk], pairs.others[chunk])


def _terms(vectors: Vectors, pairs: _Pairs, terms: Terms) -> Iterator[tuple[str, ...]]:
    for products in _products(vectors, pairs):
        yield from terms.strongest(products)


def _on_scale(nearness: Numbers, words: Numbers) -> Numbers:
    """Return nearness on the scale of the likeness of words: the median as the median, and so on.

    The cosines of meanings have a scale of their own, which depends on how many papers there are.
    """
    ranks = np.searchsorted(np.sort(nearness), nearness, side="right") - 1
    return np.asarray(np.sort(words)[ranks])
