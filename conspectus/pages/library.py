"""The library: everything that the pages of a site are made from."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from conspectus.pages import items
from conspectus.pages.digests import Digest, make_digests
from conspectus.pages.sources import NOTHING_NOTED, Sources

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from conspectus.model.page import MarkdownPage
    from conspectus.model.paper import Paper
    from conspectus.model.settings import Settings
    from conspectus.model.topic import Topic, TopicEvent
    from conspectus.pages.views import PaperItem, TopicMark


@dataclasses.dataclass(frozen=True)
class Library:
    """Papers, topics and settings, and the facts that follow from them."""

    settings: Settings
    papers: Mapping[str, Paper]
    """By slug, in the order of the slugs."""
    topics: tuple[Topic, ...]
    """Every slug in them is a paper's."""
    related: Mapping[str, tuple[str, ...]]
    """For each paper the slugs of those most like it, the nearest first."""
    pages: tuple[MarkdownPage, ...] = ()
    sources: Sources = NOTHING_NOTED
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
        return {t.slug: items.topic_mark(t, place) for place, t in enumerate(self.topics)}

    @cached_property
    def paper_items(self) -> Mapping[str, PaperItem]:
        """How each paper stands in lists, by its slug."""
        return {slug: items.paper_item(self, paper) for slug, paper in self.papers.items()}

    @cached_property
    def updated(self) -> dt.date | None:
        """The day of the newest digest: what feeds and the sitemap call the last change."""
        return max((d.date for d in self.digests if d.date), default=None)
