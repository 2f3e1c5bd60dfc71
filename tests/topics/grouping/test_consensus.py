"""Groups on which several groupings agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from conspectus.topics.grouping.consensus import agree, refine
from conspectus.topics.likeness import threads

if TYPE_CHECKING:
    import pytest


def test_what_stands_apart_is_told_apart() -> None:
    """Three bundles of rows are three groups, whatever number each grouping was asked for."""
    angles = np.repeat([0.0, 2.0, 4.0], 20) + np.tile(np.linspace(-0.1, 0.1, 20), 3)
    space = np.column_stack([np.cos(angles), np.sin(angles)]).astype(np.float32)
    labels = agree(space, None, 3).argmax(axis=1)
    assert [len(set(part.tolist())) for part in np.split(labels, 3)] == [1, 1, 1]
    assert len(set(labels.tolist())) == 3


def test_the_number_of_threads_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same rows and words give the same bytes."""
    numbers = np.random.default_rng(0).random((300, 12)).astype(np.float32)
    space = numbers / np.linalg.norm(numbers, axis=1, keepdims=True)
    words = sparse.csr_matrix(np.where(numbers > 0.7, numbers, 0))
    expected = agree(space, words, 7)
    monkeypatch.setattr(threads, "_THREADS", 1)
    assert agree(space, words, 7).tobytes() == expected.tobytes()


def test_words_correct_what_the_space_got_wrong() -> None:
    """A row begun in the wrong group goes where its words are."""
    rows = np.repeat(np.eye(2, dtype=np.float32), 10, axis=0)
    words = sparse.csr_matrix(rows)
    begun = rows.copy()
    begun[0] = [0, 1]
    chosen = refine(words, words.T.tocsr(), begun)
    assert chosen.argmax(axis=1).tolist() == [0] * 10 + [1] * 10
    assert np.allclose(chosen.sum(axis=1), 1)


def test_a_row_without_words_may_be_anywhere() -> None:
    """What says nothing belongs to each group alike."""
    words = sparse.csr_matrix(np.array([[1, 0], [0, 1], [0, 0]], dtype=np.float32))
    chosen = refine(words, words.T.tocsr(), np.eye(3, 2, dtype=np.float32) + 0.1)
    assert np.allclose(chosen[2], 0.5)
