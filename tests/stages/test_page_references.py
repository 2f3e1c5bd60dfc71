"""What pages and styles refer to."""

from __future__ import annotations

import pytest

from conspectus.stages.page_references import references_of_page, references_of_style


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ('<a href="x/">x</a>', [("x/", False)]),
        ('<form action="search/"></form>', [("search/", False)]),
        ('<link rel="canonical" href="x/">', [("x/", False)]),
        ('<link rel="alternate" href="feed.xml">', [("feed.xml", False)]),
        ('<link rel="stylesheet" href="x.css">', [("x.css", True)]),
        ('<link rel="shortcut ICON" href="x.svg">', [("x.svg", True)]),
        ('<script src="x.js"></script>', [("x.js", True)]),
        (
            '<img src="x.png" srcset="a.png 1x, b.png 2x">',
            [("x.png", 1), ("a.png", 1), ("b.png", 1)],
        ),
        ('<video poster="p.png"><source src="v"></video>', [("p.png", True), ("v", True)]),
        ('<object data="x"></object>', [("x", True)]),
        ('<p style="background: url(x.png)"></p>', [("x.png", True)]),
        ("<style>@import 'x.css';</style>", [("x.css", True)]),
        ('<svg><use href="#icon"></use></svg>', [("#icon", True)]),
        ('<meta http-equiv="refresh" content="0; url=../x/">', [("../x/", False)]),
        ('<p data="x" src="y">text with href="z"</p><!-- <a href="c"> -->', []),
    ],
)
def test_references(element: str, expected: list[tuple[str, bool]]) -> None:
    """Every way in which a page follows or loads an address is known."""
    found = references_of_page(f"<!doctype html><body>{element}".encode()).references
    assert [(reference.address, reference.loaded) for reference in found] == expected


def test_lines_ids_and_canonical_address() -> None:
    """References carry their lines; ids and the page's own address are told."""
    page = references_of_page(
        b'<!doctype html>\n<link rel=canonical href="https://x.example/">\n<h1 id="a">\n'
        b'<a name="b" href="c">c</a></h1>'
    )
    assert [reference.line for reference in page.references] == [2, 4]
    assert page.ids == {"a", "b"}
    assert page.canonical == "https://x.example/"


def test_an_empty_page() -> None:
    """A page with nothing in it refers to nothing."""
    assert references_of_page(b"") == ((), frozenset(), None)


def test_references_of_style() -> None:
    """Styles load by url() and @import; comments load nothing."""
    css = '/* url(no.png)\n */ a { src: url("a.woff2") }\n@import url(b.css);\n@import "c.css";'
    found = [(reference.address, reference.line) for reference in references_of_style(css)]
    assert found == [("a.woff2", 2), ("b.css", 3), ("c.css", 4)]
