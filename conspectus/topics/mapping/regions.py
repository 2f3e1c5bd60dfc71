"""Plane regions: convex outlines, how they are cut, shrunk and shared out among sites.

Geometry alone: what stands behind a site is not known here. A polygon is an array of corners x 2,
counter-clockwise, with y upwards or downwards as the caller likes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Numbers = npt.NDArray[np.float64]

_CORNERS = 96
"""Of a rounded box: with so many it looks round, and has all but a thousandth of its area."""
_FEWEST_SAMPLES = 800
"""Even few regions have curved borders, whose areas need so many."""
_SAMPLES_A_SITE = 40
"""Areas are then a tenth off at most; with 10 they are a third off."""
_PACE = 0.5
"""How much of an area's error is mended at a time: neighbours mend the same border."""


class Sites(NamedTuple):
    """Points that share a polygon among them: a place belongs to the nearest by power distance."""

    places: Numbers
    """Sites x 2."""
    weights: Numbers
    """What is taken off the squared distance to each."""


def rounded_box(width: float, height: float, power: float = 3.4) -> Numbers:
    """Return a superellipse that fills a box from (0, 0): between an ellipse (2) and the box.

    The default looks like a rounded map, whose corner regions are still wide enough for names.

    Source: https://en.wikipedia.org/wiki/Superellipse
    """
    angles = np.linspace(0, 2 * np.pi, _CORNERS, endpoint=False)
    unit = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    around = np.sign(unit) * np.abs(unit) ** (2 / power)
    return np.asarray((around + 1) / 2 * (width, height))


def area(polygon: Numbers) -> float:
    """Return the area inside a polygon."""
    after = np.roll(polygon, -1, axis=0)
    return float(np.sum(polygon[:, 0] * after[:, 1] - polygon[:, 1] * after[:, 0]) / 2)


def room(polygon: Numbers, points: int) -> float:
    """Return how far apart points lie when they fill a polygon evenly."""
    return float(np.sqrt(max(area(polygon), 1e-9) / max(points, 1)))


def middle(polygon: Numbers) -> Numbers:
    """Return the centre of gravity of a polygon."""
    after = np.roll(polygon, -1, axis=0)
    cross = polygon[:, 0] * after[:, 1] - polygon[:, 1] * after[:, 0]
    total = cross.sum()
    if abs(total) < 1e-9:  # noqa: PLR2004  # a line or a point has no inside
        return np.asarray(polygon.mean(axis=0))
    return np.asarray(((polygon + after) * cross[:, None]).sum(axis=0) / (3 * total))


def cut(polygon: Numbers, normal: Numbers, offset: float) -> Numbers:
    """Return the part of a convex polygon where ``point @ normal <= offset``, perhaps no corner.

    Source: https://en.wikipedia.org/wiki/Sutherland-Hodgman_algorithm
    """
    beyond = polygon @ normal - offset
    if not len(polygon) or beyond.max() <= 0:
        return polygon
    after, next_beyond = np.roll(polygon, -1, axis=0), np.roll(beyond, -1)
    corners: list[Numbers] = []
    for here, there, out, next_out in zip(polygon, after, beyond, next_beyond, strict=True):
        if out <= 0:
            corners.append(here)
        if (out <= 0) != (next_out <= 0):
            corners.append(here + (there - here) * (out / (out - next_out)))
    return np.array(corners).reshape(-1, 2)


def borders(polygon: Numbers) -> tuple[Numbers, Numbers]:
    """Return the outward normals of a polygon's sides, of length 1, and their offsets."""
    side = np.roll(polygon, -1, axis=0) - polygon
    normal = np.stack([side[:, 1], -side[:, 0]], axis=1)
    length = np.linalg.norm(normal, axis=1)
    kept = length > 1e-9  # noqa: PLR2004  # corners that coincide make no side
    normal = normal[kept] / length[kept, None]
    return normal, np.einsum("sd,sd->s", normal, polygon[kept])


def shrink(polygon: Numbers, margin: float) -> Numbers:
    """Return the convex polygon whose sides lie further in; less so where it would vanish."""
    for share in (1.0, 0.5, 0.25):
        inner = polygon
        for normal, offset in zip(*borders(polygon), strict=True):
            inner = cut(inner, normal, offset - margin * share)
        if len(inner) >= 3:  # noqa: PLR2004  # a triangle
            return inner
    return polygon


def cells(polygon: Numbers, sites: Sites) -> list[Numbers]:
    """Return the part of a convex polygon that belongs to each site: a power diagram.

    Source: https://en.wikipedia.org/wiki/Power_diagram
    """
    parts = []
    for own, (place, weight) in enumerate(zip(*sites, strict=True)):
        part = polygon
        gaps = np.linalg.norm(sites.places - place, axis=1)
        for other in np.argsort(gaps, kind="stable"):
            if other != own and len(part):
                normal = 2 * (sites.places[other] - place)
                constants = sites.places[other] @ sites.places[other] - place @ place
                part = cut(part, normal, constants - sites.weights[other] + weight)
        parts.append(part)
    return parts


def share_out(polygon: Numbers, places: Numbers, shares: Numbers, rounds: int) -> Sites:
    """Move sites and weigh them until each one's cell has its share of a convex polygon.

    ``shares`` sum to 1. The areas of cells are measured by sample points.

    Source: Nocaj and Brandes, Computing Voronoi Treemaps, 2012
    (https://doi.org/10.1111/j.1467-8659.2012.03078.x)
    """
    samples = sample(polygon, max(_FEWEST_SAMPLES, _SAMPLES_A_SITE * len(places)))
    whole = area(polygon)
    sites = places.copy()
    weights = shares * whole / np.pi
    for _ in range(rounds):
        power = (sites**2).sum(axis=1) - weights
        owner = (power - 2 * samples @ sites.T).argmin(axis=1)
        counts = np.bincount(owner, minlength=len(sites))
        sums = np.stack([np.bincount(owner, samples[:, d], len(sites)) for d in (0, 1)], axis=1)
        held = counts > 0
        sites[held] = sums[held] / counts[held, None]
        weights += _PACE * (shares - counts / len(samples)) * whole / np.pi
        weights -= weights.mean()
    return Sites(sites, weights)


def sample(polygon: Numbers, count: int) -> Numbers:
    """Return about so many points that lie evenly in a convex polygon."""
    low, high = polygon.min(axis=0), polygon.max(axis=0)
    pitch = np.sqrt(max(area(polygon), 1e-6) / count)
    axes = [np.arange(a + pitch / 2, b, pitch) for a, b in zip(low, high, strict=True)]
    points = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)
    normal, offset = borders(polygon)
    inside = points[(points @ normal.T <= offset).all(axis=1)]
    return inside if len(inside) else np.asarray(polygon.mean(axis=0, keepdims=True))
