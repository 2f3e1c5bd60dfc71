"""Whether a page shows the right days."""

from __future__ import annotations

import datetime as dt

import pytest

from conspectus.fetch.hugging_face import parse_period
from conspectus.fetch.request import Request
from conspectus.fetch.shown_days import other_day
from conspectus.model.partial_date import MonthDay
from conspectus.model.record import Listing, Record

FRIDAY, SATURDAY, MONDAY = dt.date(2025, 12, 5), dt.date(2025, 12, 6), dt.date(2025, 12, 8)


def listing(*days: dt.date | None, date: dt.date | MonthDay | None = None) -> Listing:
    """Return a listing whose papers were listed on these days."""
    records = (Record(title="Tea", rank=rank, listed=day) for rank, day in enumerate(days, start=1))
    return Listing(name="tea", date=date, records=tuple(records))


@pytest.mark.parametrize(
    ("period", "shown", "day"),
    [
        ("2025-12-08", listing(MONDAY), None),
        ("2025-12-08", listing(MONDAY, FRIDAY, FRIDAY), None),
        ("2025-12-08", listing(None, FRIDAY), FRIDAY),
        ("2025-12-08", listing(FRIDAY, SATURDAY, FRIDAY), FRIDAY),
        ("2025-12-08", listing(FRIDAY, SATURDAY), SATURDAY),
        ("2025-12-08", listing(MONDAY, date=FRIDAY), FRIDAY),
        ("2025-12-08", listing(None, None), None),
        ("2025-12-08", listing(None, date=MonthDay(12, 5)), None),
        ("2025-W50", listing(dt.date(2025, 12, 14)), None),
        ("2025-W50", listing(dt.date(2025, 12, 15)), dt.date(2025, 12, 15)),
        ("2025-12", listing(dt.date(2025, 12, 31)), None),
        ("2025-12", listing(dt.date(2026, 1, 1)), dt.date(2026, 1, 1)),
        ("nothing asked", listing(FRIDAY), None),
    ],
)
def test_the_day_that_is_shown_instead(period: str, shown: Listing, day: dt.date | None) -> None:
    """The commonest wrong day is named, the later of two; no day at all is no wrong one."""
    assert other_day(Request("", "", period=parse_period(period)), shown) == day
