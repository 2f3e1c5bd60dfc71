"""The library: everything that the pages of a site are made from."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING

from conspectus.pages import items
from conspectus.pages.digests import Digest, make_digests
from conspectus.pages.growth import Calendar, calendar_of
from conspectus.pages.sources import NOTHING_NOTED, Sources
from conspectus.pages.why import best_first
from conspectus.topics.mapping.layout import NOWHERE, Layout

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from conspectus.model.page import MarkdownPage
    from conspectus.model.paper import Paper
    from conspectus.model.settings import Settings
    from conspectus.model.topic import Topic, TopicEvent
    from conspectus.pages.views import PaperItem, TopicMark
    from conspectus.topics.explaining.reasons import TopicReasons
    from conspectus.topics.explaining.relations import Relation


@dataclasses.dataclass(frozen=True)
class Library:
    """Papers, topics and settings, and the facts that follow from them."""

    settings: Settings
    papers: Mapping[str, Paper]
    """By slug, in the order of the slugs."""
    topics: tuple[Topic, ...]
    """Every slug in them is a paper's."""
    related: Mapping[str, tuple[Relation, ...]]
    """For each paper those most like it, and why, the most alike first."""
    reasons: Mapping[str, TopicReasons] = dataclasses.field(default_factory=dict)
    """What there is to say of each topic, by its slug."""
    pages: tuple[MarkdownPage, ...] = ()
    sources: Sources = NOTHING_NOTED
    layout: Layout = NOWHERE
    history: tuple[TopicEvent, ...] = ()
    """What became of earlier topics, the oldest first."""

    @cached_property
    def digests(self) -> tuple[Digest, ...]:
        """All digests, newest first."""
        return make_digests(self.papers.values())

    @cached_property
    def digests_of_listing(self) -> Mapping[str, tuple[Digest, ...]]:
        """The digests that show papers of each listing, newest first."""
        found: defaultdict[str, list[Digest]] = defaultdict(list)
        for digest in self.digests:
            for name in digest.listings:
                found[name].append(digest)
        return {name: tuple(digests) for name, digests in found.items()}

    @cached_property
    def topic_of(self) -> Mapping[str, Topic]:
        """The topic of each paper that is in one."""
        return {slug: topic for topic in self.topics for slug in topic.papers}

    @cached_property
    def top_topics(self) -> tuple[Topic, ...]:
        """The topics of the upper level: those that are a part of no other."""
        return tuple(topic for topic in self.topics if self.broad_topic_of(topic) is None)

    @cached_property
    def subtopics(self) -> Mapping[str, tuple[Topic, ...]]:
        """The parts of each broad topic, by its slug; only broad topics are in it."""
        parts: defaultdict[str, list[Topic]] = defaultdict(list)
        for topic in self.topics:
            if broad := self.broad_topic_of(topic):
                parts[broad.slug].append(topic)
        return {slug: tuple(topics) for slug, topics in parts.items()}

    @cached_property
    def papers_in(self) -> Mapping[str, tuple[str, ...]]:
        """The papers that each topic lists itself, those that fit best first."""
        return {
            topic.slug: best_first(topic, self.reasons.get(topic.slug)) for topic in self.topics
        }

    @cached_property
    def papers_under(self) -> Mapping[str, tuple[str, ...]]:
        """The papers of each topic and of its subtopics; of these first the best of each."""
        own = self.papers_in
        parts = {
            slug: [own[part.slug] for part in topics] for slug, topics in self.subtopics.items()
        }
        return {slug: (*papers, *_in_turn(parts.get(slug, ()))) for slug, papers in own.items()}

    def broad_topic_of(self, topic: Topic) -> Topic | None:
        """Return the topic that another is a part of, if it is one of a list."""
        return self._topic_at.get(topic.parent) if topic.parent != topic.slug else None

    @cached_property
    def _topic_at(self) -> Mapping[str, Topic]:
        return {topic.slug: topic for topic in self.topics}

    @cached_property
    def calendar(self) -> Calendar:
        """When the papers appeared."""
        return calendar_of(self.papers.values())

    @cached_property
    def digest_of(self) -> Mapping[tuple[str, dt.date | None], Digest]:
        """The digest of each listing and day."""
        return {(name, digest.date): digest for digest in self.digests for name in digest.listings}

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        """The place, from 0, of each paper in the newest dated digest that shows it."""
        return {
            slug: place
            for digest in reversed(self.digests)  # a newer digest replaces the places of older ones
            if digest.date
            for place, slug in enumerate(digest.papers)
        }

    @cached_property
    def topic_marks(self) -> Mapping[str, TopicMark]:
        """How each topic is named beside a paper, by its slug."""
        place_of = {topic.slug: place for place, topic in enumerate(self.top_topics)}
        return {
            topic.slug: items.topic_mark(
                topic, place_of.get((self.broad_topic_of(topic) or topic).slug, 0)
            )
            for topic in self.topics
        }

    @cached_property
    def paper_items(self) -> Mapping[str, PaperItem]:
        """How each paper stands in lists, by its slug."""
        return {slug: items.paper_item(self, paper) for slug, paper in self.papers.items()}

    @cached_property
    def updated(self) -> dt.date | None:
        """The day of the newest digest: what feeds and the sitemap call the last change."""
        return max((d.date for d in self.digests if d.date), default=None)


def _in_turn(topics: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the first paper of each topic, then the second of each, and so on."""
    for papers in zip_longest(*topics):
        yield from (slug for slug in papers if slug is not None)
