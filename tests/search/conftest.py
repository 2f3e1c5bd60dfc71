"""The search page with a pretended engine, and a tab that looks at it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from search.search_site import serve_search_site, write_search_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def search_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site that has a search page below ``base/``; gives the address of that page."""
    folder = tmp_path_factory.mktemp("site")
    write_search_site(folder / "base")
    with serve_search_site(folder) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open an empty tab; at the end of each test nothing has complained."""
    complaints: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    with contextlib.closing(context):
        tab = context.new_page()
        tab.set_default_timeout(10_000)
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        yield tab
        assert complaints == []
