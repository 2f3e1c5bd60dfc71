"""Papers most like a paper, by the cosine of their vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.topics.likeness.neighbours import DIGITS, nearest

if TYPE_CHECKING:
    from conspectus.topics.likeness.vectors import Vectors

RELATED = 8


def related_papers(
    vectors: Vectors, count: int = RELATED
) -> dict[str, tuple[tuple[str, float], ...]]:
    """Return for each paper up to ``count`` others as (slug, cosine), most alike first.

    Papers equally alike come in the order of their slugs. Papers that share nothing are left out.
    """
    found = nearest(vectors.matrix, count)
    lists = zip(
        found.rows.tolist(), found.cosines.astype(float).round(DIGITS).tolist(), strict=True
    )
    return {
        slug: tuple((vectors.slugs[i], c) for i, c in zip(rows, cosines, strict=True) if c > 0)
        for slug, (rows, cosines) in zip(vectors.slugs, lists, strict=True)
    }
