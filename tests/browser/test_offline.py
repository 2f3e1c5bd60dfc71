"""Reading again what was seen before, when nothing answers any more."""

from __future__ import annotations

import contextlib
import shutil
from typing import TYPE_CHECKING

import pytest
from tools.serving import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

KEPT = """async ([piece, count]) => {
  const names = await caches.keys();
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return kept.flat().filter(({ url }) => url.includes(piece)).length >= count;
}"""
"""Tells whether the service worker has kept so many files with a piece in their address."""


MOST_LOOKS = 600
"""At ten a second: far longer than it takes."""


def wait_for_kept(page: Page, **pieces: int) -> None:
    """Wait until files are kept, given by a word of their address and how many."""
    for piece, count in pieces.items():
        for _ in range(MOST_LOOKS):
            if page.evaluate(KEPT, [piece, count]):
                break
            page.wait_for_timeout(100)
        else:
            pytest.fail(f"{count} files with {piece!r} in their address were not kept")


@contextlib.contextmanager
def page_of(browser: Browser) -> Iterator[Page]:
    """Give a page in a browser that has seen nothing."""
    with contextlib.closing(browser.new_context()) as context:
        yield context.new_page()


def test_a_page_seen_before_opens_without_a_network(browser: Browser, built_site: Path) -> None:
    """The server gone, a page that was open is shown again, with its style and scripts."""
    with page_of(browser) as page:
        with serve(built_site) as home:
            page.goto(f"{home}topics/")
            wait_for_kept(page, topics=1, styles=1, site=2)
        page.reload()
        assert page.locator("h1").inner_text() == "Topics"
        assert page.evaluate("document.styleSheets.length") == 1
        assert page.locator('[data-module="scheme-switch"]').is_visible()


def test_a_small_digest_is_searched_without_a_network(browser: Browser, built_site: Path) -> None:
    """After one visit of any page every word is found, asked for before or not."""
    parts = len(list((built_site / "search" / "data").rglob("*.js")))
    with page_of(browser) as page:
        with serve(built_site) as home:
            page.goto(home)
            wait_for_kept(page, data=parts, engine=1, styles=2)
        page.goto(f"{home}search/?q=memory+efficient+attention")
        page.locator('[data-results][aria-busy="false"] [data-paper]').first.wait_for()
        assert page.locator("[data-results] mark").count() > 0


def test_with_a_network_pages_are_the_newest(
    browser: Browser, built_site: Path, tmp_path: Path
) -> None:
    """What was kept never hides what the site says now."""
    site = shutil.copytree(built_site, tmp_path / "site")
    with page_of(browser) as page, serve(site) as home:
        page.goto(f"{home}topics/")
        wait_for_kept(page, topics=1, styles=1, site=2)
        (site / "topics" / "index.html").write_text("<!doctype html><h1>Newer</h1>")
        page.reload()
        assert page.locator("h1").inner_text() == "Newer"
