"""The plan of a site: every page that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.pages import addresses
from conspectus.pages.list_pages import digest_pages, facts, home_page, search_page
from conspectus.pages.map_page import map_page
from conspectus.pages.paper_page import followable, paper_page
from conspectus.pages.redirects import redirect_pages
from conspectus.pages.search_help import search_help_page
from conspectus.pages.sources_page import sources_page
from conspectus.pages.title_pages import title_pages
from conspectus.pages.topic_pages import topic_pages
from conspectus.pages.views import (
    Link,
    NotFoundView,
    OutLink,
    Page,
    SiteView,
    TextView,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conspectus.model.settings import Settings
    from conspectus.pages.library import Library

KEPT_PAPERS = 500
"""The search of so few papers takes a browser some 400 KB."""


def site_view(library: Library) -> SiteView:
    """Return what every page says of the site."""
    settings = library.settings
    return SiteView(
        title=settings.title,
        description=settings.description,
        language=settings.language,
        base_url=settings.base_url,
        curator=_curator(settings),
        pages=tuple(Link(page.title, f"{page.slug}/") for page in library.pages),
        facts=facts(library),
        keeps_search=len(library.papers) <= KEPT_PAPERS,
    )


def _curator(settings: Settings) -> OutLink | None:
    curator = settings.curator
    if not (curator.name or curator.url or curator.email):
        return None
    address = followable(curator.url) or (f"mailto:{curator.email}" if curator.email else "")
    return OutLink(curator.name or curator.email or curator.url, address)


def all_pages(library: Library) -> Iterator[Page]:
    """Yield every page of the site, each path once."""
    yield home_page(library)
    yield from digest_pages(library)
    yield from topic_pages(library)
    yield map_page(library)
    yield from (paper_page(library, slug) for slug in library.papers)
    yield search_page(library)
    yield search_help_page(library)
    yield from title_pages(library)
    yield sources_page(library)
    yield from _text_pages(library)
    yield from redirect_pages(library)
    not_found = NotFoundView("Page not found", "There is no page at this address.")
    yield Page(addresses.NOT_FOUND, "404.html", not_found, listed=False)


def _text_pages(library: Library) -> Iterator[Page]:
    for page in library.pages:
        description = f"{page.title}: {library.settings.title}"
        view = TextView(page.title, description, page.markdown)
        yield Page(f"{page.slug}/", "text.html", view)
