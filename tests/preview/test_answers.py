"""Answers to requests, without sockets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conspectus.errors import TemplateError
from conspectus.preview.answers import Answers, inject, is_loopback
from conspectus.preview.live_site import LiveSite

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HOST = "127.0.0.1:8000"


def build_site(folder: Path) -> None:
    """Build a home page, a topics page, a 404 page and a feed."""
    (folder / "topics").mkdir()
    for name in ("index.html", "topics/index.html", "404.html"):
        text = f"<html><body><h1>{name}</h1></body></html>"
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "feed.xml").write_text("<feed/>", encoding="utf-8")


def answers_of(
    build: Callable[[Path], None], tmp_path: Path, base: str = "/repo/", host: str = "127.0.0.1"
) -> Answers:
    """Return the answers of a site that has been built."""
    site = LiveSite(build, tmp_path, lambda _: None)
    site.rebuild()
    return Answers(site, base, host)


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    """Return the answers of the small site under a base path."""
    return answers_of(build_site, tmp_path)


def test_a_page_gets_the_script(answers: Answers) -> None:
    """A page is sent with the reload script before the end of its body."""
    answer = answers.answer("/repo/topics/?q=1", HOST)
    assert answer.status == 200
    assert b'<script type="module" src="/repo/__preview__/reload.js?seen=' in answer.body
    assert answer.body.endswith(b"></script></body></html>")


def test_other_files_are_sent_as_they_are(answers: Answers) -> None:
    """Only pages are changed on their way."""
    assert answers.answer("/repo/feed.xml", HOST).body == b"<feed/>"


@pytest.mark.parametrize(
    ("target", "location"),
    [
        ("/", "/repo/"),
        ("/repo", "/repo/"),
        ("/?q=x", "/repo/"),
        ("/repo/topics", "/repo/topics/"),
        ("/repo/topics?q=a%20b", "/repo/topics/?q=a%20b"),
    ],
)
def test_redirects(answers: Answers, target: str, location: str) -> None:
    """The root leads to the base path, and a folder to its address with a slash."""
    answer = answers.answer(target, HOST)
    assert (answer.status, answer.location) == (302, location)


@pytest.mark.parametrize(
    "target",
    ["/repo/nothing", "/topics/", "/repo/../x", "/repo/%2e%2e/x", "//evil.example/", "/repox/"],
)
def test_not_found(answers: Answers, target: str) -> None:
    """What is not there, or lies outside the base path, gets the site's own 404 page."""
    answer = answers.answer(target, HOST)
    assert answer.status == 404
    assert b"<h1>404.html</h1>" in answer.body


def test_not_found_without_a_page_for_it(tmp_path: Path) -> None:
    """A site without a 404.html still answers."""
    answer = answers_of(lambda _: None, tmp_path).answer("/repo/", HOST)
    assert answer.status == 404
    assert b"Not found" in answer.body


def test_a_site_at_the_root(tmp_path: Path) -> None:
    """Without a base path, the root is the site."""
    answer = answers_of(build_site, tmp_path, base="/").answer("/", HOST)
    assert (answer.status, answer.location) == (200, None)


def test_a_failure_is_shown_as_text(tmp_path: Path) -> None:
    """A failing build answers every page with its message, escaped, and the reload script."""

    def build(_: Path) -> None:
        raise TemplateError("x.html:1: <script>alert('&')</script> $message \ud800")

    answers = answers_of(build, tmp_path)
    for target in ("/repo/", "/repo/nothing"):
        answer = answers.answer(target, HOST)
        assert answer.status == 500
        assert b"&lt;script&gt;alert(&#x27;&amp;&#x27;)&lt;/script&gt; $message ?" in answer.body
        assert b"/repo/__preview__/reload.js?seen=" in answer.body


@pytest.mark.parametrize("name", ["reload.js", "failure.css"])
def test_own_files(answers: Answers, name: str) -> None:
    """The preview's own files are answered below the reserved path."""
    answer = answers.answer(f"/repo/__preview__/{name}?seen=1", HOST)
    assert (answer.status, answer.body != b"") == (200, True)


def test_no_other_file_of_the_package_is_answered(answers: Answers) -> None:
    """The reserved path knows its own files only."""
    assert answers.answer("/repo/__preview__/failure.html", HOST).status == 404


def test_changes_are_answered_at_once_to_an_old_page(answers: Answers) -> None:
    """A page of another version learns the visible one without waiting."""
    version = answers.answer("/repo/__preview__/changes?seen=old", HOST).body
    assert version
    assert version in answers.answer("/repo/", HOST).body


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:8000", "[::1]:80"])
def test_names_of_this_machine_are_answered(answers: Answers, host: str) -> None:
    """A Host header that names this machine is answered, whatever its port."""
    assert answers.answer("/repo/", host).status == 200


@pytest.mark.parametrize(
    "host", [None, "", "evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1@x"]
)
def test_other_names_are_refused(answers: Answers, host: str | None) -> None:
    """A name that merely resolves to this machine gets nothing."""
    assert answers.answer("/repo/", host).status == 421


def test_any_name_reaches_a_preview_for_others(tmp_path: Path) -> None:
    """Bound to an address that others reach, the preview answers to any name."""
    answers = answers_of(build_site, tmp_path, host="0.0.0.0")  # noqa: S104  # the case itself
    assert answers.answer("/repo/", "desk.example:8000").status == 200


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (b"<body>a</body>", b"<body>aT</body>"),
        (b"</BODY ></html>", b"T</BODY ></html>"),
        (b"<pre></body></pre></body>", b"<pre></body></pre>T</body>"),
        (b"no body", b"no bodyT"),
    ],
)
def test_inject(page: bytes, expected: bytes) -> None:
    """The tag goes before the last end of the body, or to the end."""
    assert inject(page, b"T") == expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        *(("127.0.0.1", True), ("::1", True), ("localhost", True), ("127.1.2.3", True)),
        *(("0.0.0.0", False), ("example.org", False), ("192.168.1.2", False)),  # noqa: S104
    ],
)
def test_is_loopback(host: str, expected: bool) -> None:  # noqa: FBT001  # a table's column
    """Loopback addresses are told from those that others reach."""
    assert is_loopback(host) is expected
