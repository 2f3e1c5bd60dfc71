"""Dates as English pages print them: ``Dec 8`` of the page's own year, ``Dec 8, 2024`` of another.

Pure text to value; which year is the page's own is decided elsewhere.
"""

from __future__ import annotations

import datetime as dt

from conspectus.model.partial_date import MonthDay, PartialDate, month_number

PATTERN = r"(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})(?:, ?(?P<year>(?:19|20)\d\d))?"
"""For ``re``: a date's three parts; whether there is such a day is for ``to_date`` to say."""
_LEAP_YEAR = 2024


def to_date(month: str, day: str, year: str | None) -> PartialDate | MonthDay | None:
    """Return the date that the three parts name; None if there is no such month or day.

    >>> to_date("Dec", "8", None)
    MonthDay(month=12, day=8)
    >>> to_date("December", "8", "2024")
    '2024-12-08'
    """
    number = month_number(month)
    if number is None:
        return None
    try:
        date = dt.date(int(year or _LEAP_YEAR), number, int(day))
    except ValueError:
        return None
    return PartialDate(date.isoformat()) if year else MonthDay(date.month, date.day)
