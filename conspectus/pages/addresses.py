"""Where each page lives: site paths such as ``papers/orca/``, and links from one to another."""

from __future__ import annotations

import datetime as dt

from conspectus.model.slug import is_slug, make_slug

HOME = ""
SEARCH = "search/"
TITLES = "titles/"
SEARCH_HELP = "search/help/"
TOPICS = "topics/"
DIGESTS = "digests/"
MAP = "map/"
SOURCES = "sources/"
NOT_FOUND = "404.html"
FEED = "feed.xml"
JSON_FEED = "feed.json"
SITEMAP = "sitemap.xml"
OPENSEARCH = "opensearch.xml"
SERVICE_WORKER = "offline.js"
"""At the top of the site: a service worker answers for what lies below it only."""
SEARCH_DATA = "search/data/"
MAP_PAPERS = "map/papers/"
MAP_DAYS = "map/days.json"


def paper_path(slug: str) -> str:
    """Return the path of a paper's page."""
    return f"papers/{slug}/"


def bibtex_path(slug: str) -> str:
    """Return the path of a paper's BibTeX record."""
    return f"papers/{slug}.bib"


def topic_path(slug: str, part: int = 1) -> str:
    """Return the path of a topic's page, or of a further part of its papers."""
    return f"{TOPICS}{slug}/" if part == 1 else f"{TOPICS}{slug}/{part}/"


def topic_feed_path(slug: str) -> str:
    """Return the path of a topic's feed."""
    return f"{topic_path(slug)}{FEED}"


def digest_path(day: dt.date | str) -> str:
    """Return the path of a day's digest, or of a listing whose day is not known, by file name."""
    if isinstance(day, dt.date):
        return f"{DIGESTS}{day.isoformat()}/"
    stem = day.rpartition("/")[2].partition(".")[0]
    return f"{DIGESTS}{stem if is_slug(stem) else make_slug(stem)}/"


def map_shard_path(number: int) -> str:
    """Return the path of one part of the papers on the map, counted from 0."""
    return f"{MAP_PAPERS}{number}.json"


def titles_path(part: int = 1) -> str:
    """Return the path of the index of titles, or of a further part of it."""
    return TITLES if part == 1 else f"{TITLES}{part}/"


def file_of(path: str) -> str:
    """Return the file that a web server sends for a path."""
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def relative_link(path: str, *, page: str) -> str:
    """Return the link to a site path from the page at another.

    >>> relative_link("topics/", page="papers/orca/")
    '../../topics/'
    >>> relative_link("", page="")
    './'
    """
    return "../" * page.count("/") + path or "./"
