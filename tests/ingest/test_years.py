"""The years of listings."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from conspectus.ingest.identity import Appearance, group
from conspectus.ingest.years import infer_dates, resolve
from conspectus.model.partial_date import MonthDay, PartialDate
from conspectus.model.record import Listing, Record
from conspectus.readers.table import read_listing

SHIPPED = Path(__file__).parents[2] / "content/listings"
TODAY = dt.date(2026, 6, 15)

Date = PartialDate | MonthDay | None


def shown(
    name: str, date: dt.date | MonthDay | None, *papers: tuple[str, Date], arxiv: str | None = None
) -> Listing:
    """Return a listing that shows papers by title and printed date."""
    records = tuple(
        Record(title=title, published=published, line=rank, rank=rank, arxiv=arxiv)
        for rank, (title, published) in enumerate(papers, start=1)
    )
    return Listing(name=name, date=date, records=records)


def infer(*listings: Listing, today: dt.date = TODAY, **stated: dt.date) -> dict[str, str]:
    """Return the dates of listings as text, ``?`` where unknown."""
    papers = group(Appearance(each.name, record) for each in listings for record in each.records)
    dates = infer_dates(listings, papers, known={}, stated=stated, today=today)
    return {name: date.isoformat() if date else "?" for name, date in dates.items()}


def test_the_shipped_listings() -> None:
    """The five listings are from the days that follow from their texts by hand.

    001 and 003 print 2024 and no 2025. 000 shows MoE-Lens, of 12 April 2025 by 003. 002 and 004
    show papers that 001 dates to 18 December 2024 and to 15 January 2025.
    """
    listings = [read_listing(path.read_bytes(), path.name[:3]) for path in SHIPPED.iterdir()]
    assert infer(*listings) == {
        "000": "2025-05-08",
        "001": "2025-12-08",
        "002": "2025-03-12",
        "003": "2025-12-10",
        "004": "2025-03-13",
    }


def test_later_than_printed_years() -> None:
    """A listing is from the year after the latest that it prints."""
    listing = shown("a", MonthDay(5, 8), ("A", PartialDate("2022-07-01")), ("B", MonthDay(3, 1)))
    assert infer(listing) == {"a": "2023-05-08"}


def test_no_evidence() -> None:
    """Without printed years and known papers the year is unknown."""
    assert infer(shown("a", MonthDay(5, 8), ("A", MonthDay(3, 1)), ("B", None))) == {"a": "?"}


@pytest.mark.parametrize(
    ("published", "date"),
    [("2023-05-08", "2023-05-08"), ("2023-05-09", "2024-05-08"), ("2023", "2023-05-08")],
)
def test_papers_dated_elsewhere(published: str, date: str) -> None:
    """A listing is not earlier than a paper on it whose date another listing knows."""
    other = shown("b", None, ("A", PartialDate(published)))
    assert infer(shown("a", MonthDay(5, 8), ("A", None)), other)["a"] == date


def test_arxiv_month() -> None:
    """A listing is not earlier than the month of an arXiv id on it."""
    assert infer(shown("a", MonthDay(5, 8), ("A", None), arxiv="2206.00001")) == {"a": "2023-05-08"}
    assert infer(shown("a", MonthDay(5, 8), ("A", None), arxiv="2205.00001")) == {"a": "2022-05-08"}


def test_one_listing_settles_the_next() -> None:
    """A year found for one listing dates its papers, and so settles listings that show them too."""
    listings = [
        shown("a", MonthDay(3, 1), ("A", None)),
        shown("b", MonthDay(2, 1), ("A", MonthDay(1, 9)), ("B", None)),
        shown("c", MonthDay(5, 1), ("B", MonthDay(4, 1)), ("C", PartialDate("2021-01-01"))),
    ]
    expected = {"a": "2023-03-01", "b": "2023-02-01", "c": "2022-05-01"}
    assert infer(*listings) == expected
    assert infer(*reversed(listings)) == expected


def test_29_february() -> None:
    """A listing with a 29th of February is from a leap year."""
    printed = ("A", PartialDate("2020-07-01"))
    assert infer(shown("a", MonthDay(2, 29), printed)) == {"a": "2024-02-29"}
    assert infer(shown("a", MonthDay(5, 8), printed, ("B", MonthDay(2, 29)))) == {"a": "2024-05-08"}


def test_never_after_today() -> None:
    """A year that would lie ahead of the day of reading is not taken."""
    listing = shown("a", MonthDay(6, 15), ("A", PartialDate("2025-07-01")))
    assert infer(listing) == {"a": "2026-06-15"}
    assert infer(listing, today=dt.date(2026, 6, 14)) == {"a": "?"}


def test_contradictory_listings_end() -> None:
    """Listings that push each other's year up without end have none, and date nothing."""
    listings = [
        shown("a", MonthDay(3, 1), ("A", MonthDay(2, 1)), ("X", PartialDate("2020-01-01"))),
        shown("b", MonthDay(6, 1), ("A", MonthDay(5, 1))),
    ]
    assert infer(*listings) == {"a": "?", "b": "?"}


def test_days_ahead_of_their_listing() -> None:
    """A paper's day that lies behind the listing's own is a slip and no evidence."""
    listings = [
        shown("a", MonthDay(3, 1), ("A", MonthDay(3, 2)), ("X", PartialDate("2020-01-01"))),
        shown("b", MonthDay(3, 1), ("A", None)),
    ]
    assert infer(*listings) == {"a": "2021-03-01", "b": "?"}


def test_editors_and_printed_dates_win() -> None:
    """A day that an editor states holds, then one that the listing prints with its year."""
    printed = ("A", PartialDate("2022-07-01"))
    full = shown("full", dt.date(2021, 1, 1), printed)
    assert infer(full, shown("a", MonthDay(5, 8), printed), a=dt.date(2019, 1, 2)) == {
        "full": "2021-01-01",
        "a": "2019-01-02",
    }
    assert infer(full, full=dt.date(2020, 2, 2)) == {"full": "2020-02-02"}


def test_known_to_entries() -> None:
    """What an entry knows of a paper counts where no listing dates it."""
    listing = shown("a", MonthDay(5, 8), ("A", None))
    papers = group(Appearance("a", record) for record in listing.records)
    known = {0: dt.date(2024, 6, 1)}
    dates = infer_dates([listing], papers, known=known, stated={}, today=TODAY)
    assert dates == {"a": dt.date(2025, 5, 8)}


def test_resolve() -> None:
    """A printed day lies in the year of its listing, and is unknown while that is."""
    assert resolve(MonthDay(3, 1), dt.date(2024, 5, 8)) == "2024-03-01"
    assert resolve(MonthDay(2, 29), dt.date(2023, 5, 8)) is None
    assert resolve(MonthDay(3, 1), None) is None
    assert resolve(PartialDate("2022-07"), None) == "2022-07"
    assert resolve(None, dt.date(2024, 5, 8)) is None
