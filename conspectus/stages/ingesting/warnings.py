"""What ingest has to say to the editor that is no error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.content.paper_files import FOLDER as PAPERS
from conspectus.content.settings_file import FILE as SETTINGS
from conspectus.errors import nearest
from conspectus.model.partial_date import MonthDay
from conspectus.model.wording import count_text
from conspectus.readers.table import OF_A_DAY

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Container, Iterable, Mapping, Sequence

    from conspectus.ingest.plan import Plan
    from conspectus.ingest.years import ListingDates
    from conspectus.model.record import Listing
    from conspectus.model.settings import Settings
    from conspectus.report import Reporter
    from conspectus.stages.ingesting.sources import Source

_MOST = 10
"""Damages of one source that are said one by one."""


def warn_of_damages(sources: Mapping[str, Source], reporter: Reporter) -> None:
    """Say which parts of sources were left out."""
    for path, source in sources.items():
        damages = source.head.damages
        for damage in damages[:_MOST]:
            where = f"content/{path}" if damage.line is None else f"content/{path}:{damage.line}"
            reporter.warn(f"{where}: {damage.message}")
        if len(damages) > _MOST:
            more = count_text(len(damages) - _MOST, "more part")
            reporter.warn(f"content/{path}: {more} left out; see the site's page of sources.")


def warn_of_dates(
    listings: Iterable[Listing], dates: ListingDates, settings: Settings, reporter: Reporter
) -> None:
    """Say which listings have no date, and which stated dates belong to no listing."""
    names = []
    for listing in listings:
        names.append(listing.name)
        listed = dates.get(listing.name)
        if listed:
            _warn_of_leap_days(listing, listed.year, reporter)
        elif isinstance(listing.date, MonthDay) or listing.format in OF_A_DAY:
            reporter.warn(
                f"content/listings/{listing.name}: nothing settles the year of this listing, so "
                "it has no date; state it in "
                f"{SETTINGS} as 'listings: {{{listing.name}: 2025-05-08}}'."
            )
    for name in sorted(settings.listings.keys() - set(names)):
        reporter.warn(f"{SETTINGS}: listings: there is no listing {name!r}; {nearest(name, names)}")


def warn_of_guesses(
    listings: Iterable[Listing],
    dates: ListingDates,
    known: Container[str],
    *,
    today: dt.date,
    reporter: Reporter,
) -> None:
    """Say of new listings for which a later year would do as well as the one that was taken.

    Args:
        listings: all that were looked at.
        dates: their days; those of listings that print their year, or have it stated, agree.
        known: listings of which this was said before, or that are as they were.
        today: no listing is from later than this.
        reporter: hears of it.

    """
    for listing in listings:
        day = dates.get(listing.name)
        if day is None or listing.name in known or not isinstance(listing.date, MonthDay):
            continue
        later = listing.date.in_year(day.year + 1)
        if later and later <= today and (day.month, day.day) == listing.date:
            reporter.warn(
                f"content/listings/{listing.name}: prints no year; {day} is the first that fits. "
                f"If it is from {later}, say so in {SETTINGS}: 'listings: {{{listing.name}: "
                f"{later}}}'."
            )


def warn_of_twins(plan: Plan, reporter: Reporter) -> None:
    """Say which entries turned out to be one paper."""
    for slugs in plan.twins:
        first, *others = slugs
        names = " and ".join(f"{slug}.yaml" for slug in slugs)
        reporter.warn(
            f"{PAPERS}: {names} are one paper, as a source says; keep {first}.yaml, or the one you "
            f"like, delete the other, and list it in {SETTINGS} as 'removed: [{others[0]}]'."
        )


def warn_of_returns(slugs: Sequence[str], reporter: Reporter) -> None:
    """Say which entries that were deleted have been written anew."""
    if slugs:
        more = f" and {len(slugs) - _MOST:,} more" if len(slugs) > _MOST else ""
        reporter.warn(
            f"{PAPERS}: had been deleted and was written anew: {', '.join(slugs[:_MOST])}{more}; "
            f"to keep a paper out, list it in {SETTINGS} as 'removed: [{slugs[0]}]'."
        )


def _warn_of_leap_days(listing: Listing, year: int, reporter: Reporter) -> None:
    """Say which papers print a day that the year of their listing does not have."""
    for record in listing.records:
        date = record.published
        if isinstance(date, MonthDay) and date.in_year(year) is None:
            reporter.warn(
                f"content/listings/{listing.name}:{record.line}: this paper's date is 29 February, "
                f"which {year} does not have; the paper was kept without it."
            )
