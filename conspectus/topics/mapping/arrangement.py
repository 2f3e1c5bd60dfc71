"""Where topics lie: those alike side by side, each with room for its papers.

It works on likenesses and shares; papers and labels are not known here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from conspectus.topics.mapping.regions import Sites, cells, middle, share_out

if TYPE_CHECKING:
    import numpy.typing as npt

    Numbers = npt.NDArray[np.float64]

_TRIES = 3
"""How often topics change places: every time the regions move, so that other swaps pay."""
_ROUNDS = 25
"""Of sharing out between swaps: areas are a quarter off at most, enough to see who is beside whom.
"""
_LAST_ROUNDS = 70
"""Of sharing out in the end: areas of 30 topics are a seventh off at most, and hardly get better.
"""
_SWEEPS = 4
"""Of swaps over all pairs: most arrangements have none left after two, the others after four."""
_SHARPNESS = 2
"""The power of bonds: one close topic beside counts for more than two that are half as close."""
_LEAST_SHARE = 0.35
"""Of the mean: room for a label."""
_GOLDEN_ANGLE = 2.399963
"""In radians: turned by it again and again, no direction comes twice."""
_FILLED = 0.7
"""Of a polygon, by the places to begin with: from further out sites would lie beyond its border."""
_NUDGE = 0.01
"""Of a polygon, by which places are parted that would coincide: too little to be seen."""
_PULL = 0.35
"""Of a polygon: the most that topics outside draw one of its parts aside, half of what it fills."""


def arrange(
    polygon: Numbers, likeness: Numbers, sizes: Numbers, pulls: Numbers | None = None
) -> list[Numbers]:
    """Return a part of a convex polygon for each topic; those alike touch where they can.

    Args:
        polygon: corners x 2.
        likeness: topics x topics, cosines.
        sizes: how many papers each has.
        pulls: topics x 2, where the topics outside the polygon draw each one; default: nowhere.
    """
    if len(sizes) == 1:
        return [polygon]
    shares = np.maximum(sizes, _LEAST_SHARE * sizes.mean())
    shares = shares / shares.sum()
    bonds = affinities(likeness)
    drawn = np.zeros((len(sizes), 2)) if pulls is None else pulls
    sites = Sites(spread(polygon, plane(likeness), drawn), shares)
    for _ in range(_TRIES):
        sites = share_out(polygon, sites.places, shares, _ROUNDS)
        order = untangle(sites.places, bonds, drawn)
        sites = Sites(sites.places[order], sites.weights[order])
    return cells(polygon, share_out(polygon, sites.places, shares, _LAST_ROUNDS))


def affinities(likeness: Numbers) -> Numbers:
    """Return how strongly topics should be near each other, 0 to 1, from their cosines."""
    others = likeness.copy()
    np.fill_diagonal(others, np.nan)
    low, high = np.nanmin(others), np.nanmax(others)
    bonds = ((others - low) / max(high - low, 1e-9)) ** _SHARPNESS
    return np.asarray(np.nan_to_num(bonds))


def plane(likeness: Numbers) -> Numbers:
    """Return topics x 2 whose distances follow unlikeness: classical scaling (Torgerson, 1952).

    The first topic lies to the left and above the middle, so that a map does not turn over.
    """
    distances = np.clip(1 - likeness, 0, None)
    centred = distances - distances.mean(axis=0) - distances.mean(axis=1)[:, None]
    values, axes = np.linalg.eigh(-(centred + distances.mean()) / 2)
    places = axes[:, ::-1][:, :2] * np.sqrt(np.clip(values[::-1][:2], 0, None))
    if places.shape[1] < 2:  # noqa: PLR2004  # one topic alone
        places = np.pad(places, ((0, 0), (0, 1)))
    return np.asarray(places * np.where(places[0] > 0, -1, 1))


def spread(polygon: Numbers, places: Numbers, drawn: Numbers) -> Numbers:
    """Fit places into a polygon, so that no two coincide."""
    turn = np.arange(len(places)) * _GOLDEN_ANGLE
    ranks = np.argsort(np.argsort(places, axis=0, kind="stable"), axis=0) / max(len(places) - 1, 1)
    unit = np.abs(places).max()
    # Half by rank: by distance alone one odd topic would press all others into a corner.
    even = 0.5 * (ranks - 0.5) + 0.5 * places / (2 * unit if unit > 0 else 1)
    apart = _NUDGE * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    extent = polygon.max(axis=0) - polygon.min(axis=0)
    return np.asarray(middle(polygon) + (_FILLED * even + apart + _PULL * drawn) * extent)


def untangle(places: Numbers, bonds: Numbers, drawn: Numbers) -> npt.NDArray[np.intp]:
    """Return which place each topic takes: swaps go on as long as the bonds get shorter."""
    gaps = np.linalg.norm(places[:, None] - places[None], axis=2)
    along = (places - places.mean(axis=0)) @ drawn.T  # place x topic: how far it lies that way
    order = np.arange(len(places))
    for _ in range(_SWEEPS):
        before = order.copy()
        for one in range(len(order)):
            for other in range(one + 1, len(order)):
                _swap_if_shorter(order, (one, other), bonds, gaps, along)
        if (order == before).all():
            break
    return order


def _swap_if_shorter(
    order: npt.NDArray[np.intp],
    pair: tuple[int, int],
    bonds: Numbers,
    gaps: Numbers,
    along: Numbers,
) -> None:
    one, other = pair
    here, there = order[one], order[other]
    difference = (bonds[one] - bonds[other]) * (gaps[there, order] - gaps[here, order])
    difference[[one, other]] = 0
    outward = along[there, one] - along[here, one] + along[here, other] - along[there, other]
    if difference.sum() - outward < -1e-6:  # noqa: PLR2004  # not for rounding's sake
        order[one], order[other] = there, here
