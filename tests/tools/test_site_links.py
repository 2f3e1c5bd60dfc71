"""The link crawl finds what it is there to find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tools.site_links import Site

if TYPE_CHECKING:
    from pathlib import Path

BASE_URL = "https://digest.example/repository/"


def site_with(folder: Path, body: str) -> Site:
    """Return a site with one page, a page below it, a style sheet, and a body to judge."""
    (folder / "papers").mkdir()
    (folder / "papers" / "index.html").write_text('<h1 id="first">P</h1><a href="../">home</a>')
    (folder / "style.css").write_text("body { color: black }")
    (folder / "index.html").write_text(body)
    return Site(folder, BASE_URL)


@pytest.mark.parametrize(
    "body",
    [
        '<a href="papers/">relative</a>',
        '<a href="papers/#first">fragment</a>',
        '<a href="/repository/papers/index.html">with the base path</a>',
        '<a href="https://digest.example/repository/">absolute</a>',
        '<a href="https://elsewhere.example/paper">elsewhere</a>',
        '<a href="mailto:a@b.example">mail</a>',
        '<link rel="stylesheet" href="style.css">',
        '<img src="data:image/png;base64,AAAA" alt="">',
    ],
)
def test_sound_references_pass(tmp_path: Path, body: str) -> None:
    """What leads to a file of the site, or by a link to another host, is no problem."""
    assert site_with(tmp_path, body).problems() == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ('<a href="topics/">x</a>', "leads to no file"),
        ('<a href="papers">x</a>', "leads to no file"),
        ('<a href="papers/#second">x</a>', "names no element of that page"),
        ('<a href="/papers/">x</a>', "leaves the base path /repository/"),
        ('<a href="../papers/">x</a>', "leaves the base path /repository/"),
        ('<a href="https://digest.example/papers/">x</a>', "leaves the base path /repository/"),
        ('<a href="javascript:alert(1)">x</a>', "has the scheme 'javascript'"),
        ('<script src="https://cdn.example/x.js"></script>', "is loaded from another host"),
        ('<script src="//cdn.example/x.js"></script>', "is loaded from another host"),
        ('<img srcset="https://cdn.example/x.png 2x">', "is loaded from another host"),
        ('<link rel="stylesheet" href="https://cdn.example/x.css">', "is loaded from another host"),
        ('<meta http-equiv="refresh" content="0; url=gone/">', "leads to no file"),
    ],
)
def test_unsound_references_are_named(tmp_path: Path, body: str, problem: str) -> None:
    """What leads nowhere, leaves the base path or loads from elsewhere is a problem."""
    (found,) = site_with(tmp_path, body).problems()
    assert found.startswith("index.html:1: ")
    assert found.endswith(problem)


@pytest.mark.parametrize("rule", ["@import 'gone.css';", "a { background: url(gone.png) }"])
def test_style_sheets_are_followed(tmp_path: Path, rule: str) -> None:
    """A style sheet that asks for a missing file is a problem, named with its line."""
    site = site_with(tmp_path, "")
    (tmp_path / "style.css").write_text(f"\n{rule}")
    (found,) = site.problems()
    assert found.startswith("style.css:2: gone.")


def test_pages_without_a_way_to_them_are_not_reachable(tmp_path: Path) -> None:
    """Only pages that links lead to from the home page are reachable."""
    assert site_with(tmp_path, '<a href="style.css">x</a>').reachable() == {"index.html"}
    (tmp_path / "index.html").write_text('<a href="papers/">x</a>')
    assert Site(tmp_path, BASE_URL).reachable() == {"index.html", "papers/index.html"}
