"""Dates as pages print them."""

from __future__ import annotations

import re

import pytest

from conspectus.model.partial_date import MONTHS, MonthDay, PartialDate
from conspectus.readers.saved_text.printed_dates import PATTERN, to_date


def read(text: str) -> PartialDate | MonthDay | None:
    """Return the date that a whole text is, if it has the form of one."""
    match = re.fullmatch(PATTERN, text)
    return to_date(match["month"], match["day"], match["year"]) if match else None


@pytest.mark.parametrize("name", MONTHS)
def test_months(name: str) -> None:
    """A month is named in full or by its first three letters."""
    number = MONTHS.index(name) + 1
    for printed in (f"{name} 8", f"{name[:3]} 8", f"{name[:3]}. 8"):
        assert read(printed) == MonthDay(number, 8)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Dec 8, 2024", PartialDate("2024-12-08")),
        ("Dec 8,2024", PartialDate("2024-12-08")),
        ("Sept 30", MonthDay(9, 30)),
        ("Feb 29", MonthDay(2, 29)),
        ("Feb 29, 2024", PartialDate("2024-02-29")),
        ("Feb 29, 2023", None),
        ("Feb 30", None),
        ("Foo 8", None),
        ("Decem 8", None),
        ("dec 8", None),
        ("Dec 8, 1024", None),
        ("8 Dec", None),
    ],
)
def test_days(text: str, date: object) -> None:
    """A day has its year only if one is printed; what is no day is no date."""
    assert read(text) == date
