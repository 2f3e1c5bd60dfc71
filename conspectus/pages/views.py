"""What templates receive: small values whose every field is ready to be shown.

A template never sees a paper itself, so nothing that a page says is computed in a template.
"""

from __future__ import annotations

from typing import NamedTuple

from conspectus.pages.map_views import MapView
from conspectus.pages.search_views import SearchHelpView, SearchView, TitlesView
from conspectus.pages.source_views import SourcesView
from conspectus.pages.topic_views import TopicsView, TopicView


class Link(NamedTuple):
    """A link to a page of this site."""

    text: str
    path: str


class OutLink(NamedTuple):
    """A link to another site."""

    text: str
    url: str


class Day(NamedTuple):
    """A date for people and for machines."""

    text: str
    iso: str


class TopicMark(NamedTuple):
    """A topic as it is named beside a paper."""

    slug: str
    label: str
    path: str
    hue: int
    """Which of the twelve hues of the style sheet marks it."""


class TopicCount(NamedTuple):
    """A topic named beside others, and how many papers it has."""

    mark: TopicMark
    size: str


class Why(NamedTuple):
    """Why a paper stands in a list: how well it belongs there, and what it shares."""

    step: int
    """From 1 to 5, for a small picture."""
    words: str
    """The same in words: ``Strong fit``."""
    terms: tuple[str, ...]
    rival: TopicMark | None = None
    """Another topic that a paper is about as close to as to its own."""


class PaperItem(NamedTuple):
    """A paper in a list."""

    slug: str
    title: str
    path: str
    excerpt: str
    byline: str
    organization: str
    published: Day | None
    listed: Day | None
    """The day on which a listing first showed it."""
    topic: TopicMark | None
    comments: str
    """``12 comments``, or empty where the number is not known."""
    withdrawn: bool


class TopicItem(NamedTuple):
    """A topic in a list."""

    mark: TopicMark
    size: str
    terms: tuple[str, ...]
    leading: tuple[PaperItem, ...]
    """The papers that fit it best."""
    subtopics: tuple[TopicCount, ...] = ()
    """What a broad topic is made of, in order."""


class DigestItem(NamedTuple):
    """A digest in a list."""

    title: str
    path: str
    iso: str
    """The day, or empty where it is not known."""
    size: str


class HomeView(NamedTuple):
    """The home page."""

    title: str
    description: str
    facts: tuple[str, ...]
    newest: DigestItem | None
    newest_papers: tuple[PaperItem, ...]
    """The first of the newest digest; where there is none, those published last."""
    more: Link | None
    """Where the rest of them are, if there is more."""
    topics: tuple[TopicItem, ...]
    discussed: tuple[PaperItem, ...]
    digests: tuple[DigestItem, ...]


class DigestView(NamedTuple):
    """A digest."""

    title: str
    description: str
    day: Day | None
    size: str
    listings: tuple[Link, ...]
    """Its files, with their places on the page of sources; no path where nothing is noted."""
    topics: tuple[tuple[TopicMark, int], ...]
    """The topics of its papers, with their numbers, largest first."""
    papers: tuple[PaperItem, ...]
    newer: Link | None
    older: Link | None


class DigestsView(NamedTuple):
    """The index of all digests."""

    title: str
    description: str
    digests: tuple[DigestItem, ...]


class SightingItem(NamedTuple):
    """A digest that a paper was in, and where it stood there."""

    day: Day | None
    digest: Link
    place: str


class PaperView(NamedTuple):
    """A paper."""

    title: str
    description: str
    slug: str
    paragraphs: tuple[str, ...]
    authors: tuple[str, ...]
    author_count: str
    organization: OutLink | None
    published: Day | None
    journal: str
    withdrawn: bool
    topic: TopicMark | None
    broad_topic: TopicMark | None
    """The one that its topic is a part of."""
    fit: Why | None
    """Why it is in its topic."""
    arxiv: OutLink | None
    pdf: OutLink | None
    doi: OutLink | None
    links: tuple[OutLink, ...]
    """Links that an entry gives; the address is empty where it is none a browser should follow."""
    finders: tuple[OutLink, ...]
    """Searches for the title elsewhere."""
    categories: tuple[str, ...]
    keywords: tuple[str, ...]
    comments: str
    upvotes: str
    note: str
    """Markdown."""
    sightings: tuple[SightingItem, ...]
    sources: tuple[Link, ...]
    """The files that speak of it; no path where nothing is noted of one."""
    related: tuple[tuple[PaperItem, Why], ...]
    bibtex: str
    citation: tuple[tuple[str, str], ...]
    """Names and contents of the page's ``citation_…`` meta tags."""


class TextView(NamedTuple):
    """A page of running text."""

    title: str
    description: str
    markdown: str


class NotFoundView(NamedTuple):
    """The page for an address that leads nowhere."""

    title: str
    description: str


class RedirectView(NamedTuple):
    """A page at an earlier address of a topic, and what became of it."""

    title: str
    description: str
    target: str
    """Where readers may go on, and what should be found instead."""
    heirs: tuple[TopicItem, ...] = ()
    """The topics that have its papers now."""
    sends_on: bool = True
    """Whether browsers go on at once: not where something happened that readers should know."""


View = (
    HomeView
    | DigestView
    | DigestsView
    | TopicsView
    | TopicView
    | PaperView
    | SearchView
    | TitlesView
    | SearchHelpView
    | SourcesView
    | MapView
    | TextView
    | NotFoundView
    | RedirectView
)


class Page(NamedTuple):
    """One page of the site: where it lives, what renders it, what it says."""

    path: str
    template: str
    view: View
    listed: bool = True
    """Whether search engines and the sitemap should know it."""
    updated: str = ""
    """The day of its last change, ISO, or empty where none is known."""
    canonical: str | None = None
    """The path of the page that says the same and should be found instead."""


class SiteView(NamedTuple):
    """What every page says of the site."""

    title: str
    description: str
    language: str
    base_url: str
    curator: OutLink | None
    pages: tuple[Link, ...]
    """Pages of running text, for the navigation."""
    facts: tuple[str, ...]
    keeps_search: bool
    """Whether browsers keep all of the search for reading without a network."""
