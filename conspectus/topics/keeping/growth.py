"""What came to a digest, and what is to become of its list of topics: values only."""

from __future__ import annotations

from typing import NamedTuple

_MOVABLE = 0.05
"""This share of the papers that had a topic may get another one in a run."""
_PER_NEW = 0.4
"""So many may move for each paper that came, if that is more."""


class Growth(NamedTuple):
    """What came, and what was there."""

    old: frozenset[str]
    came: frozenset[str]

    @property
    def movable(self) -> int:
        """How many papers may get another topic than they had."""
        return int(max(_MOVABLE * len(self.old), _PER_NEW * len(self.came)))


class Demand(NamedTuple):
    """How many topics without subtopics there should be."""

    least: int
    enough: int
    """From so many on, none is divided for its size alone unless it is out of all bounds."""
    most: int


class Birth(NamedTuple):
    """Papers that shall be a topic."""

    papers: tuple[str, ...]
    source: str
    """The topic that it stands behind: the one it came out of, else the nearest."""
    is_part: bool
    """Whether it came out of that topic."""
