"""Markdown that cannot carry script."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.render.markdown import markdown_to_html


def html(text: str, offset: int = 0) -> str:
    """Return the HTML of a text on a page two levels deep."""
    return markdown_to_html(text, url=lambda path: f"../../{path}", heading_offset=offset)


def test_markdown_is_rendered() -> None:
    """Emphasis, lists and tables work."""
    assert html("Read **with care**.") == "<p>Read <strong>with care</strong>.</p>\n"
    assert "<table>" in html("|a|\n|-|\n|b|")


def test_raw_html_stays_text() -> None:
    """A tag in the source is shown, not obeyed."""
    assert "<script>" not in html("<script>alert(1)</script>")
    assert "&lt;script&gt;" in html("a <script>alert(1)</script>")


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc"],
)
def test_dangerous_links_stay_text(target: str) -> None:
    """A link with a scheme that could run script is not made."""
    assert "href" not in html(f"[x]({target})")


def test_links_from_the_root_work_under_any_base_path() -> None:
    """A leading slash means the root of the site."""
    assert 'href="../../topics/"' in html("[topics](/topics/)")
    assert 'src="../../assets/x.png"' in html("![x](/assets/x.png)")


def test_links_elsewhere_tell_no_referrer() -> None:
    """Other hosts do not learn where a reader came from."""
    assert 'rel="noreferrer"' in html("[x](https://other.example/)")


@pytest.mark.parametrize("source", ["https://other.example/x.png", "//other.example/x.png"])
def test_pictures_elsewhere_become_links(source: str) -> None:
    """No page loads anything from another host."""
    assert html(f"![a <b>]({source})") == (
        f'<p><a href="{source}" rel="noreferrer">a &lt;b&gt;</a></p>\n'
    )


def test_headings_move_below_those_of_the_page() -> None:
    """A note's first heading fits below the heading of its section."""
    assert html("# A\n\n###### B", 2) == "<h3>A</h3>\n<h6>B</h6>\n"


@given(st.text(alphabet="<>\"'&[]()!#*`\n :/javscript", max_size=60))
def test_no_text_makes_a_script_or_a_handler(text: str) -> None:
    """Whatever is written, no script element, event handler or script address comes out."""
    made = html(text)
    assert "<script" not in made
    for tag in re.findall(r"<[a-z][^>]*>", made):
        assert not re.search(r"\son\w+=", re.sub(r'"[^"]*"', '""', tag))
        assert not re.search(r'(?:href|src)="\s*javascript:', tag)
