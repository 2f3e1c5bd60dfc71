"""Sitemap and OpenSearch description."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from toy_library import toy_library

from conspectus.model.settings import Settings
from conspectus.pages.plan import all_pages
from conspectus.render.discovery import opensearch, sitemap

BASE = "https://example.org/repository/"
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
SEARCH = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


def test_the_sitemap_lists_pages_meant_to_be_found() -> None:
    """Absolute addresses with the day of their last change; not search, redirects or 404."""
    listed = [(page.path, page.updated) for page in all_pages(toy_library()) if page.listed]
    root = ET.fromstring(sitemap(listed, BASE))  # noqa: S314  # our own output
    entries = {
        entry.findtext("s:loc", "", MAP): entry.findtext("s:lastmod", "", MAP) for entry in root
    }
    assert entries[BASE] == "2025-12-09"
    assert entries[BASE + "papers/early-larks/"] == "2025-12-08"
    assert entries[BASE + "papers/lost-pigeons/"] == ""
    assert not {BASE + "search/", BASE + "404.html", BASE + "topics/chirps/"} & set(entries)


def test_a_browser_can_add_the_search() -> None:
    """The address is absolute and takes the terms as ``q``; the short name fits its limit."""
    settings = Settings(title="A title of many characters & more", base_url=BASE)
    root = ET.fromstring(opensearch(settings))  # noqa: S314  # our own output
    assert root.findtext("o:ShortName", "", SEARCH) == "A title of many "
    url = root.find("o:Url", SEARCH)
    assert url is not None
    assert url.get("template") == BASE + "search/?q={searchTerms}"
