"""Following the links of a built site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conspectus.stages.site_links import base_url_of, check_site

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://example.org/repo/"
PAGE = '<!doctype html>\n<html><body>{}<h2 id="part">x</h2></body></html>'


def site_with(tmp_path: Path, element: str) -> Path:
    """Make a site whose home page holds an element, beside topics, a feed and an asset."""
    texts = {
        "index.html": element,
        "topics/index.html": "",
        "topics/caf\u00e9/index.html": "",
        "feed.xml": "<feed/>",
        ".hidden.html": '<a href="nowhere">x</a>',
    }
    for name, text in texts.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(text), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "element",
    [
        '<a href="topics/">x</a>',
        '<a href="./">x</a>',
        '<a href="/repo/topics/">x</a>',
        '<a href="topics/?q=1#part">x</a>',
        '<a href="topics/caf%C3%A9/">x</a>',
        '<a href="#part">x</a>',
        '<a href="#top">x</a>',
        '<a href="#">x</a>',
        '<a href="">x</a>',
        '<a href="topics/index.html#part">x</a>',
        '<a href="https://arxiv.org/abs/2205.14135#any">x</a>',
        '<a href="mailto:editor@example.org">x</a>',
        '<link rel="canonical" href="https://example.org/repo/topics/">',
        '<link rel="alternate" href="feed.xml">',
        '<img src="data:image/gif;base64,AA==">',
        '<form action="topics/"></form>',
    ],
)
def test_good_links(tmp_path: Path, element: str) -> None:
    """Links to what is there, and to other hosts, are fine."""
    assert check_site(site_with(tmp_path, element), BASE) == []


@pytest.mark.parametrize(
    ("element", "problem"),
    [
        ('<a href="nothing/">x</a>', "'nothing/' leads to no file."),
        ('<a href="topics">x</a>', "'topics' lacks its last slash."),
        ('<a href="../other/">x</a>', "'../other/' leads out of the site, which lives at /repo/."),
        ('<a href="/topics/">x</a>', "'/topics/' leads out of the site, which lives at /repo/."),
        (
            '<a href="topics/#no">x</a>',
            "'topics/#no' leads to no place in topics/index.html: nothing there has that id.",
        ),
        ('<a href=".hidden.html">x</a>', "'.hidden.html' leads to no file."),
        (
            '<a href="https://example.org/repo/no">x</a>',
            "'https://example.org/repo/no' leads to no file.",
        ),
        (
            '<a href="javascript:alert(1)">x</a>',
            "'javascript:alert(1)' is neither a web address nor one of this site.",
        ),
        ('<a href="http://[bad/">x</a>', "'http://[bad/' is no address."),
        (
            '<img src="https://e.example/x.png">',
            "'https://e.example/x.png' is loaded from another host.",
        ),
        (
            '<script src="//e.example/x.js"></script>',
            "'//e.example/x.js' is loaded from another host.",
        ),
    ],
)
def test_bad_links(tmp_path: Path, element: str, problem: str) -> None:
    """What leads nowhere, or loads from elsewhere, is told with its file and line."""
    assert check_site(site_with(tmp_path, element), BASE) == [("index.html", 2, problem)]


def test_a_target_missed_from_many_pages_is_told_once(tmp_path: Path) -> None:
    """The same missing file is one problem, with the number of pages that lead to it."""
    site = site_with(tmp_path, "<a href='no/'>x</a><a href='no/'>x</a>")
    for name, link in (("a.html", "no/"), ("topics/index.html", "../no/")):
        (site / name).write_text(PAGE.format(f"<a href='{link}'>x</a>"), encoding="utf-8")
    problem = "'no/' leads to no file (and on 2 other pages)."
    assert check_site(site, BASE) == [("a.html", 2, problem)]


def test_styles_are_read(tmp_path: Path) -> None:
    """What a style sheet loads is checked from where the style sheet lies."""
    site = site_with(tmp_path, "")
    (site / "x.css").write_text("a{src:url(feed.xml)}\nb{src:url(no.woff2)}", encoding="utf-8")
    assert check_site(site, BASE) == [("x.css", 2, "'no.woff2' leads to no file.")]


def test_base_url_of(tmp_path: Path) -> None:
    """A built site says where it will live in the canonical address of its home page."""
    assert base_url_of(site_with(tmp_path, f'<link rel="canonical" href="{BASE}">')) == BASE
    assert base_url_of(site_with(tmp_path, "")) is None
