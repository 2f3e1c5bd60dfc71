"""Papers most like a paper, exactly, by the cosine of their vectors.

It compares every paper with every other, a chunk at a time, so that memory grows with the number of
papers only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

if TYPE_CHECKING:
    from conspectus.topics.vectors import Vectors

RELATED = 8
_CHUNK = 512
_DIGITS = 4
"""More would show differences between machines."""


def related_papers(
    vectors: Vectors, count: int = RELATED
) -> dict[str, tuple[tuple[str, float], ...]]:
    """Return for each paper up to ``count`` others as (slug, cosine), most alike first.

    Papers equally alike come in the order of their slugs. Papers that share nothing are left out.
    """
    related: dict[str, tuple[tuple[str, float], ...]] = {}
    with threadpool_limits(1):  # the order of additions, so the last digits, depends on threads
        for start in range(0, len(vectors.slugs), _CHUNK):
            likeness = (vectors.matrix[start : start + _CHUNK] @ vectors.matrix.T).round(_DIGITS)
            for row, values in enumerate(likeness, start):
                values[row] = -1
                related[vectors.slugs[row]] = tuple(
                    (vectors.slugs[i], round(float(values[i]), _DIGITS))
                    for i in _best(values, count)
                )
    return related


def _best(values: np.ndarray[tuple[int, ...], np.dtype[np.float32]], count: int) -> list[int]:
    """Return the places of the largest positive values, equal ones by their place."""
    if count < 1:
        return []
    least = -np.partition(-values, min(count, len(values)) - 1)[min(count, len(values)) - 1]
    found = np.flatnonzero(values >= max(least, 10**-_DIGITS))
    return [int(i) for i in found[np.argsort(-values[found], kind="stable")][:count]]
