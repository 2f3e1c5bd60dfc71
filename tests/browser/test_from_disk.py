"""The site, opened from a disk without any server."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_pages_lead_to_each_other(browser: Browser, built_site: Path) -> None:
    """Styles and scripts load, and links lead to pages instead of to lists of files."""
    with contextlib.closing(browser.new_context()) as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto((built_site / "index.html").as_uri())
        assert page.locator('[data-module="scheme-switch"]').is_visible()
        page.get_by_role("navigation", name="Main").get_by_role("link", name="Topics").click()
        page.wait_for_url("**/topics/index.html")
        assert page.locator("h1").inner_text() == "Topics"
        page.locator("[data-topic] a").first.click()
        page.wait_for_url("**/topics/*/index.html")
        assert page.locator("[data-paper]").count() > 0
        assert said == []


def test_the_search_answers(browser: Browser, built_site: Path) -> None:
    """Where no Worker and no request can be made, the parts of the index are loaded as scripts."""
    with contextlib.closing(browser.new_context()) as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto((built_site / "search" / "index.html").as_uri())
        page.locator("main input[name=q]").press_sequentially("memory efficient attention")
        first = page.locator('[data-results][aria-busy="false"] [data-paper] a').first
        first.click()
        page.wait_for_url("**/papers/*/index.html*")
        assert page.locator("h1").inner_text()
        assert said == []
