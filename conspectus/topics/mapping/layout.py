"""A map of all papers: topics as regions of a plane, alike ones side by side, papers inside them.

It gives places; how they are drawn is decided elsewhere. The same papers and topics give the same
map, in whatever order they come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from threadpoolctl import threadpool_limits

from conspectus.topics.mapping.arrangement import arrange
from conspectus.topics.mapping.regions import middle, room, rounded_box, shrink
from conspectus.topics.mapping.scatter import scatter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from conspectus.model.topic import Topic
    from conspectus.topics.likeness.vectors import Vectors

    Numbers = npt.NDArray[np.float64]
    Rows = npt.NDArray[np.intp]

WIDTH, HEIGHT = 1000.0, 840.0
"""Of the map: about as wide as a page in pixels, and low enough to be seen at once on a laptop."""
NEAR = 3
"""How many neighbours of a topic are named."""
_DIGITS = 1
"""Of places: a tenth of a pixel, and each digit more is 20 KB of 10,000 papers' drawing."""
_SPACING = 0.85
"""How far apart neighbouring papers are, of what would fill the map: gaps and margins need room."""
_MOST_MARGIN = 13.0
"""In units of the map: about the width of the largest dots, which would run over the border."""
_GAPS = 2.5, 8.0
"""The least and the most between regions: a line that can be seen, and no wider than a road."""
_GAP_OF_ONE = 26.0
"""The gap shrinks as regions do, with the root of their number, from this for one alone."""
_INNER_GAP = 0.4
"""Of the gap between broad topics, between their parts: what is nearer looks as one."""


class Point(NamedTuple):
    """A place on the map, from its upper left corner."""

    x: float
    y: float


class Region(NamedTuple):
    """The part of the map that a topic has."""

    topic: str
    """Its slug, or nothing for the papers that are in no topic."""
    outline: tuple[Point, ...]
    """The corners of a convex polygon."""
    middle: Point
    papers: tuple[str, ...]
    near: tuple[str, ...]
    """Slugs of the topics most like it, the most alike first."""
    parts: tuple[Region, ...] = ()
    """The regions of its subtopics."""


class Layout(NamedTuple):
    """A map of all papers."""

    regions: tuple[Region, ...]
    """Of topics that are no part of another one."""
    points: Mapping[str, Point]
    """Where each paper lies, by its slug."""


NOWHERE = Layout((), {})
"""The map of no papers."""


class _Node(NamedTuple):
    """A topic on its way to a region."""

    topic: str
    rows: Rows
    parts: tuple[_Node, ...] = ()


def lay_out(
    vectors: Vectors, topics: Sequence[Topic], related: Mapping[str, Sequence[str]]
) -> Layout:
    """Return the map of all papers.

    ``related`` names for each paper those most like it. Papers that are in no topic share a
    region; topics without papers have none.
    """
    if not vectors.slugs:
        return NOWHERE
    with threadpool_limits(1):  # the order of additions, so the last digits, depends on threads
        tree = _tree(vectors.slugs, topics)
        outline = rounded_box(WIDTH, HEIGHT)
        spacing = _SPACING * room(outline, len(vectors.slugs))
        laid = _divide(vectors, tree, outline, gap=_gap(len(tree)))
        leaves = [leaf for region in laid for leaf in region.leaves()]
        places = scatter(
            [shrink(leaf.outline, _margin(leaf.outline, spacing)) for leaf in leaves],
            [leaf.node.rows for leaf in leaves],
            _edges(vectors.slugs, related),
            spacing,
        )
    points = {slug: _point(place) for slug, place in zip(vectors.slugs, places, strict=True)}
    return Layout(tuple(region.finished(vectors.slugs) for region in laid), points)


def _margin(outline: Numbers, spacing: float) -> float:
    """Return how far papers stay off the border of their region."""
    # Never so far that a small region keeps less than half of its room, nor further than papers
    # keep off each other.
    return min(_MOST_MARGIN, 0.14 * room(outline, 1), 1.1 * spacing)


class _Laid(NamedTuple):
    """A topic that has its region."""

    node: _Node
    outline: Numbers
    near: tuple[str, ...]
    parts: tuple[_Laid, ...] = ()

    def leaves(self) -> list[_Laid]:
        """Return the regions that papers lie in."""
        return [leaf for part in self.parts for leaf in part.leaves()] if self.parts else [self]

    def finished(self, slugs: Sequence[str]) -> Region:
        """Return the region as a value."""
        return Region(
            self.node.topic,
            tuple(_point(corner) for corner in self.outline),
            _point(middle(self.outline)),
            tuple(slugs[row] for row in self.node.rows),
            self.near,
            tuple(part.finished(slugs) for part in self.parts),
        )


