"""What a search result shows of each paper. Pure functions; the index is made elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from conspectus.search.numbering import date_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conspectus.model.paper import Paper
    from conspectus.model.topic import Topic
    from conspectus.search.numbering import Numbering


class SearchRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """One paper as a search result shows it. What is not known is empty."""

    slug: str
    title: str
    abstract: str = ""
    """In full: the browser chooses the excerpt that fits the query."""
    topic: str = ""
    """The topic's label."""
    topic_slug: str = ""
    date: str = ""
    """ISO 8601, perhaps of reduced precision."""
    date_text: str = ""
    """The date as people read it."""
    authors: str = ""
    """As lists show them."""
    organization: str = ""
    """Its name."""
    comments: int | None = None
    withdrawn: bool = False


def search_records(numbering: Numbering, byline: Callable[[Paper], str]) -> Iterator[SearchRecord]:
    """Yield a record for each paper, in the order of their numbers."""
    topic_of = iter(
        numbering.topics[group.topic] if group.topic >= 0 else None
        for group in numbering.groups
        for _ in range(group.size)
    )
    for paper, topic in zip(numbering.papers, topic_of, strict=True):
        yield _record(paper, topic, byline(paper))


def _record(paper: Paper, topic: Topic | None, authors: str) -> SearchRecord:
    date = date_of(paper)
    return SearchRecord(
        slug=paper.slug,
        title=paper.title,
        abstract=paper.abstract,
        topic=topic.label if topic else "",
        topic_slug=topic.slug if topic else "",
        date=str(date) if date else "",
        date_text=date.in_words if date else "",
        authors=authors,
        organization=paper.organization.name if paper.organization else "",
        comments=paper.comments,
        withdrawn=paper.withdrawn,
    )
