"""Where papers lie inside the regions of their topics: near those that they resemble.

A neighbour embedding (as UMAP and t-SNE are) that never leaves its region: related papers attract
each other, all papers of a topic keep each other at a distance, walls hold them off, and in the
end no two overlap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import cKDTree

from conspectus.topics.mapping.regions import borders, middle, room

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Numbers = npt.NDArray[np.float64]
    Rows = npt.NDArray[np.intp]

_ROUNDS = 120
"""Of 10,000 papers a third of the related ones are then among the eight nearest; twice as many
rounds bring hardly more, half as many a sixth less."""
_FEWER_ROUNDS = 60
_MANY = 20_000
"""From so many papers fewer rounds: a round takes long, and dots are too small to tell."""
_REPELLED = 5
"""Others that push each paper away in a round; of all in turn, as in UMAP, which takes as many."""
_SETTLING = 40
"""Rounds of pushing apart: without any, of 10,000 dots one in twenty all but coincides with
another; after so many, it is nearly at its distance."""
_APART = 0.78
"""The least distance, of the spacing: dots spread evenly touch none, and still show who is near."""
_MOST_ROOM = 1.7
"""The most room of a paper, in spacings: papers of a thin region stay together within it."""
_GOLDEN_ANGLE = 2.399963
"""In radians: points turned by it again and again are spread evenly."""


def scatter(
    regions: Sequence[Numbers], groups: Sequence[Rows], edges: Rows, spacing: float
) -> Numbers:
    """Return a place for each row, rows x 2, inside the region of its group.

    Args:
        regions: a convex polygon a group.
        groups: the rows in each, best fit first; every row is in exactly one.
        edges: pairs x 2 of rows that are alike.
        spacing: how far apart neighbours should be.
    """
    order = np.concatenate(groups)
    number_of = np.empty(len(order), dtype=np.intp)
    number_of[order] = np.arange(len(order))
    crowd = _Crowd(regions, [len(rows) for rows in groups], spacing)
    crowd.embed(number_of[edges])
    crowd.settle()
    return crowd.places[number_of]


class _Crowd:
    """Papers on the move, those of a group one after the other."""

    def __init__(self, regions: Sequence[Numbers], sizes: Sequence[int], spacing: float) -> None:
        self._spacing = spacing
        rooms = [
            min(room(each, size), _MOST_ROOM * spacing)
            for each, size in zip(regions, sizes, strict=True)
        ]
        self._rooms = np.repeat(rooms, sizes)
        self._walls = [borders(region) for region in regions]
        self._counts = np.array(sizes)
        self._groups = np.repeat(np.arange(len(sizes)), sizes)
        ends = np.cumsum(sizes)
        self._spans = [slice(end - size, end) for end, size in zip(ends, sizes, strict=True)]
        self._sizes = np.repeat(sizes, sizes)
        self._starts = np.repeat(ends - sizes, sizes)
        self._ranks = np.concatenate([np.arange(size) for size in sizes]).astype(np.intp)
        self._centres = np.repeat([middle(region) for region in regions], sizes, axis=0)
        self.places: Numbers = self._centres + _sunflower(self._ranks, spacing)

    def embed(self, edges: Rows) -> None:
        """Move those alike together and all others apart, less and less."""
        rounds = _ROUNDS if len(self.places) < _MANY else _FEWER_ROUNDS
        for step in range(rounds):
            # First further than a neighbour, to come past others; in the end a tenth of it.
            pace = self._spacing * (0.1 + 1.6 * (1 - step / rounds))
            force = self._attraction(edges) + self._repulsion(step) + self._off_walls()
            length = np.linalg.norm(force, axis=1, keepdims=True)
            self.places += force * np.minimum(1, 1 / np.maximum(length, 1e-9)) * pace
        self._contain()

    def settle(self) -> None:
        """Push apart what overlaps."""
        least = _APART * self._spacing
        self.places += 0.01 * _sunflower(self._ranks + 1, self._spacing)  # what coincides
        self._contain()
        for _ in range(_SETTLING):
            pairs = cKDTree(self.places).query_pairs(least, output_type="ndarray")
            if not len(pairs):
                break
            pairs = pairs[np.lexsort(pairs.T)]  # sums must not depend on how they are found
            gap = self.places[pairs[:, 0]] - self.places[pairs[:, 1]]
            length = np.maximum(np.linalg.norm(gap, axis=1, keepdims=True), 1e-9)
            # Less than half of what is missing each: who has two neighbours would swing.
            self.places += self._sum(pairs, gap / length * (least - length) * 0.4)
            self._contain()

    def _attraction(self, edges: Rows) -> Numbers:
        gap = (self.places[edges[:, 1]] - self.places[edges[:, 0]]) / self._spacing
        square = np.einsum("ed,ed->e", gap, gap)
        # Weak, as a paper has eight related ones, and never stronger for being far away.
        force = self._sum(edges, gap * (0.2 / (1 + np.sqrt(square)))[:, None])
        common = np.add.reduceat(force, self._starts[self._ranks == 0], axis=0)
        force -= (common / self._counts[:, None])[self._groups]  # else all crowd at one wall
        return force

    def _sum(self, pairs: Rows, moves: Numbers) -> Numbers:
        """Return the sum of moves for each row: the first of a pair along, the other back."""
        total = np.empty_like(self.places)
        for axis in (0, 1):
            total[:, axis] = np.bincount(pairs[:, 0], moves[:, axis], len(total))
            total[:, axis] -= np.bincount(pairs[:, 1], moves[:, axis], len(total))
        return total

    def _repulsion(self, step: int) -> Numbers:
        """Return how some others of its group push each row away: others in every round."""
        force = np.zeros_like(self.places)
        others = np.maximum(self._sizes - 1, 1)
        strength = others / np.minimum(others, _REPELLED) * (self._sizes > 1)
        for number in range(_REPELLED):
            shift = 1 + (step * _REPELLED + number) * 7 % others
            partner = self._starts + (self._ranks + shift) % self._sizes
            gap = (self.places - self.places[partner]) / self._rooms[:, None]
            square = np.einsum("rd,rd->r", gap, gap)
            used = strength * (number < others)
            # As 1 / distance near by, and soon nothing; 0.1 bounds the push of what coincides.
            force += gap * (used / (0.1 + square) / (1 + square / 4))[:, None]
        return force

    def _off_walls(self) -> Numbers:
        """Return how the walls push each row inwards: hardly from afar, firmly from beyond."""
        force = np.empty_like(self.places)
        for span, (normal, offset) in zip(self._spans, self._walls, strict=True):
            beyond = (self.places[span] @ normal.T - offset) / self._spacing
            # Sevenfold with each spacing further out; bounded, lest a paper shoot across.
            force[span] = -np.exp(np.clip(2 * beyond + 0.7, -9, 4)) @ normal
        return force

    def _contain(self) -> None:
        """Move the rows that are outside their regions to the walls."""
        for span, (normal, offset) in zip(self._spans, self._walls, strict=True):
            for _ in range(3):  # in a corner, the way back over one wall leads beyond another
                beyond = self.places[span] @ normal.T - offset
                side = beyond.argmax(axis=1)
                excess = beyond.max(axis=1).clip(0)
                if not excess.any():
                    break
                self.places[span] -= normal[side] * excess[:, None]
            else:
                self._draw_in(span, normal, offset)

    def _draw_in(self, span: slice, normal: Numbers, offset: Numbers) -> None:
        """Move the rows that no wall has led home straight towards the middle, up to the walls."""
        centre = self._centres[span]
        way = self.places[span] - centre
        room = (offset - centre @ normal.T).clip(0)
        share = (room / np.maximum(way @ normal.T, 1e-9)).min(axis=1).clip(0, 1)
        self.places[span] = centre + way * share[:, None]


def _sunflower(ranks: Rows, spacing: float) -> Numbers:
    """Return points around (0, 0), evenly spread, rank 0 in the middle (Vogel, 1979)."""
    radius = 0.5 * spacing * np.sqrt(ranks)
    angle = ranks * _GOLDEN_ANGLE
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
