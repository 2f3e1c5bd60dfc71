"""Dates of reduced precision."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.model.partial_date import MONTHS, MonthDay, PartialDate, month_number


@pytest.mark.parametrize(
    ("text", "parts", "earliest"),
    [
        ("2022-05-27", (2022, 5, 27), dt.date(2022, 5, 27)),
        ("2022-05", (2022, 5, None), dt.date(2022, 5, 1)),
        ("2022", (2022, None, None), dt.date(2022, 1, 1)),
    ],
)
def test_parts(text: str, parts: tuple[int, int | None, int | None], earliest: dt.date) -> None:
    """A date has the parts that it names and begins with the first day that it can mean."""
    date = PartialDate(text)
    assert (date.year, date.month, date.day) == parts
    assert date.earliest == earliest


@pytest.mark.parametrize(
    "text",
    ["", "22", "2022-5", "2022-13", "2023-02-29", "2022-05-27 ", "0000", "٢٠٢٢", "2022-05\n"],
)
def test_no_date(text: str) -> None:
    """What is no such date or no day of the calendar is refused."""
    with pytest.raises(ValueError, match="is not a date"):
        PartialDate(text)


@given(st.dates())
def test_iso_days(day: dt.date) -> None:
    """Every day is its own earliest day and the text that the standard library writes."""
    date = PartialDate(day.isoformat())
    assert (date.earliest, str(date)) == (day, day.isoformat())


def test_month_day_in_a_year() -> None:
    """A day of the year becomes a date where the year has that day."""
    assert MonthDay(2, 29).in_year(2024) == dt.date(2024, 2, 29)
    assert MonthDay(2, 29).in_year(2023) is None


@pytest.mark.parametrize(
    ("date", "text"),
    [("2022-05-07", "7 May 2022"), ("2022-05", "May 2022"), ("2022", "2022")],
)
def test_a_date_says_only_what_is_known(date: str, text: str) -> None:
    """A date of reduced precision reads without the parts that nobody knows."""
    assert PartialDate(date).in_words == text


@pytest.mark.parametrize(("number", "month"), list(enumerate(MONTHS, start=1)))
def test_months_by_name(number: int, month: str) -> None:
    """A month is known by its name and by its first three letters, in capitals too."""
    assert {month_number(each) for each in (month, month[:3], month.upper())} == {number}


@pytest.mark.parametrize("word", ["", "Ma", "Octo", "Marc", "Mark", "Mayor", "Decem"])
def test_words_that_are_no_months(word: str) -> None:
    """A word that only begins like a month, as names do, is none."""
    assert month_number(word) is None


def test_longer_abbreviations() -> None:
    """Two months are cut to four letters too."""
    assert (month_number("Sept"), month_number("febr")) == (9, 2)
