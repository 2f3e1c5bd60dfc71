"""Which blocks are one paper."""

from __future__ import annotations

import pytest

from conspectus.readers.saved_text.blocks import split_blocks
from conspectus.readers.saved_text.pairing import pair

LONG = "We look at kettles and find that they boil. Then we look again, and they still do. " * 6
SHORT = "We look at one kettle and find that it boils."
BYLINE = "• 9 authors\n·\nMay 2"


def reading(*blocks: str) -> list[str]:
    """Return each part of a page as ``tab`` (title, abstract, byline), ``-`` for what it lacks."""
    parts = pair(split_blocks("\n\n".join(blocks)))
    return ["".join(k if b else "-" for k, b in zip("tab", part, strict=True)) for part in parts]


@pytest.mark.parametrize(
    ("blocks", "parts"),
    [
        ([], []),
        (["One", LONG, "Two", LONG], ["ta-", "ta-"]),
        (["One", LONG, BYLINE, "Two", LONG], ["tab", "ta-"]),
        (["One", LONG, "Two", SHORT, BYLINE, "Three", LONG], ["ta-", "tab", "ta-"]),
        (["One", "Two", LONG], ["t--", "ta-"]),
        (["One", LONG, LONG, "Two", LONG], ["ta-", "-a-", "ta-"]),
        ([BYLINE, "One", LONG], ["--b", "ta-"]),
        ([f"One\n{LONG}", "Two", LONG], ["ta-", "ta-"]),
        (["Why? Because.", LONG], ["ta-"]),
        (["T" * 160, LONG], ["ta-"]),
    ],
)
def test_readings(blocks: list[str], parts: list[str]) -> None:
    """Whole papers are found, and a lost part costs its own paper only."""
    assert reading(*blocks) == parts


@pytest.mark.parametrize("lost", range(8))
def test_what_is_lost_shifts_nothing(lost: int) -> None:
    """Of four papers three stay whole, whichever title or abstract is lost."""
    blocks = [block for number in range(4) for block in (f"Title {number}", LONG)]
    del blocks[lost]
    assert sorted(reading(*blocks)) == sorted(["ta-"] * 3 + ["-a-" if lost % 2 == 0 else "t--"])


def test_a_page_of_short_texts() -> None:
    """Where all texts are short, shortness speaks against none."""
    blocks = [text for number in range(6) for text in (f"Bird {number}", f"bird {number} sings")]
    assert reading(*blocks) == ["ta-"] * 6


def test_title_and_abstract_in_one_block() -> None:
    """Of a block that is title and abstract, the abstract's line is its own."""
    (part,) = pair(split_blocks(f"\nOne\n{LONG}"))
    assert part.title is not None
    assert part.abstract is not None
    assert (part.title.line, part.title.text, part.abstract.line) == (2, "One", 3)
