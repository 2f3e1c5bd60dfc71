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

KEPT = """async (count) => {
  await navigator.serviceWorker.ready;
  const kept = async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().length;
  };
  while ((await kept()) < count) await new Promise((done) => setTimeout(done, 50));
}"""
"""Resolves when the service worker has kept so many files."""


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
            page.evaluate(KEPT, 10)
        page.reload()
        assert page.locator("h1").inner_text() == "Topics"
        assert page.evaluate("document.styleSheets.length") >= 7
        assert page.locator('[data-module="scheme-switch"]').is_visible()


def test_a_small_digest_is_searched_without_a_network(browser: Browser, built_site: Path) -> None:
    """After one visit of the search page every word is found, asked for before or not."""
    parts = len(list((built_site / "search" / "data").rglob("*.js")))
    with page_of(browser) as page:
        with serve(built_site) as home:
            page.goto(f"{home}search/")
            page.evaluate(KEPT, parts)
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
        page.evaluate(KEPT, 10)
        (site / "topics" / "index.html").write_text("<!doctype html><h1>Newer</h1>")
        page.reload()
        assert page.locator("h1").inner_text() == "Newer"
