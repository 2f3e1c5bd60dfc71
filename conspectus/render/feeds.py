"""Feeds: Atom (RFC 4287) and JSON Feed 1.1 of the papers seen last."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from feedgen.feed import FeedGenerator

from conspectus.model.arxiv_id import abstract_url
from conspectus.model.characters import UNSHOWABLE
from conspectus.pages import addresses
from conspectus.pages.plan import site_view

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conspectus.model.paper import Paper
    from conspectus.pages.library import Library

ENTRIES = 50
"""Issues are taken whole until there are as many."""
LONGEST_ISSUE = 200
"""No feed reader is sent more of one day, such as a snapshot of ten thousand papers."""
_NEVER = dt.date(1970, 1, 1)


class Entry(NamedTuple):
    """A paper in a feed, with the day that the feed gives it."""

    day: dt.date
    paper: Paper


def newest_entries(library: Library, slugs: Iterable[str]) -> list[Entry]:
    """Return the papers seen last: the newest day first, each day in the order of its listings.

    A day is never cut short but at ``LONGEST_ISSUE``. A paper that no listing showed has the day of
    its publication and follows those listed then; one of which no day is known is left out.
    """
    issues: dict[dt.date, list[str]] = defaultdict(list)
    for slug in slugs:
        if day := _day_of(library, slug):
            issues[day].append(slug)
    unlisted = len(library.papers)
    entries: list[Entry] = []
    for day in sorted(issues, reverse=True):
        if len(entries) >= ENTRIES:
            break
        issue = sorted(issues[day], key=lambda slug: (library.place_of.get(slug, unlisted), slug))
        entries += [Entry(day, library.papers[slug]) for slug in issue[:LONGEST_ISSUE]]
    return entries


def _day_of(library: Library, slug: str) -> dt.date | None:
    paper = library.papers[slug]
    return paper.last_seen or (paper.published.earliest if paper.published else None)


def atom_feed(library: Library, entries: list[Entry], *, title: str, path: str, page: str) -> bytes:
    """Return an Atom feed that lives at ``path`` and belongs to ``page``."""
    base = library.settings.base_url
    curator = site_view(library).curator
    feed = FeedGenerator()
    feed.id(base + path)
    feed.title(clean(title) or path)
    feed.subtitle(clean(library.settings.description))
    feed.author({"name": clean(curator.text if curator else "") or "Conspectus"})
    feed.link(href=base + path, rel="self", type="application/atom+xml")
    feed.link(href=base + page, rel="alternate", type="text/html")
    feed.language(library.settings.language)
    feed.generator("Conspectus")
    feed.updated(_midnight(max((entry.day for entry in entries), default=_NEVER)))
    for entry in entries:
        _add_atom_entry(feed, base, entry)
    text: bytes = feed.atom_str(pretty=True)
    return text


def _add_atom_entry(feed: FeedGenerator, base: str, entry: Entry) -> None:
    paper = entry.paper
    item = feed.add_entry(order="append")
    item.id(base + addresses.paper_path(paper.slug))
    item.title(clean(paper.title).strip() or paper.slug)
    item.link(href=base + addresses.paper_path(paper.slug), rel="alternate", type="text/html")
    if paper.arxiv:
        item.link(href=abstract_url(paper.arxiv), rel="related")
    item.updated(_midnight(entry.day))
    item.summary(clean(paper.abstract) or clean(paper.title))
    for name in filter(None, map(clean, paper.authors)):
        item.author({"name": name})
    for category in filter(None, map(clean, paper.categories)):
        item.category(term=category)


def json_feed(library: Library, entries: list[Entry]) -> bytes:
    """Return a JSON Feed 1.1. Source: https://www.jsonfeed.org/version/1.1/."""
    settings = library.settings
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": settings.title,
        "description": settings.description,
        "home_page_url": settings.base_url,
        "feed_url": settings.base_url + addresses.JSON_FEED,
        "language": settings.language,
        "items": [_json_item(settings.base_url, entry) for entry in entries],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _json_item(base: str, entry: Entry) -> dict[str, object]:
    paper = entry.paper
    item: dict[str, object] = {
        "id": base + addresses.paper_path(paper.slug),
        "url": base + addresses.paper_path(paper.slug),
        "title": paper.title,
        "content_text": paper.abstract or paper.title,
        "date_published": _midnight(entry.day).isoformat(),
    }
    if paper.arxiv:
        item["external_url"] = abstract_url(paper.arxiv)
    if paper.authors:
        item["authors"] = [{"name": name} for name in paper.authors]
    if paper.categories or paper.keywords:
        item["tags"] = [*paper.categories, *paper.keywords]
    return item


def clean(text: str) -> str:
    """Return a text without the characters that a feed cannot hold."""
    return UNSHOWABLE.sub("", text)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
