"""Dates of which only the year, or the year and month, may be known."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple, Self

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMBERS = {
    **{month.lower(): number for number, month in enumerate(MONTHS, start=1)},
    **{month[:3].lower(): number for number, month in enumerate(MONTHS, start=1)},
    "febr": 2,
    "sept": 9,
}
_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class PartialDate(str):
    """An ISO 8601 date of reduced precision: ``2022``, ``2022-05`` or ``2022-05-27``.

    Being text it sorts, hashes and serialises as its ISO form.

    Raises:
        ValueError: the text is not such a date, or no such day exists.

    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Check the text; a PartialDate is the text itself."""
        _check(text)
        return super().__new__(cls, text)

    @property
    def year(self) -> int:
        """The year."""
        return int(self[:4])

    @property
    def month(self) -> int | None:
        """The month, 1 to 12, or None where only the year is known."""
        return int(self[5:7]) if len(self) > 4 else None  # noqa: PLR2004  # "2022-…"

    @property
    def day(self) -> int | None:
        """The day of the month, or None where it is not known."""
        return int(self[8:10]) if len(self) > 7 else None  # noqa: PLR2004  # "2022-05-…"

    @property
    def earliest(self) -> dt.date:
        """The first day that the date can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def in_words(self) -> str:
        """The date as ``27 May 2022``, ``May 2022`` or ``2022``: only what is known."""
        parts = [self.day, self.month and MONTHS[self.month - 1], self.year]
        return " ".join(str(part) for part in parts if part)


def month_number(name: str) -> int | None:
    """Return the number of an English month, written out or abbreviated; None for another word.

    >>> month_number("Sept")
    9
    """
    return _NUMBERS.get(name.lower())


@lru_cache(maxsize=20_000)  # papers share their dates
def _check(text: str) -> None:
    match = _FORM.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date; write 2022-05-27, 2022-05 or 2022")
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        dt.date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{text!r} is not a date: {error}") from None


class MonthDay(NamedTuple):
    """A date without a year, as listings print those of their own year."""

    month: int
    day: int

    def in_year(self, year: int) -> dt.date | None:
        """Return the day in that year; None for 29 February of a common year."""
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None
