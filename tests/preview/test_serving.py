"""The whole preview: from an edited file to a reloaded page, from Ctrl-C to a clean end."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from conspectus.errors import ConspectusError, TemplateError
from conspectus.preview.serving import Preview, PreviewOptions, preview, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

LIMIT = 60.0
MS = 1000
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PAGE = """<!doctype html><html lang="en"><head><title>x</title>
<link rel="icon" href="icon.svg">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'"></head>
<body><h1>{}</h1></body></html>"""
ICON = '<svg xmlns="http://www.w3.org/2000/svg"/>'
SERVING = """
import sys
from pathlib import Path
from conspectus.preview.serving import PreviewOptions, serve

def build(folder):
    (folder / "index.html").write_text(str(folder))

def say(message):
    print(message, flush=True)

serve(build, PreviewOptions([Path(sys.argv[1])], "/repo/", port=0), say)
"""


@contextmanager
def running(content: Path, port: int = 0) -> Iterator[Preview]:
    """Preview a site whose home page shows a file's text; the text "broken" breaks the build."""

    def build(folder: Path) -> None:
        text = (content / "home.txt").read_text(encoding="utf-8")
        if text == "broken":
            raise TemplateError("home.html:7: <b>'titel' is unknown</b>")
        (folder / "index.html").write_text(PAGE.format(text), encoding="utf-8")
        (folder / "icon.svg").write_text(ICON, encoding="utf-8")

    options = PreviewOptions([content], "/repo/", port=port)
    with preview(build, options, lambda _: None) as started:
        thread = threading.Thread(target=started.site.run)
        thread.start()
        try:
            yield started
        finally:
            started.site.close()
            thread.join(LIMIT)


def get(address: str, path: str) -> str:
    """Return the body that an address answers with."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=LIMIT)
    connection.request("GET", path)
    text = connection.getresponse().read().decode()
    connection.close()
    return text


def test_an_edited_file_leads_to_another_version(tmp_path: Path) -> None:
    """A page that waits for changes is answered after an edit, and the new page is there."""
    home = tmp_path / "home.txt"
    home.write_text("before", encoding="utf-8")
    with running(tmp_path) as started:
        assert "<h1>before</h1>" in get(started.address, "/repo/")
        version = started.site.wait_for_first().version
        home.write_text("after", encoding="utf-8")
        started.site.wait_for_other(version, LIMIT)
        assert "<h1>after</h1>" in get(started.address, "/repo/")


def test_the_first_request_waits_for_the_first_build() -> None:
    """A browser that asks before the first build has ended gets the site, not an error."""
    asked = threading.Event()

    def build(folder: Path) -> None:
        assert asked.wait(LIMIT)
        (folder / "index.html").write_text("built", encoding="utf-8")

    got: list[str] = []
    with preview(build, PreviewOptions([], "/", port=0), lambda _: None) as started:
        browser = threading.Thread(target=lambda: got.append(get(started.address, "/")))
        browser.start()
        asked.set()
        started.site.rebuild()
        browser.join(LIMIT)
    assert got[0].startswith("built")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_ends_it_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    """Ctrl-C and SIGTERM end the program with 0, no traceback, and nothing left behind."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-c", SERVING, str(tmp_path)],
        env=os.environ | {"TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    lines = [process.stdout.readline(), process.stdout.readline()]
    process.send_signal(number)
    rest, errors = process.communicate(timeout=LIMIT)
    assert (process.returncode, errors, rest) == (0, "", "The preview has ended.\n")
    assert lines[1].startswith("Serving at http://127.0.0.1:")
    assert "/repo/" in lines[1]
    assert list(temporary.iterdir()) == []


def test_a_taken_port_is_said_before_anything_is_built(tmp_path: Path) -> None:
    """A port that is in use ends the start with one sentence, without a build."""
    built: list[Path] = []
    (tmp_path / "home.txt").write_text("x", encoding="utf-8")
    with running(tmp_path) as started:
        port = urlsplit(started.address).port
        assert port
        with pytest.raises(ConspectusError, match="is taken"):
            serve(built.append, PreviewOptions([], "/", port=port), lambda _: None)
    assert built == []


@contextmanager
def open_page() -> Iterator[Page]:
    """Open an empty page in a real browser."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # for browser tests only

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=CHROMIUM_ARGUMENTS
        )
        page = browser.new_page()
        page.set_default_timeout(LIMIT * MS)
        yield page
        browser.close()


@pytest.mark.browser
def test_the_browser_follows_edits_and_errors(tmp_path: Path) -> None:
    """An edit reloads the page, a broken build shows its message, mending brings the page back."""
    home = tmp_path / "home.txt"
    home.write_text("first", encoding="utf-8")
    with running(tmp_path) as started, open_page() as page:
        messages: list[str] = []
        page.on("console", lambda message: messages.append(message.text))
        page.goto(started.address)
        page.locator("h1", has_text="first").wait_for()
        home.write_text("second", encoding="utf-8")
        page.locator("h1", has_text="second").wait_for()
        assert messages == []
        home.write_text("broken", encoding="utf-8")
        message = page.get_by_role("alert").inner_text()
        assert message == "home.html:7: <b>'titel' is unknown</b>"
        home.write_text("mended", encoding="utf-8")
        page.locator("h1", has_text="mended").wait_for()


@pytest.mark.browser
def test_the_browser_finds_a_server_that_was_started_again(tmp_path: Path) -> None:
    """A page outlives its server, and shows the new one's site as soon as there is one."""
    home = tmp_path / "home.txt"
    home.write_text("before", encoding="utf-8")
    with open_page() as page:
        with running(tmp_path) as started:
            page.goto(started.address)
            page.locator("h1", has_text="before").wait_for()
        home.write_text("after", encoding="utf-8")
        with running(tmp_path, port=urlsplit(started.address).port or 0):
            page.locator("h1", has_text="after").wait_for()
