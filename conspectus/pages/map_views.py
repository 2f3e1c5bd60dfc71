"""What the template of the map receives; every field is ready to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from conspectus.pages.map_labels import MapLabel
    from conspectus.pages.views import PaperItem, TopicMark
    from conspectus.topics.mapping.layout import Point


class MapTopic(NamedTuple):
    """A region of the map."""

    mark: TopicMark | None
    """The topic, or nothing for papers that are in none."""
    name: str
    hue: int
    size: str
    outline: tuple[Point, ...]
    points: tuple[Point, ...]
    """Where its papers lie, if it has no parts."""
    papers: tuple[PaperItem, ...]
    """The papers at these points, in the same order."""
    loose: frozenset[str]
    """Slugs of those whose dots are hollow."""
    near: tuple[TopicMark, ...]
    parts: tuple[MapTopic, ...]


class MapName(NamedTuple):
    """The name of a topic on the map."""

    topic: str
    """Its slug."""
    hue: int
    part: bool
    """Whether it is part of a broad topic."""
    label: MapLabel


class MapView(NamedTuple):
    """The map of all papers."""

    title: str
    description: str
    width: float
    height: float
    size: str
    density: int
    """Which of the style sheet's sizes of dots suits the number of papers, from 0, the largest."""
    topics: tuple[MapTopic, ...]
    wide: tuple[MapName, ...]
    """Names for wide windows."""
    narrow: tuple[MapName, ...]
    """Names for phones: larger beside the map."""
    linked: bool
    """Whether each point is a link of its own."""
    hollow: bool
    """Whether some dots are hollow."""
    listed: bool
    """Whether the list below the map names every paper."""
    first: str
    """The earliest day of a paper, ISO, or empty."""
    last: str
    data: str
    """The folder of the files with titles and days of the papers, in the order of the points."""
    days: str
    """Where all their days are."""
    shard: int
    """How many papers each file has."""