def _tree(slugs: Sequence[str], topics: Sequence[Topic]) -> list[_Node]:
    """Return the topics that have papers, broad ones with their parts, the largest first."""
    own = _own_rows(slugs, topics)
    parts_of: dict[str, list[_Node]] = {}
    for topic, broad in _broad_topics(topics).items():
        parts_of.setdefault(broad or topic, []).append(_Node(topic, own[topic]))
    parts_of[""] = [_Node("", own[""])]
    nodes = []
    for slug in sorted(parts_of):
        parts = _by_size(parts_of[slug])
        rows = np.concatenate([own[""][:0], *(part.rows for part in parts)])
        nodes.append(_Node(slug, rows, tuple(parts) if len(parts) > 1 else ()))
    return _by_size(nodes)


def _own_rows(slugs: Sequence[str], topics: Sequence[Topic]) -> dict[str, Rows]:
    """Return the rows of each topic, best fit first, and of no topic, each row once."""
    left = {slug: row for row, slug in enumerate(slugs)}
    rows = {
        topic.slug: [left.pop(slug) for slug in topic.papers if slug in left] for topic in topics
    }
    rows[""] = list(left.values())
    return {slug: np.array(numbers, dtype=np.intp) for slug, numbers in rows.items()}


def _broad_topics(topics: Sequence[Topic]) -> dict[str, str]:
    """Return the broad topic of each topic, or nothing; what is part of a part stands alone."""
    parents = {topic.slug: topic.parent for topic in topics}
    return {slug: up if up and parents.get(up) == "" else "" for slug, up in parents.items()}


def _by_size(nodes: Sequence[_Node]) -> list[_Node]:
    kept = [node for node in nodes if len(node.rows)]
    return sorted(kept, key=lambda node: (-len(node.rows), node.topic))


def _gap(regions: int) -> float:
    """Return how far apart regions lie: less where there are many."""
    return float(np.clip(_GAP_OF_ONE / np.sqrt(regions), *_GAPS))


def _divide(
    vectors: Vectors, nodes: Sequence[_Node], outline: Numbers, *, gap: float
) -> list[_Laid]:
    """Share a polygon out among topics, and the part of each broad one among its subtopics."""
    centres = _centres(vectors, nodes)
    likeness = _likeness(centres, centres)
    sizes = np.array([len(node.rows) for node in nodes], dtype=float)
    cells = arrange(outline, likeness, sizes)
    laid = []
    for number, node in enumerate(nodes):
        own = shrink(cells[number], gap / 2)
        around = centres, [middle(cell) for cell in cells]
        parts = _parts(vectors, node, own, around, gap * _INNER_GAP)
        laid.append(_Laid(node, own, _near(likeness, nodes, number), tuple(parts)))
    return laid


def _parts(
    vectors: Vectors,
    node: _Node,
    outline: Numbers,
    around: tuple[Numbers, Sequence[Numbers]],
    gap: float,
) -> list[_Laid]:
    """Share the region of a broad topic out, each part towards the other topics it is like."""
    if not node.parts:
        return []
    centres = _centres(vectors, node.parts)
    likeness = _likeness(centres, centres)
    sizes = np.array([len(part.rows) for part in node.parts], dtype=float)
    pulls = _pulls(_likeness(centres, around[0]), np.array(around[1]) - middle(outline))
    cells = arrange(shrink(outline, gap), likeness, sizes, pulls)
    return [
        _Laid(part, shrink(cell, gap / 2), _near(likeness, node.parts, number))
        for number, (part, cell) in enumerate(zip(node.parts, cells, strict=True))
    ]


def _centres(vectors: Vectors, nodes: Sequence[_Node]) -> Numbers:
    """Return the mean of each topic's papers, topics x dimensions, of length 1 or 0."""
    means = np.stack([vectors.matrix[np.sort(node.rows)].mean(axis=0) for node in nodes])
    lengths = np.linalg.norm(means, axis=1, keepdims=True)
    return np.asarray(means / np.maximum(lengths, 1e-9), dtype=np.float64)


def _likeness(some: Numbers, others: Numbers) -> Numbers:
    return np.asarray((some @ others.T).round(4))


def _pulls(likeness: Numbers, towards: Numbers) -> Numbers:
    """Return topics x 2: where those around draw each one, the more alike the stronger."""
    more = likeness - likeness.mean(axis=0)
    lengths = np.linalg.norm(towards, axis=1, keepdims=True)
    drawn = more @ (towards / np.maximum(lengths, 1e-9))
    most = np.abs(drawn).max()
    return np.asarray(drawn / most if most > 0 else drawn)


def _near(likeness: Numbers, nodes: Sequence[_Node], number: int) -> tuple[str, ...]:
    order = np.argsort(-likeness[number], kind="stable")
    others = (nodes[other].topic for other in order if other != number)
    return tuple(topic for topic in others if topic)[:NEAR]


def _edges(slugs: Sequence[str], related: Mapping[str, Sequence[str]]) -> Rows:
    row_of = {slug: row for row, slug in enumerate(slugs)}
    pairs = [
        (row, row_of[other])
        for row, slug in enumerate(slugs)
        for other in related.get(slug, ())
        if other in row_of
    ]
    return np.array(pairs, dtype=np.intp).reshape(-1, 2)


def _point(place: Numbers) -> Point:
    return Point(round(float(place[0]), _DIGITS), round(float(place[1]), _DIGITS))
