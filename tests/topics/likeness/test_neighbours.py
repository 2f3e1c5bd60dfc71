"""The nearest neighbours of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.topics.likeness import neighbours, threads
from conspectus.topics.likeness.neighbours import DIGITS, nearest

if TYPE_CHECKING:
    from types import ModuleType

    from conspectus.topics.likeness.neighbours import Matrix


def rows_of(total: int, kinds: int, seed: int) -> Matrix:
    """Return rows of length 1, of so many kinds, a tenth of them without anything."""
    generator = np.random.default_rng(seed)
    matrix = generator.normal(size=(max(1, kinds), 6))[generator.integers(0, kinds, total)]
    matrix[generator.random(total) < 0.1] = 0
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(matrix / np.maximum(lengths, 1e-9), dtype=np.float32)


def by_sorting(matrix: Matrix, count: int) -> tuple[list[list[int]], list[list[float]]]:
    """Return rows and cosines of the nearest as sorting the whole matrix of cosines gives them."""
    cosines = (matrix @ matrix.T).astype(float).round(DIGITS)
    np.fill_diagonal(cosines, -9)
    order = np.argsort(-cosines, axis=1, kind="stable")[:, : min(count, max(0, len(matrix) - 1))]
    return order.tolist(), np.take_along_axis(cosines, order, axis=1).tolist()


@settings(deadline=None, max_examples=60)
@given(
    total=st.integers(0, 1500),
    kinds=st.integers(1, 2000),
    count=st.integers(0, 20),
    seed=st.integers(0, 9),
)
def test_neighbours_are_those_that_sorting_gives(
    total: int, kinds: int, count: int, seed: int
) -> None:
    """However many rows there are, and however many are equal or empty."""
    matrix = rows_of(total, kinds, seed).round(2)  # products of which no digit is in doubt
    rows, cosines = by_sorting(matrix, count)
    found = nearest(matrix, count)
    assert found.rows.tolist() == rows
    assert np.allclose(found.cosines, np.array(cosines).reshape(found.cosines.shape), atol=1e-6)


@pytest.mark.parametrize(
    ("module", "name"),
    [(neighbours, "_CHUNK"), (neighbours, "_BLOCK"), (neighbours, "_SPARE"), (threads, "_THREADS")],
    ids=["chunk", "block", "spare", "threads"],
)
def test_the_ways_of_searching_do_not_show(
    module: ModuleType, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither how many rows are compared at a time nor how many threads there are."""
    matrix = rows_of(900, 700, 0)
    expected = nearest(matrix, 7)
    monkeypatch.setattr(module, name, 1)
    found = nearest(matrix, 7)
    assert found.rows.tobytes() == expected.rows.tobytes()
    assert found.cosines.tobytes() == expected.cosines.tobytes()


def test_a_row_is_not_its_own_neighbour() -> None:
    """Not even among rows that are all equal; then the first come first."""
    found = nearest(np.tile(rows_of(1, 1, 1), (1000, 1)), 3)
    assert found.rows[0].tolist() == [1, 2, 3]
    assert found.rows[2].tolist() == [0, 1, 3]
    assert found.rows[999].tolist() == [0, 1, 2]
