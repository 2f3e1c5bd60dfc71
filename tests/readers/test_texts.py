"""Texts of papers on one line, and no larger than an entry can hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.model.characters import UNSHOWABLE
from conspectus.model.paper import LONGEST_ABSTRACT, LONGEST_TITLE
from conspectus.readers.texts import checked_abstract, checked_title, excess_of, one_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (" Kettle\n  Net\x00\t1 ", "Kettle Net 1"),
        ("Kettle \x00 Net", "Kettle Net"),
        ("Kettle\x85Net", "Kettle Net"),
        ("", ""),
    ],
)
def test_one_line(text: str, line: str) -> None:
    """Hard breaks become spaces, and control characters vanish."""
    assert one_line(text) == line


@given(st.text())
def test_what_is_on_one_line_stays(text: str) -> None:
    """A line has no controls and no white space but single spaces, so it is its own line."""
    line = one_line(text)
    assert one_line(line) == line == " ".join(line.split())
    assert UNSHOWABLE.search(line) is None


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("", "the title is empty"),
        ("· ·", "the title '· ·' has no letter or digit"),
        ("a" * (LONGEST_TITLE + 1), "the title has 1,001 characters and at most 1,000 fit"),
    ],
    ids=["empty", "wordless", "long"],
)
def test_titles_that_are_none(title: str, why: str) -> None:
    """What no entry can have as its title is refused, and the sentence says why."""
    with pytest.raises(ValueError, match=why):
        checked_title(title)


def test_texts_that_fit() -> None:
    """The longest texts that an entry can hold stay as they are; an abstract may be empty."""
    for text in ("a" * LONGEST_TITLE, "水"):
        assert checked_title(text) == text
    for text in ("a" * LONGEST_ABSTRACT, ""):
        assert checked_abstract(text) == text
    assert excess_of("abc", 3) == ""


def test_an_endless_abstract() -> None:
    """An abstract longer than an entry can hold is refused."""
    with pytest.raises(ValueError, match="the abstract has 100,001 characters"):
        checked_abstract("a" * (LONGEST_ABSTRACT + 1))
