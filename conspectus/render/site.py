"""The whole site, file by file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from conspectus.pages import addresses
from conspectus.pages.items import digest_title
from conspectus.pages.map_data import map_days, map_shards
from conspectus.pages.plan import all_pages, site_view
from conspectus.pages.redirects import earlier_feeds
from conspectus.pages.wording import byline
from conspectus.render.assets import FOLDER, version_of
from conspectus.render.bibtex import bibtex
from conspectus.render.bundles import served_assets
from conspectus.render.discovery import opensearch, sitemap
from conspectus.render.feeds import atom_feed, json_feed, newest_entries
from conspectus.render.templates import Templates
from conspectus.search.facets import Listing
from conspectus.search.files import SearchFiles, search_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from conspectus.pages.library import Library


class SiteFile(NamedTuple):
    """One file of the site, by its path below the site's folder."""

    path: str
    data: bytes


def render_site(
    library: Library,
    read_template: Callable[[str], tuple[str, str] | None],
    assets: Mapping[str, bytes],
) -> Iterator[SiteFile]:
    """Yield every file of the site, each path once.

    Args:
        library: what the pages are made from.
        read_template: gives the text of a template and the path that messages call it.
        assets: styles, scripts and icons by their name.

    Raises:
        TemplateError: a template cannot be rendered, or a script cannot be read.
    """
    served = served_assets(assets)
    version = version_of(served)
    yield from _assets(served)
    search = search_data(library)
    yield from (SiteFile(f"{addresses.SEARCH_DATA}{path}", data) for path, data in search)
    yield from _map_data(library)
    yield from _feeds(library)
    templates = Templates(
        read_template,
        site=site_view(library),
        base_path=library.settings.base_path,
        version=version,
        search_build=search.build,
    )
    listed: list[tuple[str, str]] = []
    for page in all_pages(library):
        yield SiteFile(addresses.file_of(page.path), templates.render(page).encode())
        if page.listed:
            listed.append((page.path, page.updated))
    for paper in library.papers.values():
        text = bibtex(paper, base_url=library.settings.base_url)
        yield SiteFile(addresses.bibtex_path(paper.slug), text.encode())
    yield SiteFile(addresses.SITEMAP, sitemap(listed, library.settings.base_url))
    yield SiteFile(addresses.OPENSEARCH, opensearch(library.settings))


def _assets(served: Mapping[str, bytes]) -> Iterator[SiteFile]:
    for name, data in served.items():
        outside = name == addresses.SERVICE_WORKER
        yield SiteFile(name if outside else f"{FOLDER}/{name}", data)


def search_data(library: Library) -> SearchFiles:
    """Return the files that the search page loads, below the folder of its data."""
    listings = [
        Listing(
            key=digest.path.removeprefix(addresses.DIGESTS).rstrip("/"),
            label=digest_title(digest),
            day=digest.date,
            slugs=digest.papers,
        )
        for digest in library.digests
    ]
    return search_files(list(library.papers.values()), library.topics, listings, byline=byline)


def _map_data(library: Library) -> Iterator[SiteFile]:
    yield SiteFile(addresses.MAP_DAYS, msgspec.json.encode(map_days(library)))
    for number, shard in enumerate(map_shards(library)):
        yield SiteFile(addresses.map_shard_path(number), msgspec.json.encode(shard))


def _feeds(library: Library) -> Iterator[SiteFile]:
    title = library.settings.title
    entries = newest_entries(library, library.papers)
    feed = atom_feed(library, entries, title=title, path=addresses.FEED, page=addresses.HOME)
    yield SiteFile(addresses.FEED, feed)
    yield SiteFile(addresses.JSON_FEED, json_feed(library, entries))
    feeds: dict[str, bytes] = {}
    for topic in library.topics:
        path = addresses.topic_feed_path(topic.slug)
        page = addresses.topic_path(topic.slug)
        entries = newest_entries(library, library.papers_under[topic.slug])
        feed = atom_feed(library, entries, title=f"{topic.label} · {title}", path=path, page=page)
        feeds[topic.slug] = feed
        yield SiteFile(path, feed)
    for slug, heir in earlier_feeds(library).items():
        yield SiteFile(addresses.topic_feed_path(slug), feeds[heir])
