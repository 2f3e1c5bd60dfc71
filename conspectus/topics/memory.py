"""What the last run left, by which the next one sees what people did to the lists by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conspectus.model.topic import Taxonomy


class Remembered(NamedTuple):
    """What the last run left."""

    papers: Mapping[str, str]
    """The slug of each paper's topic, by the paper's slug."""
    labels: Mapping[str, str]
    """Each topic's label, by its slug."""


NOTHING = Remembered({}, {})


def remember(before: Taxonomy, after: Taxonomy, earlier: Remembered = NOTHING) -> Remembered:
    """Return what the next run should know."""
    del before, earlier
    return Remembered(
        {paper: topic.slug for topic in after.topics for paper in topic.papers},
        {topic.slug: topic.label for topic in after.topics},
    )
