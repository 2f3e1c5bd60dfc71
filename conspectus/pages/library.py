"""The library: everything that the pages of a site are made from."""

from __future__ import annotations

import dataclasses
from functools import cached_property
from typing import TYPE_CHECKING

from conspectus.pages.digests import Digest, make_digests

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from conspectus.model.page import MarkdownPage
    from conspectus.model.paper import Paper
    from conspectus.model.settings import Settings
    from conspectus.model.topic import Topic


@dataclasses.dataclass(frozen=True)
class Library:
    """Papers, topics and settings, checked against each other; facts that follow from them."""

    settings: Settings
    papers: Mapping[str, Paper]
    """By slug, in the order of the slugs."""
    topics: tuple[Topic, ...]
    """Every slug in them is a paper's."""
    related: Mapping[str, tuple[str, ...]]
    """For each paper the slugs of those most like it, the nearest first."""
    pages: tuple[MarkdownPage, ...] = ()

    @cached_property
    def digests(self) -> tuple[Digest, ...]:
        """All digests, newest first."""
        return make_digests(self.papers.values())

    @cached_property
    def topic_of(self) -> Mapping[str, Topic]:
        """The topic of each paper that is in one."""
        return {slug: topic for topic in self.topics for slug in topic.papers}

    @cached_property
    def digest_at(self) -> Mapping[str, Digest]:
        """The digests by their path."""
        return {digest.path: digest for digest in self.digests}

    @cached_property
    def updated(self) -> dt.date | None:
        """The day of the newest digest: what feeds and the sitemap call the last change."""
        return max((d.date for d in self.digests if d.date), default=None)

    def last_seen(self, slug: str) -> dt.date | None:
        """Return the day on which a listing last showed a paper."""
        return max((s.date for s in self.papers[slug].sightings if s.date), default=None)

    def first_seen(self, slug: str) -> dt.date | None:
        """Return the day on which a listing first showed a paper."""
        return min((s.date for s in self.papers[slug].sightings if s.date), default=None)
