"""Replacing parts of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.content.splice import Splice, line_start, next_line, splice, with_last_line_ended


def test_order_at_one_place() -> None:
    """What is put in stands before what is replaced there, and in the order given."""
    splices = [Splice(1, 2, "B"), Splice(1, 1, "x"), Splice(1, 1, "y"), Splice(0, 0, "^")]
    assert splice("abc", splices) == "^axyBc"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends(end: str) -> None:
    """New lines end as those of the text do."""
    assert splice(f"a{end}b{end}", [Splice(0, 1, "c\nd\r\n")]) == f"c{end}d\r\n{end}b{end}"
    assert with_last_line_ended(f"a{end}b") == f"a{end}b{end}"
    assert with_last_line_ended(f"a{end}") == f"a{end}"


def test_without_any_line() -> None:
    """An empty text has no last line to end; a line alone ends in a line feed."""
    assert with_last_line_ended("") == ""
    assert with_last_line_ended("a") == "a\n"


@pytest.mark.parametrize(("position", "start", "following"), [(0, 0, 2), (1, 0, 2), (2, 2, 3)])
def test_lines(position: int, start: int, following: int) -> None:
    """A line goes up to and with its line feed, the last one up to the end of the text."""
    assert (line_start("a\nb", position), next_line("a\nb", position)) == (start, following)


@given(st.text(), st.data())
def test_the_rest_stays(text: str, data: st.DataObject) -> None:
    """Every character outside of what is replaced stays."""
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    start, end = places
    assert splice(text, [Splice(start, end, "new")]) == text[:start] + "new" + text[end:]
