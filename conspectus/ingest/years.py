"""In which year a listing was saved that prints its date without one.

A listing prints the year of a paper only if it is an earlier one, so its own year is later than
every year in it; and it shows no paper before its date. Of the years that both allow, up to today,
the smallest is taken. Dates found in this way can settle further listings, so the search is
repeated until nothing changes. Without any evidence the year stays unknown.
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

ListingDates = dict[str, dt.date | None]
"""The day of each listing, by its name; None where it is unknown."""


class _Evidence(NamedTuple):
    """What bears on the year of one listing."""

    day: MonthDay
    own_days: set[MonthDay]
    """The days without a year on it: all must exist in the listing's year."""
    printed: set[int]
    """The years on it."""
    known: set[dt.date]
    """Days on which papers of it came out."""
    elsewhere: set[tuple[str, MonthDay]]
    """Days that other listings give papers of it, each in the year of that listing."""


def infer_dates(
    listings: Sequence[Listing],
    papers: Sequence[Sequence[Appearance]],
    *,
    known: Mapping[int, dt.date],
    stated: Mapping[str, dt.date],
    today: dt.date,
) -> ListingDates:
    """Return the day of every listing.

    Args:
        listings: what was read.
        papers: their appearances, put together by paper.
        known: days before which a paper, by its index, cannot have been listed, as far as they
            follow from something else than ``listings``.
        stated: days that an editor states, by listing; they hold whatever the listing says.
        today: no listing is from later than this.

    """
    dates: ListingDates = {}
    for listing in listings:
        own = listing.date if isinstance(listing.date, dt.date) else None
        dates[listing.name] = stated.get(listing.name, own)
    days = {item.name: item.date for item in listings if isinstance(item.date, MonthDay)}
    undated = {
        name: _Evidence(day, {day}, set(), set(), set())
        for name, day in days.items()
        if dates[name] is None
    }
    for index, paper in enumerate(papers):
        _note_evidence(undated, dates, paper, known.get(index))
    for name, year in _settle(undated, today).items():
        dates[name] = undated[name].day.in_year(year)
    return dates


def resolve(date: PartialDate | MonthDay | None, listed: dt.date | None) -> PartialDate | None:
    """Return a printed date with its year; None where the listing's year is unknown."""
    if not isinstance(date, MonthDay):
        return date
    day = date.in_year(listed.year) if listed else None
    return PartialDate(day.isoformat()) if day else None


def _note_evidence(
    undated: Mapping[str, _Evidence],
    dates: ListingDates,
    paper: Sequence[Appearance],
    known: dt.date | None,
) -> None:
    """Add to each listing what one of its papers tells of the listing's year."""
    for name, record, *_ in paper:
        evidence = undated.get(name)
        if evidence is None:
            continue
        if isinstance(record.published, PartialDate):
            evidence.printed.add(record.published.year)
        elif record.published:
            evidence.own_days.add(record.published)
        evidence.known.update(_known_days(paper, name, dates, known))
        evidence.elsewhere.update(
            (other, seen.published)
            for other, seen, *_ in paper
            if other != name
            and other in undated
            and isinstance(seen.published, MonthDay)
            and seen.published <= undated[other].day  # else a slip of the listing: it lies ahead
        )


def _known_days(
    paper: Sequence[Appearance], name: str, dates: ListingDates, known: dt.date | None
) -> Iterator[dt.date]:
    """Yield the days before which a paper was not out, but for what the listing ``name`` prints."""
    if known:
        yield known
    for other, record, *_ in paper:
        if record.arxiv:
            yield month_of(record.arxiv).earliest
        if other != name and (date := resolve(record.published, dates[other])):
            yield date.earliest


def _settle(undated: Mapping[str, _Evidence], today: dt.date) -> dict[str, int]:
    """Return the smallest years that agree with each other and with all evidence.

    A listing for which no year up to today fits stays without one and tells nothing of others.
    """
    undated = dict(undated)
    while True:
        years = _least_fixpoint(undated, today)
        unfit = [name for name, year in years.items() if year == _NONE_FITS]
        if not unfit:
            return years
        for name in unfit:
            del undated[name]


def _least_fixpoint(undated: Mapping[str, _Evidence], today: dt.date) -> dict[str, int]:
    """Raise years until nothing changes.

    Each listing looks at the years of the round before, so their order plays no part; years only
    grow and have an upper end, so the rounds do too.
    """
    years: dict[str, int] = {}
    while True:
        following = {
            name: year
            for name, evidence in undated.items()
            if (year := _smallest_year(evidence, years.get(name), years, today))
        }
        if following == years:
            return years
        years = following


def _smallest_year(
    evidence: _Evidence, before: int | None, years: Mapping[str, int], today: dt.date
) -> int | None:
    """Return the smallest year that suits a listing, given those so far; None without evidence."""
    lowest = [year + 1 for year in evidence.printed]
    days = (*evidence.known, *_days_elsewhere(evidence, years))
    lowest += [_first_year(evidence.day, day) for day in days]
    if before:
        lowest.append(before)
    if not lowest:
        return None
    possible = range(max(lowest), today.year + 1)
    fitting = (year for year in possible if _exists(evidence, year, today))
    return next(fitting, _NONE_FITS)


def _days_elsewhere(evidence: _Evidence, years: Mapping[str, int]) -> Iterator[dt.date]:
    for other, day in evidence.elsewhere:
        year = years.get(other, _NONE_FITS)
        if year != _NONE_FITS and (date := day.in_year(year)):
            yield date


def _first_year(day: MonthDay, not_before: dt.date) -> int:
    return not_before.year + (day < (not_before.month, not_before.day))


def _exists(evidence: _Evidence, year: int, today: dt.date) -> bool:
    day = evidence.day.in_year(year)
    return day is not None and day <= today and all(own.in_year(year) for own in evidence.own_days)
