"""Single values of Hugging Face's answers."""

from __future__ import annotations

import datetime as dt

import pytest

from conspectus.readers.hugging_face.fields import is_address, to_day


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
