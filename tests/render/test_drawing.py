"""Shapes as path data."""

from __future__ import annotations

import re

from conspectus.render.drawing import dots, rounded


def test_dots_are_lines_without_length() -> None:
    """Each point is a line of its own; numbers are as short as can be."""
    assert dots([(1.0, 2.5), (0.0, -3.04)]) == "M1 2.5h0M0 -3h0"
    assert dots([]) == ""


def test_corners_are_rounded() -> None:
    """A square becomes four lines and four curves around its corners."""
    path = rounded([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)], radius=2)
    assert path == "M0 2Q0 0 2 0L8 0Q10 0 10 2L10 8Q10 10 8 10L2 10Q0 10 0 8Z"


def test_short_sides_get_small_corners() -> None:
    """A corner takes at most half of a side, and a side of no length breaks nothing."""
    path = rounded([(0.0, 0.0), (1.0, 0.0), (1.0, 0.0), (1.0, 1.0)], radius=100)
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path)]
    assert min(numbers) >= 0
    assert max(numbers) <= 1


def test_no_corners_no_path() -> None:
    """Nothing to draw is nothing."""
    assert rounded([]) == ""
