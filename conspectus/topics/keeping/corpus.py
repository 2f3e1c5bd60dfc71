"""The papers of a digest, and how alike they are: what every decision on topics is made from.

Nothing is computed before it is asked for, so that a run without anything to decide costs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from conspectus.topics.grouping.groups import fits_of, sort_by_fit
from conspectus.topics.likeness.spaces import topic_space
from conspectus.topics.likeness.vectors import vectors_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt

    from conspectus.model.paper import Paper
    from conspectus.topics.likeness.vectors import Vectorizer, Vectors

    Matrix = npt.NDArray[np.float32]
    Numbers = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Corpus:
    """Papers in the order of their slugs."""

    papers: tuple[Paper, ...]
    banned: tuple[str, ...] = ()
    """Words and phrases that count neither for grouping nor for naming."""
    vectorize: Vectorizer = vectors_of
    """How papers, and what is banned, become vectors."""

    @classmethod
    def of(
        cls,
        papers: Iterable[Paper],
        banned: tuple[str, ...] = (),
        vectorize: Vectorizer = vectors_of,
    ) -> Corpus:
        """Return the corpus of papers, in whatever order they come."""
        by_slug = {paper.slug: paper for paper in papers}
        return cls(tuple(by_slug[slug] for slug in sorted(by_slug)), banned, vectorize)

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """The row of each paper, by slug."""
        return {paper.slug: row for row, paper in enumerate(self.papers)}

    @cached_property
    def vectors(self) -> Vectors:
        """The papers as vectors."""
        return self.vectorize(self.papers, self.banned)

    @cached_property
    def space(self) -> Matrix:
        """The papers as topics compare them: papers x dimensions, rows of length 1 or 0."""
        return topic_space(self.vectors)

    def rows_of(self, slugs: Iterable[str]) -> Numbers:
        """Return the rows of papers, in their order."""
        return np.array([self.rows[slug] for slug in slugs], dtype=np.intp)

    def papers_of(self, slugs: Iterable[str]) -> list[Paper]:
        """Return papers by their slugs, in their order."""
        return [self.papers[self.rows[slug]] for slug in slugs]

    def slugs_of(self, rows: Numbers) -> tuple[str, ...]:
        """Return the papers of rows, best fit to all of them first."""
        return tuple(self.papers[row].slug for row in sort_by_fit(self.space, rows))

    def fits(self, groups: Sequence[Iterable[str]]) -> Matrix:
        """Return how well each paper fits each group of papers: papers x groups, -1 to 1."""
        with threadpool_limits(1):  # the order of additions, so the last digits, depends on threads
            return fits_of(self.space, [self.rows_of(group) for group in groups])
