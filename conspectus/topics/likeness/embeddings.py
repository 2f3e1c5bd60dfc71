"""Papers as embeddings: vectors of what their texts mean, by a neural model that is given.

What a cache knows is not computed again. Vectors are rounded to half precision, kept or not, so
that a run that finds them in the cache goes on exactly like the one that computed them.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Protocol

import numpy as np
from threadpoolctl import threadpool_limits

from conspectus.topics.likeness.matrices import unit_rows
from conspectus.topics.likeness.vectors import DIMENSIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import numpy.typing as npt

    from conspectus.model.paper import Paper
    from conspectus.topics.likeness.vectors import Vectors

    Floats = npt.NDArray[np.float32]
    Vector = npt.NDArray[np.float16]

_WORDS = np.float32(0.7)
"""How much the words that papers use weigh beside what they mean."""
_DOUBT = 20
"""Papers; what so few have in common is their subject more than the way of papers."""
_DIGITS = 5
"""What differs only in the last digits would make equal papers look unequal."""
_KEPT_AT_ONCE = 32
"""Texts after which the cache is told, so that little is lost when a run is interrupted."""


class Cache(Protocol):
    """Knows vectors of texts from earlier runs."""

    def get(self, texts: Iterable[str]) -> dict[str, Vector]:
        """Return the vectors of those texts that are known."""

    def put(self, vectors: Mapping[str, Vector]) -> None:
        """Keep the vectors of texts."""


class Track(Protocol):
    """Shows how far the work has come."""

    def __call__(self, items: Iterable[str], label: str, total: int | None = None) -> Iterable[str]:
        """Pass the items on."""


def text_of(paper: Paper) -> str:
    """Return what the model reads of a paper."""
    return f"{paper.title}. {paper.abstract}" if paper.abstract else paper.title


def with_embeddings(vectors: Vectors, rows: Floats) -> Vectors:
    """Return vectors whose matrix says what papers mean as well as which words they use.

    What all papers have in common is taken from the embeddings first, the more surely the more
    papers there are. Then both are laid side by side and turned so that the first dimensions say
    the most. Weights and vocabulary stay; words alone are no evidence against meanings, so they go.

    Args:
        vectors: papers by their words.
        rows: their embeddings, papers x dimensions, rows of length 1.

    """
    with threadpool_limits(1):  # the order of additions, so the last digits, depends on threads
        papers = len(rows)
        meanings = unit_rows(rows - rows.mean(axis=0) * (papers / (papers + _DOUBT)))
        turned = _by_strength(np.hstack([meanings, _WORDS * vectors.matrix]))
        matrix = unit_rows(turned[:, :DIMENSIONS].round(_DIGITS))
    return replace(vectors, matrix=matrix, words=None, terms=None)


def _by_strength(rows: Floats) -> Floats:
    """Turn rows so that each dimension says more than the next (Hotelling, 1933)."""
    strengths, directions = np.linalg.eigh((rows.T @ rows).astype(np.float64))
    directions = directions[:, np.argsort(-strengths, kind="stable")]
    largest = np.abs(directions).argmax(axis=0)
    directions *= np.sign(directions[largest, np.arange(len(largest))])  # either sign would do
    return np.asarray(rows @ directions.astype(np.float32), dtype=np.float32)


def embed(
    texts: Sequence[str],
    load: Callable[[], Callable[[str], Floats]],
    *,
    cache: Cache,
    workers: int,
    track: Track,
) -> Floats:
    """Return the embeddings of texts, texts x dimensions, float32; rows of length 1.

    Neither their order, nor what the cache knows, nor the number of workers makes a difference.

    Args:
        texts: at least one.
        load: gives the model, from a text to its vector; asked only for texts that are new.
        cache: of the model.
        workers: how many texts are read at once.
        track: shows how far the new ones have come.

    """
    known = cache.get(dict.fromkeys(texts))
    new = [text for text in dict.fromkeys(texts) if text not in known]
    if new:
        known |= _compute(new, load(), cache, workers, track)
    rows = np.array([known[text] for text in texts], dtype=np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def _compute(
    texts: Sequence[str],
    model: Callable[[str], Floats],
    cache: Cache,
    workers: int,
    track: Track,
) -> dict[str, Vector]:
    found: dict[str, Vector] = {}
    tracked = iter(track(texts, "Embedding papers", len(texts)))
    with threadpool_limits(1), ThreadPoolExecutor(workers) as pool:
        for some in _chunks(tracked, _KEPT_AT_ONCE):
            rows = pool.map(model, some)
            chunk = {text: row.astype(np.float16) for text, row in zip(some, rows, strict=True)}
            cache.put(chunk)
            found |= chunk
    return found


def _chunks(texts: Iterator[str], size: int) -> Iterator[list[str]]:
    while some := list(islice(texts, size)):
        yield some
