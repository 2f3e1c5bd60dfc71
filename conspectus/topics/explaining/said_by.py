"""Which papers of some vectors say a term, in title or abstract.

What the weights of the papers' vectors know is not read again.
"""

from __future__ import annotations

from functools import cached_property, reduce
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from conspectus.topics.likeness.sayings import saying_of
from conspectus.topics.likeness.words import is_topical, singular, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from conspectus.model.paper import Paper
    from conspectus.topics.likeness.vectors import Vectors

    Rows = npt.NDArray[np.intp]


class Sayings:
    """Answers which papers, by their rows in the vectors, say a term."""

    def __init__(self, vectors: Vectors, papers: Mapping[str, Paper]) -> None:
        self._papers = [papers[slug] for slug in vectors.slugs]
        self._columns = vectors.weights.tocsc()
        self._place = {term: place for place, term in enumerate(vectors.vocabulary)}
        self._words = {word for term in self._place for word in term.split(" ")}

    def rows_of(self, term: str) -> Rows:
        """Return the rows of the papers that say a term, in order."""
        words = [singular(word, self._words) for word in words_of(term)]
        known = self._place.get(" ".join(words))
        if known is not None:
            return self._rows_at(known)
        saying = saying_of(term)
        if saying is None:
            return np.zeros(0, dtype=np.intp)
        rows = [row for row in self._candidates(words) if saying.count_in(self._texts[row])]
        return np.array(rows, dtype=np.intp)

    @cached_property
    def _texts(self) -> list[str]:
        return [f"{paper.title}\n{paper.abstract}".lower() for paper in self._papers]

    def _candidates(self, words: Sequence[str]) -> Sequence[int]:
        """Return the rows of papers that say all parts of a phrase that the vocabulary knows."""
        found = [self._rows_at(self._place[part]) for part in _parts(words) if part in self._place]
        if not found:
            return range(len(self._papers))
        return [int(row) for row in reduce(np.intersect1d, found)]

    def _rows_at(self, column: int) -> Rows:
        start, end = self._columns.indptr[column : column + 2]
        return np.sort(self._columns.indices[start:end]).astype(np.intp)


def _parts(words: Sequence[str]) -> Iterator[str]:
    """Yield the words of a phrase, and its pairs, as a vocabulary has them."""
    yield from words
    yield from (f"{one} {other}" for one, other in pairwise(words) if is_topical(one + other))
