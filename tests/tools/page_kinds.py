"""One page of each kind of a built site, for tests that look at all kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {
    "home": "index.html",
    "digest-index": "digests/index.html",
    "digest": "digests/*/index.html",
    "topic-index": "topics/index.html",
    "topic": "topics/*/index.html",
    "map": "map/index.html",
    "paper": "papers/*/index.html",
    "search": "search/index.html",
    "search-help": "search/help/index.html",
    "titles": "titles/index.html",
    "sources": "sources/index.html",
    "about": "about/index.html",
    "error": "404.html",
}


def address_of(kind: str, site: Path) -> str:
    """Return the path, below the site's home, of the longest page of a kind."""
    pages = sorted(site.glob(KINDS[kind]))
    assert pages, f"the site has no {KINDS[kind]}"
    longest = max(pages, key=lambda page: page.stat().st_size)
    return longest.relative_to(site).as_posix().removesuffix("index.html")
