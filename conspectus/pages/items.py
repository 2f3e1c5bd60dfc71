"""How papers, topics and digests stand in lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.model.wording import count_text
from conspectus.pages.addresses import paper_path, topic_path
from conspectus.pages.views import Day, DigestItem, PaperItem, TopicCount, TopicItem, TopicMark
from conspectus.pages.wording import byline, day_text, excerpt

if TYPE_CHECKING:
    import datetime as dt

    from conspectus.model.paper import Paper
    from conspectus.model.partial_date import PartialDate
    from conspectus.model.topic import Topic
    from conspectus.pages.digests import Digest
    from conspectus.pages.library import Library

HUES = 12
_LEADING = 3


def paper_item(library: Library, paper: Paper) -> PaperItem:
    """Return how a paper stands in a list."""
    return PaperItem(
        slug=paper.slug,
        title=paper.title,
        path=paper_path(paper.slug),
        excerpt=excerpt(paper.abstract),
        byline=byline(paper),
        organization=paper.organization.name if paper.organization else "",
        published=partial_day(paper.published),
        listed=whole_day(paper.first_seen),
        topic=topic_mark_of(library, paper.slug),
        comments=comments_text(paper),
        withdrawn=paper.withdrawn,
    )


def topic_item(library: Library, topic: Topic) -> TopicItem:
    """Return how a topic stands in a list."""
    return TopicItem(
        mark=library.topic_marks[topic.slug],
        size=_size(library, topic),
        terms=topic.terms,
        leading=tuple(
            library.paper_items[slug] for slug in library.papers_under[topic.slug][:_LEADING]
        ),
        subtopics=tuple(
            TopicCount(library.topic_marks[part.slug], _size(library, part))
            for part in library.subtopics.get(topic.slug, ())
        ),
    )


def _size(library: Library, topic: Topic) -> str:
    return count_text(len(library.papers_under[topic.slug]), "paper")


def topic_mark(topic: Topic, place: int) -> TopicMark:
    """Return how the topic that stands at a place of the upper level is named beside a paper.

    A subtopic has the place of the topic that it is a part of.
    """
    return TopicMark(topic.slug, topic.label, topic_path(topic.slug), place % HUES)


def topic_mark_of(library: Library, slug: str) -> TopicMark | None:
    """Return how the topic of a paper is named."""
    topic = library.topic_of.get(slug)
    return library.topic_marks[topic.slug] if topic else None


def digest_item(digest: Digest) -> DigestItem:
    """Return how a digest stands in a list."""
    return DigestItem(
        title=digest_title(digest),
        path=digest.path,
        iso=digest.date.isoformat() if digest.date else "",
        size=count_text(len(digest.papers), "paper"),
    )


def digest_title(digest: Digest) -> str:
    """Return the day of a digest, or where none is known the name of its listing."""
    if digest.date:
        return day_text(digest.date)
    return f"Undated listing {digest.path.split('/')[-2]}"


def whole_day(day: dt.date | None) -> Day | None:
    """Return a date for people and machines."""
    return Day(day_text(day), day.isoformat()) if day else None


def partial_day(date: PartialDate | None) -> Day | None:
    """Return a date of any precision for people and machines."""
    return Day(date.in_words, str(date)) if date else None


def comments_text(paper: Paper) -> str:
    """Return ``12 comments``, or nothing where the number is not known."""
    return count_text(paper.comments, "comment") if paper.comments is not None else ""
