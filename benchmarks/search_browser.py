"""Asks the searches in headless Chromium: what they show, what they send and how long that takes.

Relies on the hooks that stay the same in every version of the site, and on nothing else of it.
"""

from __future__ import annotations

import contextlib
import shutil
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.measure import ROOT
from benchmarks.search_server import Sent, serve

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Page

    from benchmarks.search_server import CountingServer
    from benchmarks.search_systems import System

ASK = ROOT / "benchmarks" / "search_pages" / "ask.js"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-blink-features=ForceEagerMeasureMemory",
)
BETWEEN_KEYS_MS = 60
_SETTLED_MS = 300
"""After an answer, for whatever a page still loads unasked."""
_AT_ONCE = 50


class Answer(NamedTuple):
    """What one query gave."""

    milliseconds: float
    """From the last key, or from pasting the query, until the results stood."""
    shown: tuple[str, ...]
    """The slugs of the first ten papers."""
    sent: tuple[Sent, ...] = ()
    delays: tuple[float, ...] = ()
    """How many milliseconds each beat of a heartbeat came late while it was typed."""


def missing() -> str:
    """Return why nothing can be asked here, if so."""
    if find_spec("playwright") is None:
        return "Search is left out: Playwright is not installed ('make tools' installs it)."
    if _executable() is None:
        return "Search is left out: Chromium is not installed ('make tools' installs it)."
    return ""


def _executable() -> str | None:
    return next((path for name in CHROMIUM if (path := shutil.which(name))), None)


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Run the installed Chromium for as long as the block lasts."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # it may be missing

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_executable(), args=ARGUMENTS)
        with contextlib.closing(browser):
            yield browser


class Asker:
    """Somebody who searches one system."""

    def __init__(self, browser: Browser, system: System) -> None:
        self._browser = browser
        self._system = system

    def first_answers(self, queries: Sequence[str]) -> list[Answer]:
        """Ask each query as the first of a fresh visit; what is sent begins with the page."""
        answers = []
        with serve(self._system.folder) as server:
            for query in queries:
                with self._page(server) as page:
                    answers.append(_paste(page, server, query))
        return answers

    def later_answers(self, queries: Sequence[str]) -> tuple[list[Answer], list[Answer]]:
        """Ask queries one after the other, pasted; then every other again, typed key by key.

        The first query is asked before and left out, as it loads what all need.
        """
        with serve(self._system.folder) as server, self._page(server) as page:
            first, *later = queries
            _paste(page, server, first)
            pasted = [_paste(page, server, query) for query in later]
            return pasted, [_type(page, server, query) for query in later[::2]]

    def shown(self, queries: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the slugs of the first ten papers that each query shows."""
        found: list[tuple[str, ...]] = []
        with serve(self._system.folder) as server, self._page(server) as page:
            for start in range(0, len(queries), _AT_ONCE):
                texts = list(queries[start : start + _AT_ONCE])
                answers = page.evaluate("texts => searchBenchmark.askEach(texts)", texts)
                found += [tuple(answer["shown"]) for answer in answers]
        return found

    def heap(self, queries: Sequence[str]) -> float:
        """Return the megabytes that page and Workers hold after some queries, garbage collected."""
        with serve(self._system.folder, isolated=True) as server, self._page(server) as page:
            page.evaluate("texts => searchBenchmark.askEach(texts)", list(queries))
            measured = page.evaluate("performance.measureUserAgentSpecificMemory()")
            return float(measured["bytes"]) / 1e6

    @contextlib.contextmanager
    def _page(self, server: CountingServer) -> Iterator[Page]:
        with contextlib.closing(self._browser.new_context()) as context:
            context.add_init_script(path=ASK)
            page = context.new_page()
            page.set_default_timeout(0)  # ask.js says which query had no answer
            page.goto(server.home + self._system.page)
            page.evaluate("searchBenchmark.watch(); searchBenchmark.focusBox()")
            yield page


def _paste(page: Page, server: CountingServer, query: str) -> Answer:
    answer = page.evaluate("text => searchBenchmark.ask(text)", query)
    return Answer(answer["ms"], tuple(answer["shown"]), _sent(page, server))


def _type(page: Page, server: CountingServer, query: str) -> Answer:
    page.evaluate("searchBenchmark.focusBox(); searchBenchmark.startBeating()")
    page.keyboard.type(query, delay=BETWEEN_KEYS_MS)
    answer = page.evaluate("searchBenchmark.rest()")
    delays = tuple(answer["delays"])
    return Answer(answer["ms"], tuple(answer["shown"]), _sent(page, server), delays)


def _sent(page: Page, server: CountingServer) -> tuple[Sent, ...]:
    page.wait_for_timeout(_SETTLED_MS)
    return tuple(server.take_sent())
