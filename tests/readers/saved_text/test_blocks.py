"""The blocks of a page."""

from __future__ import annotations

import pytest

from conspectus.model.paper import Organization
from conspectus.model.partial_date import MonthDay, PartialDate
from conspectus.readers.saved_text.blocks import Byline, split_blocks


def bylines(text: str) -> list[Byline | None]:
    """Return what each block says as a byline."""
    return [block.byline for block in split_blocks(text)]


def test_lines_and_places() -> None:
    """Blank lines part blocks; lines are trimmed, and their numbers are those of the source."""
    blocks = split_blocks("\n one \n two\t\n\n \t\nthree")
    assert [(block.line, block.lines) for block in blocks] == [(2, ("one", "two")), (6, ("three",))]
    assert [block.text for block in blocks] == ["one two", "three"]


def test_nothing() -> None:
    """A text of white space has no blocks."""
    assert split_blocks(" \n\n\t") == []


DAY = MonthDay(5, 2)


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("• 9 authors\n·\nMay 2", Byline(9, None, DAY, None)),
        ("• 1 author\n·\nMay 2 14", Byline(1, None, DAY, 14)),
        ("• 9 authors · May 2, 2023 1.2k", Byline(9, None, PartialDate("2023-05-02"), 1200)),
        ("lab Lab of Tea\n·\nMay 2", Byline(None, Organization("lab", "Lab of Tea"), DAY, None)),
        ("lab\n·\nMay 2", Byline(None, Organization("lab", "lab"), DAY, None)),
        ("lab Lab • 9 authors · May 2", Byline(9, Organization("lab", "Lab"), DAY, None)),
    ],
)
def test_bylines(text: str, byline: Byline) -> None:
    """A byline names authors or an organisation, a day, and perhaps comments."""
    assert bylines(text) == [byline]


def test_bylines_that_fell_apart() -> None:
    """Blank lines between the pieces of a byline change nothing."""
    assert bylines("• 9 authors\n\n·\n\nMay 2") == [Byline(9, None, DAY, None)]


def test_byline_below_its_abstract() -> None:
    """A byline is parted from the text that it follows without a blank line."""
    abstract, byline = split_blocks("An abstract.\n• 9 authors\n·\nMay 2")
    assert (abstract.lines, byline.line, byline.is_byline) == (("An abstract.",), 2, True)


@pytest.mark.parametrize("text", ["• nine\n·\nMay 2", "• 9 authors\n·\nMay 32", "·\nMay 2"])
def test_what_is_meant_as_a_byline(text: str) -> None:
    """What looks like a byline but cannot be read is marked as one, and says nothing."""
    (block,) = split_blocks(text)
    assert block.is_byline
    assert block.byline is None


@pytest.mark.parametrize("text", ["Llama 2", "A title · with a dot", "May we? 2", "x" * 400 + " ·"])
def test_what_is_no_byline(text: str) -> None:
    """A title or an abstract is not taken for a byline."""
    (block,) = split_blocks(text)
    assert not block.is_byline
