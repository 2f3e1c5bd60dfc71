"""What a search result shows of each paper. Pure functions; the index is made elsewhere."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec

from conspectus.model.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conspectus.model.paper import Paper
    from conspectus.model.topic import Topic


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
    withdrawn: bool = False


def search_records(papers: Iterable[Paper], topics: Iterable[Topic]) -> list[SearchRecord]:
    """Return a record for each paper, in the order of slugs, as the index numbers them.

    The date is the paper's own, or else the day on which a listing first showed it.
    """
    topic_of = {slug: topic for topic in topics for slug in topic.papers}
    ordered = sorted(papers, key=attrgetter("slug"))
    return [_record(paper, topic_of.get(paper.slug)) for paper in ordered]


def to_json(data: dict[str, Any] | Sequence[SearchRecord]) -> bytes:
    """Return an index or records as compact JSON, to be fetched, never to be put into a page."""
    return msgspec.json.encode(data)


def _record(paper: Paper, topic: Topic | None) -> SearchRecord:
    first = paper.first_seen
    date = paper.published or (PartialDate(first.isoformat()) if first else None)
    return SearchRecord(
        slug=paper.slug,
        title=paper.title,
        abstract=paper.abstract,
        topic=topic.label if topic else "",
        topic_slug=topic.slug if topic else "",
        date=str(date) if date else "",
        date_text=date.in_words if date else "",
        withdrawn=paper.withdrawn,
    )
