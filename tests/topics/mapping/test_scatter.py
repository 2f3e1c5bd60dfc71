"""Where papers lie inside their regions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.topics.mapping.regions import borders
from conspectus.topics.mapping.scatter import scatter

if TYPE_CHECKING:
    from random import Random

LEFT = np.array([[0.0, 0.0], [40.0, 0.0], [40.0, 50.0], [0.0, 50.0]])
RIGHT = LEFT + np.array([50.0, 0.0])
NO_EDGES = np.zeros((0, 2), dtype=np.intp)


@settings(deadline=None, max_examples=25)
@given(st.integers(1, 30), st.integers(1, 30), st.randoms(use_true_random=False))
def test_rows_stay_in_their_regions(one: int, other: int, chance: Random) -> None:
    """Whatever is alike, no row leaves the region of its group."""
    rows = np.arange(one + other, dtype=np.intp)
    edges = [(chance.randrange(len(rows)), chance.randrange(len(rows))) for _ in range(60)]
    places = scatter([LEFT, RIGHT], [rows[:one], rows[one:]], np.array(edges, dtype=np.intp), 6.0)
    for region, group in ((LEFT, rows[:one]), (RIGHT, rows[one:])):
        normals, offsets = borders(region)
        assert (places[group] @ normals.T <= offsets + 1e-6).all()


def test_those_alike_come_together() -> None:
    """Two cliques of one group end up nearer to themselves than to each other."""
    rows = np.arange(24, dtype=np.intp)
    edges = [(a, b) for a in rows for b in rows if a != b and a % 2 == b % 2]
    places = scatter([LEFT], [rows], np.array(edges, dtype=np.intp), 8.0)
    gaps = np.linalg.norm(places[:, None] - places[None], axis=2)
    same = (rows[:, None] - rows[None]) % 2 == 0
    assert gaps[same].sum() / (same.sum() - len(rows)) < 0.8 * gaps[~same].mean()


def test_order_of_groups_is_kept() -> None:
    """Rows get their own places, whatever order they stand in within the groups."""
    groups = [np.array([3, 0]), np.array([1, 2])]
    places = scatter([LEFT, RIGHT], groups, NO_EDGES, 10.0)
    assert (places[[0, 3], 0] <= 40).all()
    assert (places[[1, 2], 0] >= 50).all()


def test_rows_in_the_corner_of_a_sliver_stay_inside() -> None:
    """Where the way back over one wall leads beyond another, a row still ends inside."""
    sliver = np.array([[0.0, 0.0], [200.0, 0.0], [0.0, 2.0]])
    rows = np.arange(40, dtype=np.intp)
    places = scatter([sliver], [rows], NO_EDGES, 30.0)
    normals, offsets = borders(sliver)
    assert (places @ normals.T <= offsets + 1e-6).all()
