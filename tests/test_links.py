"""Every address in the built site leads somewhere: links, assets, feeds and the sitemap."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import feedparser
import pytest
from tools.commands import BASE_URL
from tools.site_links import Site

if TYPE_CHECKING:
    from pathlib import Path

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def xml(path: Path) -> ET.Element:
    """Return the root of an XML file of the built site."""
    return ET.parse(path).getroot()  # noqa: S314  # our own output


@pytest.fixture(scope="module")
def site(built_site: Path) -> Site:
    """Return the built site, read for its links."""
    return Site(built_site, BASE_URL)


@pytest.fixture(scope="module")
def atom_feeds(built_site: Path) -> list[Path]:
    """Return all Atom feeds of the built site."""
    return sorted(built_site.rglob("feed.xml"))


def test_every_reference_is_sound(site: Site) -> None:
    """Links lead to files and elements, stay below the base path, and nothing foreign loads."""
    problems = site.problems()
    assert problems == [], "\n".join(problems)


def test_every_page_can_be_reached_from_home(site: Site) -> None:
    """Links lead from the home page to all pages but those shown for wrong or old addresses."""
    meant = {name for name in site.pages if not site.is_earlier_address(name)}
    assert meant - site.reachable() - {"404.html"} == set()


def test_error_page_works_at_any_depth(site: Site) -> None:
    """The 404 page is served for any address, so its own references carry the base path."""
    relative = [
        reference.url
        for reference in site.pages["404.html"].references
        if not reference.url.startswith((site.base.path, "https://", "http://", "#"))
    ]
    assert relative == []


def test_sitemap_lists_the_papers_and_only_existing_pages(site: Site) -> None:
    """Each address of the sitemap is a page, none twice, and no paper is missing."""
    urls = [item.text or "" for item in xml(site.folder / "sitemap.xml").iter(f"{SITEMAP}loc")]
    files = [site.file_of_url(url) for url in urls]
    assert [url for url, file in zip(urls, files, strict=True) if file not in site.pages] == []
    assert len(set(urls)) == len(urls)
    papers = {
        name for name in site.pages if name.startswith("papers/") and not site.pages[name].redirects
    }
    assert papers
    assert papers - set(files) == set()


def test_feeds_are_atom(atom_feeds: list[Path]) -> None:
    """A feed reader finds every Atom feed well-formed, with entries."""
    assert atom_feeds
    for path in atom_feeds:
        parsed = feedparser.parse(path.read_bytes())
        assert (parsed.version, parsed.bozo, bool(parsed.entries)) == ("atom10", False, True), path


def test_feeds_have_what_rfc_4287_requires(atom_feeds: list[Path]) -> None:
    """Feeds and entries have one id, title and updated each, and an author; ids are unique."""
    for path in atom_feeds:
        feed = xml(path)
        entries = feed.findall(f"{ATOM}entry")
        for element in (feed, *entries):
            for name in ("id", "title", "updated"):
                assert len(element.findall(f"{ATOM}{name}")) == 1, (path, name)
        for entry in entries:
            authors = [*feed.findall(f"{ATOM}author"), *entry.findall(f"{ATOM}author")]
            assert authors, path
        ids = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(set(ids)) == len(ids), path


def test_feeds_link_to_themselves_and_to_pages(site: Site, atom_feeds: list[Path]) -> None:
    """The self link of a feed is its own address; alternates on this host are existing pages."""
    for path in atom_feeds:
        feed = xml(path)
        own = BASE_URL + path.relative_to(site.folder).as_posix()
        assert [link.get("href") for link in feed.findall(f"{ATOM}link[@rel='self']")] == [own]
        for link in feed.iter(f"{ATOM}link"):
            url = link.get("href") or ""
            if link.get("rel", "alternate") == "alternate" and url.startswith(BASE_URL):
                assert site.file_of_url(url) in site.pages, (path, url)


def test_json_feed_has_what_its_format_requires(site: Site) -> None:
    """The JSON feed is of version 1.1; its items have an id, content and an existing page."""
    feed = json.loads((site.folder / "feed.json").read_text(encoding="utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["items"]
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert "content_html" in item or "content_text" in item
        assert site.file_of_url(item["url"]) in site.pages


def test_opensearch_names_the_search_page(site: Site) -> None:
    """The OpenSearch description leads to the search page, with the words asked for as ``q``."""
    (url,) = xml(site.folder / "opensearch.xml").findall(f"{OPENSEARCH}Url[@type='text/html']")
    assert url.get("template") == f"{BASE_URL}search/?q={{searchTerms}}"
