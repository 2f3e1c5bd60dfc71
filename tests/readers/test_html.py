"""Saved pages as trees."""

from __future__ import annotations

import pytest

from conspectus.readers.html import parse_page
from conspectus.readers.source import Source


@pytest.mark.parametrize(("with_comments", "count"), [(False, 0), (True, 1)])
def test_comments_are_kept_on_demand(*, with_comments: bool, count: int) -> None:
    """Only who asks for comments gets them; the text around them is there in either case."""
    source = Source("<p>Käthe<!-- c --> Pot</p>".encode(), "x")
    page = parse_page(source, with_comments=with_comments)
    assert page is not None
    assert len(page.xpath("//comment()")) == count
    assert page.text_content() == "Käthe Pot"


def test_nothing_is_no_page() -> None:
    """Data without an element have no tree, which is no error."""
    assert parse_page(Source(b"<!-- nothing -->", "x")) is None
