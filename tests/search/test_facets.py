"""What papers can be narrowed by."""

from __future__ import annotations

import datetime as dt

from search.reading_parts import ascending, numbers_of

from conspectus.model.paper import Organization, Paper, Sighting
from conspectus.model.partial_date import PartialDate
from conspectus.search.facets import (
    Listing,
    days,
    discussion,
    months,
    newest_day,
    organizations,
    shown_listings,
)
from conspectus.search.files import search_files

PAPERS = [
    Paper(
        slug="a",
        title="A",
        organization=Organization("green", "Green"),
        published=PartialDate("2024-12-31"),
        comments=70,
    ),
    Paper(slug="b", title="B", organization=Organization("blue", "Blue Lab")),
    Paper(
        slug="c",
        title="C",
        organization=Organization("green", "Green Lab"),
        published=PartialDate("2023-03"),
        comments=0,
    ),
    Paper(
        slug="d",
        title="D",
        organization=Organization("green", "Green Lab"),
        sightings=(Sighting("x.txt", dt.date(2023, 2, 1)),),
    ),
]
LISTINGS = [
    Listing("2023-02-01", "1 February 2023", dt.date(2023, 2, 1), ("d", "gone", "a", "d")),
    Listing("some-day", "some day", None, ("b",)),
]


def test_organizations_with_most_papers_come_first() -> None:
    """Each is called as most of its papers call it."""
    rows = [(handle, name, ascending(gaps)) for handle, name, gaps in organizations(PAPERS)]
    assert rows == [("green", "Green Lab", [0, 2, 3]), ("blue", "Blue Lab", [1])]


def test_listings_keep_their_order() -> None:
    """Papers that are not shown are left out."""
    rows = [(key, label, ascending(gaps)) for key, label, gaps in shown_listings(PAPERS, LISTINGS)]
    assert rows == [("2023-02-01", "1 February 2023", [0, 3]), ("some-day", "some day", [1])]


def test_the_newest_listing_is_told() -> None:
    """Those without a day do not count."""
    assert newest_day(LISTINGS) == "2023-02-01"
    assert newest_day(LISTINGS[1:]) == ""


def test_months_and_days_are_told() -> None:
    """Of a date of which only the month is known it is the first day; 0 is no date."""
    assert numbers_of(months(PAPERS)) == [12, 0, 3, 2]
    assert numbers_of(days(PAPERS)) == [31, 0, 1, 1]


def test_comments_are_told_where_they_are_counted() -> None:
    """No comments are a count too."""
    table = discussion(PAPERS)
    assert ascending(table["papers"]) == [0, 2]
    assert numbers_of(table["comments"]) == [70, 0]


def test_tables_without_papers_are_not_written() -> None:
    """The page is told which there are."""
    files = search_files([Paper(slug="a", title="A")], (), byline=lambda _: "")
    names = {name for name, _ in files.parts}
    assert {"months", "days"} <= names
    assert not {"organizations", "listings", "discussion"} & names
    assert b'"has":{"organizations":false,"listings":false,"discussion":false}' in files.parts[0][1]
