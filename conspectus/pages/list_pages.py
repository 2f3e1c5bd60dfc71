"""The pages that list papers: home, digests, search."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from conspectus.model.wording import count_text
from conspectus.pages import addresses, items
from conspectus.pages.search_views import SearchView
from conspectus.pages.sources import LISTINGS
from conspectus.pages.views import (
    DigestsView,
    DigestView,
    HomeView,
    Link,
    Page,
)
from conspectus.pages.wording import day_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conspectus.pages.digests import Digest
    from conspectus.pages.library import Library
    from conspectus.pages.views import TopicMark

NEWEST_ON_HOME = 8
DISCUSSED_ON_HOME = 6
DIGESTS_ON_HOME = 12
DIGESTS_ON_SEARCH = 24

TOPICS_ON_SEARCH = 40
"""With more topics than this, the search page lists those of the upper level only."""


def home_page(library: Library) -> Page:
    """Return the home page: the newest digest, the topics, the most discussed papers."""
    newest = library.digests[0] if library.digests else None
    papers = newest.papers if newest else _by_publication(library)
    view = HomeView(
        title=library.settings.title,
        description=library.settings.description,
        facts=facts(library),
        newest=items.digest_item(newest) if newest else None,
        newest_papers=tuple(library.paper_items[slug] for slug in papers[:NEWEST_ON_HOME]),
        more=_more_papers(newest, len(papers)) if len(papers) > NEWEST_ON_HOME else None,
        topics=tuple(items.topic_item(library, topic) for topic in library.top_topics),
        discussed=tuple(library.paper_items[slug] for slug in _most_discussed(library)),
        digests=tuple(items.digest_item(digest) for digest in library.digests[:DIGESTS_ON_HOME]),
    )
    return Page(addresses.HOME, "home.html", view, updated=_updated(library))


def _by_publication(library: Library) -> tuple[str, ...]:
    """Return all papers, those published last first; those whose day is not known come last."""
    days = [(paper.published or "", slug) for slug, paper in library.papers.items()]
    days.sort(key=lambda day: day[1])
    days.sort(key=lambda day: day[0], reverse=True)
    return tuple(slug for _, slug in days)


def _more_papers(digest: Digest | None, count: int) -> Link:
    words = f"All {count_text(count, 'paper')}"
    if digest is None:
        return Link(words, addresses.SEARCH)
    return Link(f"{words} of {day_text(digest.date)}" if digest.date else words, digest.path)


def facts(library: Library) -> tuple[str, ...]:
    """Return how much a site holds, in a few words each."""
    return (
        count_text(len(library.papers), "paper"),
        count_text(sum(t.slug not in library.subtopics for t in library.topics), "topic"),
        count_text(len(library.digests), "digest"),
    )


def _most_discussed(library: Library) -> list[str]:
    counted = [paper for paper in library.papers.values() if paper.comments]
    counted.sort(key=lambda paper: (-(paper.comments or 0), paper.slug))
    return [paper.slug for paper in counted[:DISCUSSED_ON_HOME]]


def digest_pages(library: Library) -> Iterator[Page]:
    """Yield the index of digests and a page for each."""
    index = DigestsView(
        title="Digests",
        description=f"All digests of {library.settings.title}, newest first.",
        digests=tuple(items.digest_item(digest) for digest in library.digests),
    )
    yield Page(addresses.DIGESTS, "digests.html", index, updated=_updated(library))
    for number, digest in enumerate(library.digests):
        yield _digest_page(library, digest, number)


def _digest_page(library: Library, digest: Digest, number: int) -> Page:
    title, size = items.digest_title(digest), count_text(len(digest.papers), "paper")
    view = DigestView(
        title=title,
        description=f"{size} listed on {title}." if digest.date else f"{size}. {title}.",
        day=items.whole_day(digest.date),
        size=size,
        listings=tuple(_listing_link(library, name) for name in digest.listings),
        topics=_topic_counts(library, digest),
        papers=tuple(library.paper_items[slug] for slug in digest.papers),
        newer=_digest_link(library, number - 1),
        older=_digest_link(library, number + 1),
    )
    updated = digest.date.isoformat() if digest.date else ""
    return Page(digest.path, "digest.html", view, updated=updated)


def _listing_link(library: Library, name: str) -> Link:
    return Link(name, library.sources.path_of(f"{LISTINGS}{name}"))


def _topic_counts(library: Library, digest: Digest) -> tuple[tuple[TopicMark, int], ...]:
    """Count the papers of each topic of the upper level: a hundred others could not be browsed."""
    topics = (library.topic_of[slug] for slug in digest.papers if slug in library.topic_of)
    broad = (library.broad_topic_of(topic) or topic for topic in topics)
    counts = Counter(library.topic_marks[topic.slug] for topic in broad)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].slug)))


def _digest_link(library: Library, number: int) -> Link | None:
    if not 0 <= number < len(library.digests):
        return None
    digest = library.digests[number]
    return Link(items.digest_title(digest), digest.path)


def search_page(library: Library) -> Page:
    """Return the search page, with other ways to papers for those without JavaScript."""
    view = SearchView(
        title="Search",
        description=f"Search the papers of {library.settings.title}.",
        topics=tuple(items.topic_item(library, topic) for topic in library.top_topics),
        subtopics=len(library.topics) <= TOPICS_ON_SEARCH,
        digests=tuple(items.digest_item(digest) for digest in library.digests[:DIGESTS_ON_SEARCH]),
        more_digests=len(library.digests) > DIGESTS_ON_SEARCH,
    )
    return Page(addresses.SEARCH, "search.html", view, listed=False)


def _updated(library: Library) -> str:
    return library.updated.isoformat() if library.updated else ""
