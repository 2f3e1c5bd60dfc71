"""How topics grew: papers of each month, quarter or year, on one calendar for the whole site."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from conspectus.model.partial_date import MONTHS
from conspectus.model.wording import count_text
from conspectus.pages.topic_views import Growth, Period

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from conspectus.model.paper import Paper

MOST_PERIODS = 40
"""More bars are too thin for a phone."""
_UNITS = {"month": 1, "quarter": 3, "year": 12}
"""In months; the first is taken that gives few enough periods."""
_QUARTERS = ("January to March", "April to June", "July to September", "October to December")
_YEAR = _UNITS["year"]
_ENOUGH = 20
"""Fewer papers of the last year show no trend."""


class Calendar(NamedTuple):
    """The months of papers, counted from the year 0, and how they are shown."""

    month_of: Mapping[str, int]
    """By the slug of each paper whose month is known."""
    unit: str
    dated_by: str
    first: int
    """The first period shown; what is earlier is counted there."""
    last: int


def calendar_of(papers: Collection[Paper]) -> Calendar:
    """Return the calendar of all papers of a site.

    Papers are dated by publication where that is known of half of them at least, else by the day
    on which a listing first showed them.
    """
    published = {
        paper.slug: paper.published.year * 12 + paper.published.month - 1
        for paper in papers
        if paper.published and paper.published.month
    }
    if 2 * len(published) >= len(papers):
        return _shown(published, "published")
    listed = {
        paper.slug: day.year * 12 + day.month - 1 for paper in papers if (day := paper.first_seen)
    }
    return _shown(listed, "first listed")


def _shown(month_of: Mapping[str, int], dated_by: str) -> Calendar:
    first, last = min(month_of.values(), default=0), max(month_of.values(), default=0)
    fitting = (
        unit for unit, months in _UNITS.items() if last // months - first // months < MOST_PERIODS
    )
    unit = next(fitting, "year")
    start, end = first // _UNITS[unit], last // _UNITS[unit]
    return Calendar(month_of, unit, dated_by, max(start, end - MOST_PERIODS + 1), end)


def growth_of(calendar: Calendar, slugs: Collection[str]) -> Growth | None:
    """Return how many papers there are of each period; None where there is nothing to compare."""
    months = [calendar.month_of[slug] for slug in slugs if slug in calendar.month_of]
    if not months or calendar.first == calendar.last:
        return None
    length = _UNITS[calendar.unit]
    counts = Counter(max(calendar.first, month // length) for month in months)
    most = max(counts.values())
    names = {number: _name(calendar, number) for number in range(calendar.first, calendar.last + 1)}
    undated = len(slugs) - len(months)
    return Growth(
        unit=calendar.unit,
        dated_by=calendar.dated_by,
        periods=tuple(
            Period(name, counts[number], round(100 * counts[number] / most, 1))
            for number, name in names.items()
        ),
        first=_short_name(calendar, calendar.first),
        last=_short_name(calendar, calendar.last),
        most=_most(counts, names),
        trend=_trend(calendar, months),
        undated=count_text(undated, "paper") if undated else "",
    )


def _name(calendar: Calendar, number: int) -> str:
    if calendar.unit == "year":
        name = str(number)
    elif calendar.unit == "quarter":
        name = f"{_QUARTERS[number % 4]} {number // 4}"
    else:
        name = f"{MONTHS[number % 12]} {number // 12}"
    earlier = min(calendar.month_of.values()) // _UNITS[calendar.unit] < calendar.first
    return f"{name} and earlier" if earlier and number == calendar.first else name


def _short_name(calendar: Calendar, number: int) -> str:
    """Return the month, or the year alone where periods are longer."""
    if calendar.unit == "month":
        return f"{MONTHS[number % 12]} {number // 12}"
    return str(number * _UNITS[calendar.unit] // 12)


def _most(counts: Counter[int], names: Mapping[int, str]) -> str:
    """Return the period with most papers, the latest of equal ones."""
    number = max(counts, key=lambda each: (counts[each], each))
    return f"{names[number]}: {count_text(counts[number], 'paper')}"


def _trend(calendar: Calendar, months: Collection[int]) -> str:
    """Say which share of all papers a topic had in the last year, and before."""
    since = max(calendar.month_of.values()) - _YEAR + 1
    everything = Counter(month >= since for month in calendar.month_of.values())
    if min(everything[True], everything[False]) < _ENOUGH:
        return ""
    own = Counter(month >= since for month in months)
    recent, before = (percent(own[when] / everything[when]) for when in (True, False))
    return f"It has {recent} of all papers of the last twelve months, and {before} of those before."


def percent(share: float) -> str:
    r"""Return a share from 0 to 1 as people read it.

    >>> percent(0.634), percent(0.004), percent(0.0)
    ('63\xa0%', '0.4\xa0%', '0\xa0%')
    """
    digits = 1 if 0.0005 <= share < 0.00995 else 0  # noqa: PLR2004  # what would show as 0 or 1
    return f"{share:.{digits}%}".replace("%", "\u00a0%")
