"""Invented papers with vectors, for the tests of the map."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from conspectus.model.topic import Topic
from conspectus.topics.likeness.related import related_papers
from conspectus.topics.likeness.vectors import Vectors


def toy_vectors(groups: int, size: int, *, seed: int = 0) -> Vectors:
    """Return ``groups * size`` papers, those of a group alike; groups in a row are alike too."""
    chance = np.random.default_rng(seed)
    angle = np.repeat(np.arange(groups), size) * np.pi / max(groups, 1)
    centres = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    noise = chance.normal(scale=0.15, size=(groups * size, 6))
    rows = np.hstack([centres, np.zeros((groups * size, 4))]) + noise
    return vectors_from(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def vectors_from(rows: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> Vectors:
    """Return vectors whose papers are ``p000``, ``p001`` and so on."""
    slugs = tuple(f"p{number:03}" for number in range(len(rows)))
    weights = sparse.csr_matrix((len(rows), 1), dtype=np.float32)
    return Vectors(slugs, weights, rows.astype(np.float32), ("word",))


def toy_topics(vectors: Vectors, groups: int) -> list[Topic]:
    """Return topics of equally many papers, in the order of the papers."""
    size = len(vectors.slugs) // groups
    return [
        Topic(slug=f"t{n:02}", label=f"Topic {n}", papers=vectors.slugs[n * size : (n + 1) * size])
        for n in range(groups)
    ]


def related_slugs(vectors: Vectors) -> dict[str, tuple[str, ...]]:
    """Return for each paper the slugs of those most like it."""
    found = related_papers(vectors)
    return {slug: tuple(other for other, _ in near) for slug, near in found.items()}
