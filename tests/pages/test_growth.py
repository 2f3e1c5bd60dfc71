"""How topics grew."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.model.paper import Paper, Sighting
from conspectus.model.partial_date import PartialDate
from conspectus.pages.growth import MOST_PERIODS, calendar_of, growth_of, percent

if TYPE_CHECKING:
    from conspectus.pages.topic_views import Growth


def published(*dates: str) -> list[Paper]:
    """Return papers published on some dates; an empty one is not known."""
    return [
        Paper(slug=f"p{n:02}", title="T", published=PartialDate(date) if date else None)
        for n, date in enumerate(dates)
    ]


def growth(papers: list[Paper], count: int | None = None) -> Growth:
    """Return the growth of a topic with the first papers of a digest."""
    found = growth_of(calendar_of(papers), [paper.slug for paper in papers[:count]])
    assert found is not None
    return found


def bars(found: Growth) -> list[tuple[str, int]]:
    """Return the periods that have papers."""
    return [(period.name, period.papers) for period in found.periods if period.papers]


def test_months_are_counted_where_they_fit() -> None:
    """Empty months between have their place."""
    found = growth(published("2024-01-05", "2024-03", "2024-03-31", ""))
    assert found.unit == "month"
    assert [(p.name, p.papers, p.height) for p in found.periods] == [
        ("January 2024", 1, 50.0),
        ("February 2024", 0, 0.0),
        ("March 2024", 2, 100.0),
    ]
    assert found.most == "March 2024: 2 papers"
    assert found.undated == "1 paper"
    assert (found.first, found.last) == ("January 2024", "March 2024")


def test_longer_times_are_told_in_quarters_and_years() -> None:
    """So that a phone can show each bar."""
    quarters = growth(published("2018-02", "2024-12"))
    assert bars(quarters) == [("January to March 2018", 1), ("October to December 2024", 1)]
    assert (quarters.first, quarters.last) == ("2018", "2024")
    years = growth(published("2001-02", "2024-12"))
    assert bars(years) == [("2001", 1), ("2024", 1)]


def test_what_is_older_than_all_bars_is_counted_in_the_first() -> None:
    """One paper of long ago does not press the others together."""
    found = growth(published("1905-06", "2023-01", "2024-01"))
    assert len(found.periods) == MOST_PERIODS
    assert bars(found) == [("1985 and earlier", 1), ("2023", 1), ("2024", 1)]


def test_all_topics_have_the_same_periods() -> None:
    """Topics can be compared: the calendar is that of all papers."""
    papers = published("2024-01", "2024-05", "2024-09")
    assert len(growth(papers, 1).periods) == len(growth(papers).periods) == 9


def test_papers_are_dated_by_their_listing_where_publication_is_not_known() -> None:
    """If fewer than half have a month of publication."""
    seen = (Sighting("a.txt", dt.date(2025, 1, 2)),), (Sighting("b.txt", dt.date(2025, 2, 3)),)
    papers = [Paper(slug=f"p{n}", title="T", sightings=each) for n, each in enumerate(seen)]
    papers.append(Paper(slug="p9", title="T", published=PartialDate("2020-01"), sightings=seen[1]))
    found = growth(papers)
    assert found.dated_by == "first listed"
    assert bars(found) == [("January 2025", 1), ("February 2025", 2)]


@pytest.mark.parametrize("dates", [(), ("",), ("2024",), ("2024-01", "2024-01-31")])
def test_nothing_to_compare_is_no_growth(dates: tuple[str, ...]) -> None:
    """No dates, or one period only."""
    papers = published(*dates)
    assert growth_of(calendar_of(papers), [paper.slug for paper in papers]) is None


def test_the_trend_compares_the_last_year_with_before() -> None:
    """Only where papers enough are of each time."""
    papers = published(*["2024-12"] * 20, *["2022-01"] * 30)
    topic = [*(f"p{n:02}" for n in range(5)), "p20", "p21", "p22"]
    found = growth_of(calendar_of(papers), topic)
    assert found is not None
    assert found.trend == (
        "It has 25\u00a0% of all papers of the last twelve months, and 10\u00a0% of those before."
    )
    assert growth(published("2024-12", "2022-01")).trend == ""


@given(st.lists(st.dates(dt.date(1900, 1, 1), dt.date(2030, 1, 1)), min_size=2, max_size=40))
def test_every_dated_paper_is_counted_once(days: list[dt.date]) -> None:
    """Whatever the unit, the bars add up, and there are never too many."""
    papers = published(*(day.isoformat() for day in days))
    found = growth_of(calendar_of(papers), [paper.slug for paper in papers])
    if found:
        assert sum(period.papers for period in found.periods) == len(days)
        assert len(found.periods) <= MOST_PERIODS
        assert max(period.height for period in found.periods) == 100


@pytest.mark.parametrize(
    ("share", "text"),
    [(1.0, "100"), (0.634, "63"), (0.0094, "0.9"), (0.004, "0.4"), (0.0001, "0"), (0.0, "0")],
)
def test_shares_read_as_percents(share: float, text: str) -> None:
    """Small ones keep a digit that says something."""
    assert percent(share) == f"{text}\u00a0%"
