"""Topics on their way from one run to the next, and what is asked of them again and again.

Topics are values: a step takes some and returns others. This module decides nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from conspectus.model.topic import Topic, TopicEvent


@dataclass(frozen=True)
class Draft:
    """Topics, what became of earlier ones, and what the user should hear of it."""

    topics: tuple[Topic, ...]
    history: tuple[TopicEvent, ...] = ()
    remarks: tuple[str, ...] = ()

    def having(self, topics: Iterable[Topic], *events: TopicEvent, remark: str = "") -> Draft:
        """Return a draft with other topics, and with what happened added."""
        return Draft(
            tuple(topics),
            (*self.history, *events),
            (*self.remarks, remark) if remark else self.remarks,
        )

    def remarking(self, *remarks: str) -> Draft:
        """Return the draft with sentences added."""
        return replace(self, remarks=(*self.remarks, *remarks))


edited = msgspec.structs.replace
"""Returns a topic with some of its fields set anew."""


def addresses(topics: Iterable[Topic]) -> dict[str, str]:
    """Return which topic answers to each slug, earlier ones too."""
    topics = tuple(topics)
    known = {alias: topic.slug for topic in reversed(topics) for alias in topic.aliases}
    return known | {topic.slug: topic.slug for topic in topics}


def homes(topics: Iterable[Topic]) -> dict[str, str]:
    """Return the slug of the topic that lists each paper."""
    return {paper: topic.slug for topic in topics for paper in topic.papers}


def pins(topics: Iterable[Topic]) -> dict[str, str]:
    """Return the slug of the topic to which each pinned paper belongs."""
    return {paper: topic.slug for topic in topics for paper in topic.pinned}


def broad_slugs(topics: Iterable[Topic]) -> frozenset[str]:
    """Return the slugs of topics that have subtopics."""
    return frozenset(topic.parent for topic in topics if topic.parent)


def leaves(topics: Sequence[Topic]) -> list[Topic]:
    """Return the topics that have no subtopics."""
    broad = broad_slugs(topics)
    return [topic for topic in topics if topic.slug not in broad]


def heirs_of(papers: Iterable[str], where: Mapping[str, str]) -> list[str]:
    """Return the topics that have some papers now, the one with most of them first."""
    counts = Counter(where[paper] for paper in papers if paper in where)
    return sorted(counts, key=lambda slug: (-counts[slug], slug))


def joined(*parts: Iterable[str], without: Collection[str] = ()) -> tuple[str, ...]:
    """Return what parts hold, in their order, each once."""
    return tuple(dict.fromkeys(x for part in parts for x in part if x not in without))
