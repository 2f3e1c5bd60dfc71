"""In which year a page was saved that prints its date without one.

A page prints the year of a paper only if it is an earlier one, so the page's own year is later
than every year on it; and a page lists no paper before its date. Of the years that both allow, up
to today, the smallest is taken. Dates found in this way can settle further pages, so the search
is repeated until nothing changes. Without any evidence the year stays unknown.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from conspectus.model.arxiv_id import month_of
from conspectus.model.partial_date import MonthDay, PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conspectus.ingest.identity import Appearance
    from conspectus.model.record import Listing

_NONE_FITS = dt.MAXYEAR
"""Stands for "no year up to today fits", which stays so."""

PageDates = dict[str, dt.date | None]
"""The day of each listing, by its name; None where it is unknown."""


class _Page(NamedTuple):
    """What bears on the year of one page."""

    day: MonthDay
    own_days: set[MonthDay]
    """The days without a year on it: all must exist in the page's year."""
    printed: set[int]
    """The years on it."""
    known: set[dt.date]
    """Days on which papers of it came out."""
    elsewhere: set[tuple[str, MonthDay]]
    """Days that other pages give papers of it, each in the year of that page."""


def infer_dates(
    listings: Sequence[Listing],
    papers: Sequence[Sequence[Appearance]],
    *,
    known: Mapping[int, dt.date],
    stated: Mapping[str, dt.date],
    today: dt.date,
) -> PageDates:
    """Return the day of every listing.

    Args:
        listings: what was read.
        papers: their appearances, put together by paper.
        known: days before which a paper, by its index, cannot have been listed, as far as they
            follow from something else than ``listings``.
        stated: days that an editor states, by listing; they hold whatever the listing says.
        today: no page is from later than this.

    """
    dates: PageDates = {}
    for listing in listings:
        own = listing.date if isinstance(listing.date, dt.date) else None
        dates[listing.name] = stated.get(listing.name, own)
    days = {item.name: item.date for item in listings if isinstance(item.date, MonthDay)}
    pages = {
        name: _Page(day, {day}, set(), set(), set())
        for name, day in days.items()
        if dates[name] is None
    }
    for index, paper in enumerate(papers):
        _note_evidence(pages, dates, paper, known.get(index))
    for name, year in _settle(pages, today).items():
        dates[name] = pages[name].day.in_year(year)
    return dates


def resolve(date: PartialDate | MonthDay | None, page: dt.date | None) -> PartialDate | None:
    """Return a printed date with its year; None where the page's year is unknown."""
    if not isinstance(date, MonthDay):
        return date
    day = date.in_year(page.year) if page else None
    return PartialDate(day.isoformat()) if day else None


def _note_evidence(
    pages: Mapping[str, _Page],
    dates: PageDates,
    paper: Sequence[Appearance],
    known: dt.date | None,
) -> None:
    """Add to each page what one of its papers tells of the page's year."""
    for name, record in paper:
        page = pages.get(name)
        if page is None:
            continue
        if isinstance(record.published, PartialDate):
            page.printed.add(record.published.year)
        elif record.published:
            page.own_days.add(record.published)
        page.known.update(_known_days(paper, name, dates, known))
        page.elsewhere.update(
            (other, seen.published)
            for other, seen in paper
            if other != name
            and other in pages
            and isinstance(seen.published, MonthDay)
            and seen.published <= pages[other].day  # else a slip of the page: it lies ahead
        )


def _known_days(
    paper: Sequence[Appearance], name: str, dates: PageDates, known: dt.date | None
) -> Iterator[dt.date]:
    """Yield the days before which a paper was not out, but for what the page ``name`` prints."""
    if known:
        yield known
    for other, record in paper:
        if record.arxiv:
            yield month_of(record.arxiv).earliest
        if other != name and (date := resolve(record.published, dates[other])):
            yield date.earliest


def _settle(pages: Mapping[str, _Page], today: dt.date) -> dict[str, int]:
    """Return the smallest years that agree with each other and with all evidence.

    A page for which no year up to today fits stays without one and tells nothing of others.
    """
    pages = dict(pages)
    while True:
        years = _least_fixpoint(pages, today)
        unfit = [name for name, year in years.items() if year == _NONE_FITS]
        if not unfit:
            return years
        for name in unfit:
            del pages[name]


def _least_fixpoint(pages: Mapping[str, _Page], today: dt.date) -> dict[str, int]:
    """Raise years until nothing changes.

    Each page looks at the years of the round before, so the order of pages plays no part; years
    only grow and have an upper end, so the rounds do too.
    """
    years: dict[str, int] = {}
    while True:
        following = {
            name: year
            for name, page in pages.items()
            if (year := _smallest_year(page, years.get(name), years, today))
        }
        if following == years:
            return years
        years = following


def _smallest_year(
    page: _Page, before: int | None, years: Mapping[str, int], today: dt.date
) -> int | None:
    """Return the smallest year that suits a page, given the years so far; None without evidence."""
    lowest = [year + 1 for year in page.printed]
    lowest += [_first_year(page.day, day) for day in (*page.known, *_days_elsewhere(page, years))]
    if before:
        lowest.append(before)
    if not lowest:
        return None
    fitting = (year for year in range(max(lowest), today.year + 1) if _exists(page, year, today))
    return next(fitting, _NONE_FITS)


def _days_elsewhere(page: _Page, years: Mapping[str, int]) -> Iterator[dt.date]:
    for other, day in page.elsewhere:
        year = years.get(other, _NONE_FITS)
        if year != _NONE_FITS and (date := day.in_year(year)):
            yield date


def _first_year(day: MonthDay, not_before: dt.date) -> int:
    return not_before.year + (day < (not_before.month, not_before.day))


def _exists(page: _Page, year: int, today: dt.date) -> bool:
    day = page.day.in_year(year)
    return day is not None and day <= today and all(own.in_year(year) for own in page.own_days)
