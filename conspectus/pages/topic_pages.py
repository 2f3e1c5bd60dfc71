"""The pages of topics: their index, one for each, and numbered parts of the large ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.pages import addresses, items
from conspectus.pages.growth import growth_of, percent
from conspectus.pages.topic_history import changes_of
from conspectus.pages.topic_views import NearTopicItem, TermRow, TopicPaper, TopicsView, TopicView
from conspectus.pages.views import Link, Page
from conspectus.pages.why import why_in_topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conspectus.model.topic import Topic
    from conspectus.pages.library import Library

PART = 150
"""So many papers make a page of about 200 KB."""
_NOBODY = percent(0)


def topic_pages(library: Library) -> Iterator[Page]:
    """Yield the index of topics and the pages of each."""
    index = TopicsView(
        title="Topics",
        description=f"The topics of {library.settings.title}, with the papers that lead each.",
        topics=tuple(items.topic_item(library, topic) for topic in library.top_topics),
    )
    updated = library.updated.isoformat() if library.updated else ""
    yield Page(addresses.TOPICS, "topics.html", index, updated=updated)
    for topic in library.topics:
        yield from _pages_of(library, topic)


def _pages_of(library: Library, topic: Topic) -> Iterator[Page]:
    listed = library.papers_in[topic.slug]
    count = max(1, -(-len(listed) // PART))
    size = -(-len(listed) // count)
    days = [day for s in library.papers_under[topic.slug] if (day := library.papers[s].last_seen)]
    updated = max(days).isoformat() if days else ""
    for part in range(1, count + 1):
        papers = listed[(part - 1) * size : part * size]
        path = addresses.topic_path(topic.slug, part)
        view = _view(library, topic, papers, part=part, count=count)
        yield Page(path, "topic.html", view, updated=updated)


def _view(
    library: Library, topic: Topic, papers: Sequence[str], *, part: int, count: int
) -> TopicView:
    item = items.topic_item(library, topic)
    broad = library.broad_topic_of(topic)
    title = topic.label if part == 1 else f"{topic.label}, part {part}"
    about = f"{item.size} on {title}", ", ".join(topic.terms)
    first = part == 1
    return TopicView(
        title=title,
        description=f"{': '.join(filter(None, about))}.",
        topic=item,
        label=topic.label,
        broad_topic=library.topic_marks[broad.slug] if broad else None,
        markdown=topic.description if first else "",
        feed=addresses.topic_feed_path(topic.slug),
        terms=tuple(_terms(library, topic)) if first else (),
        near=tuple(_near(library, topic)) if first else (),
        growth=growth_of(library.calendar, library.papers_under[topic.slug]) if first else None,
        changes=changes_of(library, topic) if first else (),
        subtopics=tuple(
            items.topic_item(library, each) for each in library.subtopics.get(topic.slug, ())
        ),
        papers=tuple(
            TopicPaper(library.paper_items[slug], why_in_topic(library, topic, slug))
            for slug in papers
        ),
        part=part,
        parts=tuple(_part_links(topic, count)) if count > 1 else (),
        previous="" if first else addresses.topic_path(topic.slug, part - 1),
        further=addresses.topic_path(topic.slug, part + 1) if part < count else "",
        others=tuple(library.topic_marks[other.slug] for other in _others(library, topic, broad)),
    )


def _terms(library: Library, topic: Topic) -> Iterator[TermRow]:
    """Yield the topic's terms, those first that most of its papers say more than others do.

    What none of them says is left out.
    """
    reasons = library.reasons.get(topic.slug)
    papers = len(library.papers_under[topic.slug])
    said = [s for s in reasons.terms if percent(s.within) != _NOBODY] if reasons else []
    for share in sorted(said, key=lambda s: -(s.within - s.elsewhere)):
        yield TermRow(
            term=share.term,
            within=percent(share.within),
            counted=f"{round(share.within * papers):,} of {papers:,}",
            elsewhere=percent(share.elsewhere),
            within_percent=round(100 * share.within, 1),
            elsewhere_percent=round(100 * share.elsewhere, 1),
        )


def _near(library: Library, topic: Topic) -> Iterator[NearTopicItem]:
    reasons = library.reasons.get(topic.slug)
    for near in reasons.near if reasons else ():
        yield NearTopicItem(library.topic_marks[near.slug], near.terms)


def _part_links(topic: Topic, count: int) -> Iterator[Link]:
    for part in range(1, count + 1):
        yield Link(str(part), addresses.topic_path(topic.slug, part))


def _others(library: Library, topic: Topic, broad: Topic | None) -> list[Topic]:
    level = library.subtopics[broad.slug] if broad else library.top_topics
    return [other for other in level if other.slug != topic.slug]
