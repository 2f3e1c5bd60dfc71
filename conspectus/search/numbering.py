"""Which number each paper has in the index.

Papers of one topic and one year have neighbouring numbers, so that topics and years are ranges, and
similar papers have small gaps between their numbers.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from conspectus.model.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conspectus.model.paper import Paper
    from conspectus.model.topic import Topic


class Group(NamedTuple):
    """Papers of one topic and year, whose numbers follow each other."""

    topic: int
    """Its place among the topics that have papers; -1 for no topic."""
    year: int
    """0 where it is not known."""
    size: int


class Numbering(NamedTuple):
    """Papers in the order of their numbers."""

    places: list[int]
    """Where each stands in the sequence that was numbered."""
    papers: tuple[Paper, ...]
    topics: tuple[Topic, ...]
    """Those that have papers, in their order."""
    groups: tuple[Group, ...]
    broad: tuple[Topic, ...] = ()
    """Those that the topics with papers are parts of, in their order."""

    def parts_of(self, broad: Topic) -> list[int]:
        """Return the places of the topics with papers that are parts of a broad one."""
        return [place for place, topic in enumerate(self.topics) if topic.parent == broad.slug]


def date_of(paper: Paper) -> PartialDate | None:
    """Return a paper's own date, or else the day on which a listing first showed it."""
    first = paper.first_seen
    return paper.published or (PartialDate(first.isoformat()) if first else None)


def number_papers(
    papers: Sequence[Paper], lengths: Sequence[int], topics: Sequence[Topic]
) -> Numbering:
    """Order papers by topic, year, newest first, length and slug.

    Args:
        papers: in any order.
        lengths: of the abstract of each, in terms.
        topics: in their order; papers without one come last.

    """
    topic_of = {slug: place for place, topic in enumerate(topics) for slug in topic.papers}
    used = sorted({topic_of[paper.slug] for paper in papers if paper.slug in topic_of})
    number_of = {place: number for number, place in enumerate(used)}
    rows = []
    for place, (paper, length) in enumerate(zip(papers, lengths, strict=True)):
        topic = number_of.get(topic_of.get(paper.slug, -1), len(used))
        date = date_of(paper)
        rows.append((topic, -(date.year if date else 0), length, paper.slug, place))
    rows.sort()
    places = [row[-1] for row in rows]
    parents = {topics[place].parent for place in used}
    return Numbering(
        places=places,
        papers=tuple(papers[place] for place in places),
        topics=tuple(topics[place] for place in used),
        groups=tuple(
            Group(topic if topic < len(used) else -1, -year, len(list(group)))
            for (topic, year), group in groupby(rows, key=lambda row: row[:2])
        ),
        broad=tuple(topic for topic in topics if topic.slug in parents),
    )
