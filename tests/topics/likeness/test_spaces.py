"""The space in which papers are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from conspectus.model.paper import Paper
from conspectus.topics.likeness.spaces import smooth, topic_space
from conspectus.topics.likeness.vectors import vectors_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def test_rows_have_length_one_but_those_without_words(papers: Sequence[Paper]) -> None:
    """A paper without words stands nowhere, the others on the unit sphere."""
    wordless = Paper(slug="zzz", title="…")
    lengths = np.linalg.norm(topic_space(vectors_of([*papers, wordless])), axis=1)
    assert np.allclose(lengths[:-1], 1, atol=1e-3)
    assert lengths[-1] == 0


def test_neighbours_come_nearer() -> None:
    """Smoothing makes rows more like those next to them."""
    rows = np.random.default_rng(0).normal(size=(40, 5)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    likeness = rows @ rows.T - 2 * np.eye(40)
    nearest = likeness.argmax(axis=1)
    moved = smooth(rows)
    after = (moved * moved[nearest]).sum(axis=1)
    assert after.mean() > likeness.max(axis=1).mean()
