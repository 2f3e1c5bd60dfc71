"""Where topics lie: room by size, neighbours by likeness."""

from __future__ import annotations

import numpy as np
import pytest

from conspectus.topics.mapping.arrangement import affinities, arrange, plane, untangle
from conspectus.topics.mapping.regions import area, middle, rounded_box

BOX = rounded_box(100, 80)


def chain(count: int) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Return the likenesses of topics in a row."""
    gaps = np.abs(np.arange(count)[:, None] - np.arange(count)[None])
    return np.asarray(np.exp(-gaps / 2.0))


def test_one_topic_has_everything() -> None:
    """A single topic has the whole polygon."""
    (cell,) = arrange(BOX, np.ones((1, 1)), np.array([5.0]))
    assert area(cell) == pytest.approx(area(BOX))


def test_neighbours_in_likeness_are_neighbours_on_the_map() -> None:
    """In a row of topics, those next to each other lie closer than those two and more apart."""
    cells = arrange(BOX, chain(8), np.full(8, 10.0))
    places = np.array([middle(cell) for cell in cells])
    gaps = np.linalg.norm(places[:, None] - places[None], axis=2)
    assert gaps.diagonal(1).mean() < gaps.diagonal(2).mean() < gaps.diagonal(5).mean()


@pytest.mark.parametrize("likeness", [np.ones((4, 4)), np.eye(4), np.zeros((4, 4))])
def test_equal_likenesses_still_give_each_a_cell(
    likeness: np.ndarray[tuple[int, int], np.dtype[np.float64]],
) -> None:
    """Topics that nothing tells apart share the polygon evenly."""
    cells = arrange(BOX, likeness, np.full(4, 3.0))
    assert [area(cell) for cell in cells] == pytest.approx([area(BOX) / 4] * 4, rel=0.1)


def test_pulls_decide_where_nothing_else_does() -> None:
    """Two topics equally alike lie on the sides to which they are drawn."""
    pulls = np.array([[1.0, 0.0], [-1.0, 0.0]])
    right, left = arrange(BOX, np.ones((2, 2)), np.full(2, 5.0), pulls)
    assert middle(right)[0] > middle(left)[0]


def test_affinities_span_from_none_to_full() -> None:
    """The most alike are bound fully, the least alike not at all, none to itself."""
    bonds = affinities(chain(4))
    assert bonds.max() == 1
    assert bonds[0, 3] == 0
    assert not bonds.diagonal().any()


def test_plane_keeps_distances() -> None:
    """Points of a plane, told by their distances, come out at these distances."""
    places = plane(chain(3))
    assert np.linalg.norm(places[0] - places[2]) > np.linalg.norm(places[0] - places[1])
    assert (places[0] <= 0).all()


def test_untangling_swaps_what_is_crossed() -> None:
    """Two pairs of friends that sit crosswise are brought together."""
    bonds = np.zeros((4, 4))
    bonds[0, 1] = bonds[1, 0] = bonds[2, 3] = bonds[3, 2] = 1
    places = np.array([[0.0, 0.0], [9.0, 0.0], [0.0, 1.0], [9.0, 1.0]])
    order = untangle(places, bonds, np.zeros((4, 2)))
    now = places[order]
    assert np.linalg.norm(now[0] - now[1]) == 1
    assert np.linalg.norm(now[2] - now[3]) == 1
