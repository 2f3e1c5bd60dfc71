"""Why: why two papers are related, why a paper is in its topic, what sets a topic apart.

Values in, values out. It decides nothing: neither which papers are near each other nor which topic
a paper is in; it drops a relation only where there is nothing to tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from conspectus.topics.explaining.shared_terms import products_of_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conspectus.topics.explaining.shared_terms import Rows, Terms
    from conspectus.topics.likeness.vectors import Vectors

LEAST_LIKENESS = 0.07
"""Papers less alike than this are not related, however near they are among a few papers.

Of thousands of arXiv papers some 97 of 100 pairs taken at random share less. Among a few hundred,
neighbours that share less are of one category no more often than pairs taken at random, among
thousands half as much more often as neighbours that share much (``docs/decisions/why-related.md``).
"""
_DIGITS = 4
"""More would show differences between machines."""
_CHUNK = 4_096


class Relation(NamedTuple):
    """A paper related to another, and why."""

    slug: str
    likeness: float
    """The cosine of their weighted words, from 0 to 1: the sum over all that they share."""
    terms: tuple[str, ...]
    """What counts most of it, up to four, as papers write it."""


def explain_related(
    vectors: Vectors,
    related: Mapping[str, Sequence[tuple[str, float]]],
    terms: Terms,
) -> dict[str, tuple[Relation, ...]]:
    """Return why papers are related, those with most in common first.

    Args:
        vectors: of all papers.
        related: for each paper the slugs of others near to it, with any measure of nearness.
        terms: of the vectors' vocabulary.

    Returns:
        For each paper those of its related ones that are alike enough (``LEAST_LIKENESS``).

    """
    row_of = {slug: row for row, slug in enumerate(vectors.slugs)}
    near = [related.get(slug, ()) for slug in vectors.slugs]
    rows = np.repeat(np.arange(len(near)), [len(each) for each in near])
    others = np.fromiter((row_of[other] for each in near for other, _ in each), dtype=np.intp)
    found: dict[str, list[Relation]] = {slug: [] for slug in vectors.slugs}
    for row, relation in _relations(vectors, rows, others, terms):
        found[vectors.slugs[row]].append(relation)
    return {
        slug: tuple(sorted(relations, key=lambda each: (-each.likeness, each.slug)))
        for slug, relations in found.items()
    }


def _relations(
    vectors: Vectors, rows: Rows, others: Rows, terms: Terms
) -> Iterator[tuple[int, Relation]]:
    """Yield the row of a paper and how it is related to another one, for each two that are."""
    for start in range(0, len(rows), _CHUNK):
        chunk = slice(start, start + _CHUNK)
        products = products_of_rows(vectors.weights, rows[chunk], others[chunk])
        likeness = np.asarray(products.sum(axis=1), dtype=np.float64).ravel().round(_DIGITS)
        alike = np.flatnonzero(likeness >= LEAST_LIKENESS)
        told = terms.strongest(products[alike])
        ends = zip(rows[chunk][alike].tolist(), others[chunk][alike].tolist(), strict=True)
        for (row, other), value, shared in zip(ends, likeness[alike].tolist(), told, strict=True):
            yield row, Relation(vectors.slugs[other], value, shared)
