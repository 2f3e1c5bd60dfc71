"""Convex regions: cutting, shrinking, sharing out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.topics.mapping.regions import (
    Sites,
    area,
    cells,
    cut,
    middle,
    rounded_box,
    sample,
    share_out,
    shrink,
)

SQUARE = np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0]])


def test_a_cut_keeps_one_side() -> None:
    """A square cut in its middle leaves half of it."""
    half = cut(SQUARE, np.array([1.0, 0.0]), 5.0)
    assert area(half) == pytest.approx(50)
    assert half[:, 0].max() == pytest.approx(5)


def test_a_cut_beyond_leaves_nothing_or_everything() -> None:
    """A line that misses the square keeps it whole, or takes it all."""
    normal = np.array([1.0, 0.0])
    assert area(cut(SQUARE, normal, 11.0)) == pytest.approx(100)
    assert len(cut(SQUARE, normal, -1.0)) == 0


def test_shrinking_moves_every_side_inwards() -> None:
    """A square shrunk by 2 loses 4 in width and height."""
    inner = shrink(SQUARE, 2)
    assert inner.min() == pytest.approx(2)
    assert inner.max() == pytest.approx(8)


def test_what_would_vanish_shrinks_less() -> None:
    """A margin that leaves nothing is halved, and at last given up."""
    assert area(shrink(SQUARE, 6)) == pytest.approx(16)
    assert area(shrink(SQUARE, 1000)) == pytest.approx(100)


def test_the_middle_of_a_square() -> None:
    """A centre of gravity is where one expects it, for lines and points too."""
    assert middle(SQUARE) == pytest.approx([5, 5])
    assert middle(np.array([[1.0, 1.0], [3.0, 1.0]])) == pytest.approx([2, 1])


def test_a_rounded_box_fills_its_box() -> None:
    """It touches all four sides and is smaller than the box."""
    box = rounded_box(100, 60)
    assert box.min(axis=0) == pytest.approx([0, 0])
    assert box.max(axis=0) == pytest.approx([100, 60])
    assert 0.8 * 6000 < area(box) < 6000


@settings(deadline=None, max_examples=30)
@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=1, max_size=7, unique=True)
)
def test_cells_share_a_polygon_without_rest(places: list[tuple[int, int]]) -> None:
    """The cells of any sites add up to the polygon."""
    sites = Sites(np.array(places, dtype=float), np.linspace(0, 0.3, len(places)))
    assert sum(area(cell) for cell in cells(SQUARE, sites) if len(cell)) == pytest.approx(100)


@settings(deadline=None, max_examples=20)
@given(st.lists(st.integers(2, 9), min_size=2, max_size=6))
def test_areas_follow_shares(sizes: list[int]) -> None:
    """After sharing out, each cell has its share of the area, give or take a tenth of the mean."""
    shares = np.array(sizes) / sum(sizes)
    turn = np.arange(len(sizes))
    places = 5 + np.stack([np.cos(turn), np.sin(turn)], axis=1)
    sites = share_out(SQUARE, places, shares, rounds=120)
    areas = np.array([area(cell) for cell in cells(SQUARE, sites)])
    assert np.abs(areas / 100 - shares).max() < 0.1 / len(sizes) + 0.02


def test_samples_lie_inside() -> None:
    """A triangle gets about as many points as asked for, none outside; a point gets one."""
    points = sample(SQUARE[:3], 500)
    assert 400 < len(points) < 600
    assert (points[:, 1] <= points[:, 0]).all()
    assert len(sample(SQUARE[:1], 500)) == 1
