"""Dates as bibliographies write them: in parts, in words, as ranges. Pure text to value."""

from __future__ import annotations

import re

from conspectus.model.partial_date import PartialDate, month_number

_EARLIEST, _LATEST = 1500, 2199
"""Years; what lies outside is a slip of the pen."""
_LONGEST = 200
_NUMERIC = re.compile(
    r"(?<!\d)(\d{4})(?!\d)(?:[-/.](\d{1,2})(?!\d)(?:[-/.](\d{1,2})(?!\d))?)?", re.ASCII
)
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|2[01]\d\d)(?!\d)", re.ASCII)
_WORD = re.compile(r"[A-Za-z]{3,9}")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)", re.ASCII)
_LONGEST_DAY = 3
"""Characters of a day, with a space around it."""


def date_of(
    year: int | None, month: int | None = None, day: int | None = None
) -> PartialDate | None:
    """Return the date of up to three parts: as precise as they are certain; None without a year."""
    if year is None or not _EARLIEST <= year <= _LATEST:
        return None
    texts = [f"{year:04}"]
    if month is not None:
        texts.append(f"{year:04}-{month:02}")
        if day is not None:
            texts.append(f"{year:04}-{month:02}-{day:02}")
    for text in reversed(texts):
        try:
            return PartialDate(text)
        except ValueError:
            continue
    return None


def parse_date(text: str) -> PartialDate | None:
    """Return the earliest date that a text names; None if it names none.

    >>> parse_date("2022-05-27/2022-06-01")
    '2022-05-27'
    >>> parse_date("2022/05//")
    '2022-05'
    >>> parse_date("27 May 2022")
    '2022-05-27'
    """
    text = text[:_LONGEST]
    numeric = [
        date
        for year, month, day in _NUMERIC.findall(text)
        if (date := date_of(int(year), int(month) if month else None, int(day) if day else None))
    ]
    month, day = month_and_day(text)
    if month is None or not (year := _YEAR.search(text)):
        return min(numeric, default=None)
    return date_of(int(year[1]), month, day)


def parse_parts(year: str, month: str, day: str) -> PartialDate | None:
    """Return the date of three texts, as BibTeX and RIS have them; the year may be a whole date.

    >>> parse_parts("2022", "may", "")
    '2022-05'
    """
    whole = parse_date(year)
    if whole is None or whole.month is not None:
        return whole
    named, named_day = month_and_day(month[:_LONGEST])
    if named is None and month.strip().isdecimal():
        named = int(month)
    bare_day = int(day) if day.strip().isdecimal() and len(day) <= _LONGEST_DAY else None
    return date_of(whole.year, named, bare_day or named_day)


def month_and_day(text: str) -> tuple[int | None, int | None]:
    """Return the first month that a text names in English, and the day beside it.

    >>> month_and_day("nov 1")
    (11, 1)
    """
    months = (month_number(word) for word in _WORD.findall(text))
    month = next((number for number in months if number), None)
    if month is None:
        return None, None
    day = _DAY.search(text)
    return month, int(day[0]) if day else None
