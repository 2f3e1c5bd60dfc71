"""Single values of Hugging Face's answers."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.model.paper import LARGEST_COUNT
from conspectus.readers.hugging_face.fields import is_address, one_line, to_count, to_day


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


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-12-08T02:44:20.973Z", dt.date(2025, 12, 8)),
        ("2025-12-08", dt.date(2025, 12, 8)),
        ("2025-W50-1", None),
        ("20251208T00", None),
        ("2025-12-088", None),
        ("2025-12", None),
        (20251208, None),
    ],
)
def test_days(value: object, day: dt.date | None) -> None:
    """A point in time gives its day, and only the form that the service writes is one."""
    assert to_day(value) == day


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("https://github.com/a/b", True),
        ("http://a.example", True),
        ("github.com/a/b", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https://a b.example", False),
        ("https://a.example/\x00", False),
        ("https://a.example/" + "a" * 2_000, False),
    ],
)
def test_addresses(text: str, good: bool) -> None:  # noqa: FBT001  # a table of cases
    """Only a whole web address may become a link."""
    assert is_address(text) is good


def test_one_line() -> None:
    """Hard breaks become spaces, and control characters vanish."""
    assert one_line(" Kettle\n  Net\x00\t1 ") == "Kettle Net 1"
