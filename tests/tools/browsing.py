"""Opens pages in Chromium and notes everything that a clean page would not do."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, Response

Scheme = Literal["light", "dark"]

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


class Watch:
    """Collects what went wrong on a page: console, errors, foreign hosts, failed answers."""

    def __init__(self, page: Page) -> None:
        self.problems: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.problems.append(f"script error: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)
        page.on("dialog", self._dialog)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.problems.append(f"console {message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.hostname != "127.0.0.1" and parts.scheme not in ("data", "blob"):
            self.problems.append(f"request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        if not response.ok and response.status != 304:
            self.problems.append(f"answer {response.status}: {response.url}")

    def _dialog(self, dialog: Dialog) -> None:
        self.problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()


class Visitor:
    """Someone who looks at the site with a browser; opens pages, each in a context of its own."""

    def __init__(self, browser: Browser, home: str) -> None:
        self._browser = browser
        self.home = home
        self.base_path = urlsplit(home).path

    @contextlib.contextmanager
    def opens(
        self,
        address: str = "",
        *,
        width: int = 1280,
        scheme: Scheme = "light",
        scripts: bool = True,
        bypass_csp: bool = False,
    ) -> Iterator[Page]:
        """Open a page, given by its path below the home page; at the end it must be clean.

        ``bypass_csp`` is for tests that bring a script of their own into the page.
        """
        context = self._browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=scripts,
            bypass_csp=bypass_csp,
            reduced_motion="reduce",
        )
        with contextlib.closing(context):
            page = context.new_page()
            watch = Watch(page)
            page.goto(self.home + address, wait_until="load")
            yield page
            if watch.problems:
                pytest.fail(f"{page.url} is not clean:\n" + "\n".join(watch.problems))


@contextlib.contextmanager
def chromium(executable: str) -> Iterator[Browser]:
    """Run the installed Chromium for as long as the block lasts."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        with contextlib.closing(browser):
            yield browser
