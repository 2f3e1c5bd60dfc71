"""Shapes as SVG path data (https://www.w3.org/TR/SVG2/paths.html); not what they stand for."""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Point = tuple[float, float]

RADIUS = 16.0
"""Of the corners of a region, in the units of the drawing."""


def dots(points: Iterable[Point]) -> str:
    """Return lines of no length, one a point, which round line caps make dots."""
    return "".join(f"M{_number(x)} {_number(y)}h0" for x, y in points)


def rounded(corners: Sequence[Point], radius: float = RADIUS) -> str:
    """Return a closed outline whose corners are rounded, less where a side is short."""
    if not corners:
        return ""
    around = [corners[-1], *corners, corners[0]]
    lengths = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(around)]
    parts: list[str] = []
    for number, corner in enumerate(corners):
        reach = min(radius, lengths[number] / 2, lengths[number + 1] / 2)
        start = _towards(corner, around[number], reach, lengths[number])
        end = _towards(corner, around[number + 2], reach, lengths[number + 1])
        command = "L" if parts else "M"
        parts.append(f"{command}{_pair(start)}Q{_pair(corner)} {_pair(end)}")
    return "".join(parts) + "Z"


def _towards(place: Point, other: Point, reach: float, length: float) -> Point:
    share = reach / length if length else 0
    return place[0] + (other[0] - place[0]) * share, place[1] + (other[1] - place[1]) * share


def _pair(point: Point) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(value: float) -> str:
    """Return a number with one digit after the point, if any is needed."""
    return f"{value:.1f}".removesuffix(".0")
