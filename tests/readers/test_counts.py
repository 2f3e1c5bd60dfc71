"""Counts as pages print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.model.paper import LARGEST_COUNT
from conspectus.readers.counts import to_count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("12", 12),
        (" 0 ", 0),
        ("1,234", 1_234),
        ("1.2k", 1_200),
        ("12K", 12_000),
        ("1.05M", 1_050_000),
        ("-", None),
        ("", None),
        ("1.5", 2),
        ("12 votes", None),
        ("٣", None),
        ("9999999999", None),
    ],
)
def test_counts_as_pages_print_them(text: str, count: int | None) -> None:
    """Large counts are printed short; what is no count is unknown."""
    assert to_count(text) == count


@given(st.integers(0, LARGEST_COUNT))
def test_every_count_that_is_printed_whole(count: int) -> None:
    """A count printed with or without commas is that count."""
    assert to_count(str(count)) == to_count(f"{count:,}") == count
