"""Which dates earlier runs wrote, and which people did."""

from __future__ import annotations

import datetime as dt

import pytest

from conspectus.ingest.written_dates import WrittenDates
from conspectus.model.paper import Paper, Sighting


def day(text: str) -> dt.date | None:
    """Return a day; None for ``?``."""
    return None if text == "?" else dt.date.fromisoformat(text)


def seen(date: str) -> Sighting:
    """Return a sighting in the listing ``a``."""
    return Sighting("a", day(date), 1)


def written(entries: str, now: str, *, stated: bool) -> WrittenDates:
    """Return what entries with these days for a listing tell, of which ``now`` is inferred."""
    papers = [
        Paper(slug=str(number), title="A", sightings=(seen(date),))
        for number, date in enumerate(entries.split())
    ]
    inferred = day(now)
    states = {"a": inferred} if stated and inferred else {}
    return WrittenDates(papers, {"a": inferred}, states)


@pytest.mark.parametrize(
    ("entries", "now", "last"),
    [
        ("", "2024-05-08", "?"),
        ("? ?", "2024-05-08", "?"),
        ("2023-05-08 2023-05-08 2020-02-02", "2024-05-08", "2023-05-08"),
        ("2023-05-08 2024-05-08", "2024-05-08", "2024-05-08"),
        ("2023-05-08 2020-02-02", "2024-05-08", "2023-05-08"),
        ("2022-05-08 2023-05-08", "2024-05-08", "2023-05-08"),
        ("2020-02-02 2021-03-03", "?", "2021-03-03"),
    ],
)
def test_what_was_written_last(entries: str, now: str, last: str) -> None:
    """It is the day of most entries, then the present one, then its day in another year."""
    assert written(entries, now, stated=False).dates == {"a": day(last)}


MANY = "2023-05-08 2023-05-08 2023-05-08"
ALONE = "2023-05-08"


@pytest.mark.parametrize(
    ("entries", "own", "now", "after"),
    [
        # nothing new is known
        (MANY, "2023-05-08", "2023-05-08", "2023-05-08"),
        (MANY, "2023-05-08", "?", "2023-05-08"),
        # a day that was not known is filled in
        (f"{MANY} ?", "?", "2024-05-08", "2024-05-08"),
        # a day that many share is ingest's, one beside them a person's
        (MANY, "2023-05-08", "2024-05-08", "2024-05-08"),
        (MANY, "2023-05-08", "2022-05-08", "2022-05-08"),
        (f"{MANY} 2020-02-02", "2020-02-02", "2024-05-08", "2020-02-02"),
        # a day that stands alone is ingest's only if no more than its year has grown
        (ALONE, "2023-05-08", "2024-05-08", "2024-05-08"),
        (ALONE, "2023-05-08", "2022-05-08", "2023-05-08"),
        (ALONE, "2023-05-08", "2024-05-09", "2023-05-08"),
    ],
)
def test_inferred_days(entries: str, own: str, now: str, after: str) -> None:
    """A day that an earlier run wrote follows what is inferred now; a person's own stays."""
    assert written(entries, now, stated=False).follow(seen(own), seen(now)) == day(after)


@pytest.mark.parametrize(
    ("entries", "own", "after"),
    [
        (ALONE, "2023-05-08", "2025-06-01"),
        (MANY, "2023-05-08", "2025-06-01"),
        (f"{MANY} 2020-02-02", "2020-02-02", "2020-02-02"),
    ],
)
def test_stated_days(entries: str, own: str, after: str) -> None:
    """A day stated in the settings replaces the listing's day, but not one of a single entry."""
    assert written(entries, "2025-06-01", stated=True).follow(seen(own), seen("2025-06-01")) == (
        day(after)
    )


def test_sightings_that_no_listing_confirms() -> None:
    """The day of a sighting whose listing is gone stays."""
    assert written(MANY, "2024-05-08", stated=False).follow(seen(ALONE), None) == day(ALONE)
