"""Web addresses in running text."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.render.links import with_links

TAG = re.compile(r"<[^>]*>")


def addresses(text: str) -> list[str]:
    """Return the addresses that became links, as a browser reads them."""
    return [html.unescape(found) for found in re.findall(r'href="([^"]*)"', with_links(text))]


def test_an_address_becomes_a_link_and_the_rest_stays() -> None:
    """Search engines give no credit for it, and the other site learns nothing of this one."""
    assert with_links("Code: https://a.example/x?b=1&c=2 <b>") == (
        'Code: <a href="https://a.example/x?b=1&amp;c=2" rel="nofollow noopener noreferrer">'
        "https://a.example/x?b=1&amp;c=2</a> &lt;b&gt;"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://a.example/x.", "https://a.example/x"),
        ("Is it https://a.example/x?", "https://a.example/x"),
        ("(https://a.example/x)", "https://a.example/x"),
        ("(see https://a.example/x_(y)).", "https://a.example/x_(y)"),
        (r"\url{https://a.example/x}", "https://a.example/x"),
        (r"\href{https://a.example/x}{code}", "https://a.example/x"),
        ("`https://a.example/x`", "https://a.example/x"),
        ("https://a.example/x[1]", "https://a.example/x"),
        ("https://a.example/https://b.example/", "https://a.example/https://b.example/"),
        ("http://a.example:8080/x, and", "http://a.example:8080/x"),
        ("https://a.example/x…", "https://a.example/x"),
        ("**https://a.example/x**", "https://a.example/x"),
        ('"https://a.example/"onclick=x', "https://a.example/"),
        ("“https://a.example/x.”", "https://a.example/x"),
    ],
)
def test_where_an_address_ends(text: str, found: str) -> None:
    """Closing brackets, quotes and the marks that end a sentence do not belong to it."""
    assert addresses(text) == [found]


def test_an_address_given_twice_in_braces_becomes_two_links() -> None:
    """Abstracts hold what TeX left over; braces are no part of an address."""
    text = "https://a.example/x{https://a.example/x}"
    assert addresses(text) == ["https://a.example/x"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "ftp://a.example/x",
        "//a.example/x",
        "a.example",
        "www.a.example",
        "mail@a.example",
        "mailto:mail@a.example",
        "https://known.example@other.example/",
        "https://a.example/\u202egnp.exe",
        "https://[::1/",
        "https://",
    ],
)
def test_what_stays_text(text: str) -> None:
    """Only plain http and https addresses lead on; none that hides where it leads."""
    assert addresses(text) == []
    assert html.unescape(with_links(text)) == text


PIECES = st.sampled_from([*"<>&\"'(){}[].,@: \u202e\n", "https://", "http://a.example/", "x"])


@settings(deadline=None)
@given(st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join))
def test_no_text_is_lost_or_becomes_markup(text: str) -> None:
    """Without the links' own tags the HTML says exactly the text."""
    assert html.unescape(TAG.sub("", with_links(text))) == text
