"""How alike papers are by chance."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from conspectus.topics.explaining.chance import (
    LEAST_LIKENESS,
    least_likeness,
    least_nearness,
    unconnected_pairs,
)


@given(st.integers(2, 90_000))
def test_no_paper_is_paired_with_itself(count: int) -> None:
    """And all rows are rows of papers."""
    one, other = unconnected_pairs(count)
    assert not (one == other).any()
    assert min(one.min(), other.min()) >= 0
    assert max(one.max(), other.max()) < count


def test_pairs_are_spread_evenly() -> None:
    """Of some papers each pair is met; of many, each part of them as often as others."""
    assert len(set(zip(*unconnected_pairs(30), strict=True))) == 30 * 29
    one, other = unconnected_pairs(50_000)
    for rows in (one, other):
        tenths = np.bincount(rows // 5_000, minlength=10) / len(rows)
        assert tenths == pytest.approx(np.full(10, 0.1), abs=0.01)


@pytest.mark.parametrize(
    ("alike", "floor"), [(0.0, LEAST_LIKENESS[0]), (1.0, LEAST_LIKENESS[1])], ids=["all", "none"]
)
def test_the_floor_stays_within_bounds(alike: float, floor: float) -> None:
    """Whether no two papers share a word, or all share all."""
    weights = alike * np.ones((9, 9), dtype=np.float32) / 3 + (1 - alike) * np.eye(9)
    assert least_likeness(sparse.csr_matrix(weights.astype(np.float32))) == floor


@pytest.mark.parametrize("count", [0, 1])
def test_without_pairs_there_is_no_chance(count: int) -> None:
    """A paper alone has nothing to be alike to."""
    matrix = np.ones((count, 1), dtype=np.float32)
    assert least_likeness(sparse.csr_matrix(matrix)) == LEAST_LIKENESS[0]
    assert least_nearness(matrix) == 1.0


def test_nearness_beyond_chance_is_rare() -> None:
    """One pair in twenty reaches it."""
    turns = np.arange(400) * np.pi / 200
    matrix = np.column_stack([np.cos(turns), np.sin(turns)]).astype(np.float32)
    cosines = (matrix @ matrix.T)[np.triu_indices(400, k=1)]
    assert np.mean(cosines >= least_nearness(matrix)) == pytest.approx(0.05, abs=0.01)
