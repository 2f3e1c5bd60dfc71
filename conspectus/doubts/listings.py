"""What looks doubtful in listings, and in what the settings say of listings and papers.

Pure functions; which listings there are, and what their entries say, they are told.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from conspectus.content.listing_files import FOLDER as LISTINGS
from conspectus.content.settings_file import FILE as SETTINGS
from conspectus.doubts.doubt import Doubt
from conspectus.errors import Problem, nearest
from conspectus.model.partial_date import MONTHS, MonthDay
from conspectus.model.removal import Removals
from conspectus.model.slug import make_slug
from conspectus.readers.table import OF_A_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from conspectus.model.paper import Paper
    from conspectus.model.record import Listing
    from conspectus.model.settings import Settings


_NUMBER = re.compile(r"-\d+\Z")


class Found(NamedTuple):
    """A file of ``content/listings/`` or ``content/facts/``."""

    file: str
    """Its path below the digest's folder."""
    listing: Listing | None
    """None if it cannot be read, which is an error and no doubt."""


def listing_doubts(
    found: Iterable[Found], papers: Sequence[Paper], settings: Settings
) -> Iterator[Doubt]:
    """Yield what is doubtful in listings and in the settings that name them.

    Args:
        found: all listings; each is looked at once and not kept.
        papers: all entries, hidden ones too.
        settings: the digest's settings.

    """
    dates = _dates_of(papers)
    removals = Removals(settings.removed)
    unmatched = set(settings.removed)
    unmatched -= {name for paper in papers for name in removals.names(paper, paper.slug)}
    names = []
    for file, listing in found:
        name = file.removeprefix(f"{LISTINGS}/")
        if name != file:
            names.append(name)
        if listing is None:
            continue
        for damage in listing.damages:
            yield Doubt("left out", Problem(file, damage.line, damage.message))
        if name != file:
            yield from _date_doubts(name, listing, dates, settings)
        if unmatched:
            unmatched -= _removed_from(listing, removals, unmatched)
    yield from _unknown_names(settings, names)
    for name in sorted(unmatched):
        message = f"removed: no entry and no listing has a paper {name!r}; is it misspelt?"
        yield _in_settings("unknown paper", message)


def _dates_of(papers: Iterable[Paper]) -> dict[str, bool]:
    """Return for each listing that entries name whether they know its day."""
    dates: dict[str, bool] = {}
    for paper in papers:
        for seen in paper.sightings:
            dates[seen.listing] = dates.get(seen.listing, False) or seen.date is not None
    return dates


def _date_doubts(
    name: str, listing: Listing, dates: Mapping[str, bool], settings: Settings
) -> Iterator[Doubt]:
    if stated := settings.listings.get(name):
        if listing.date and not _agree(stated, listing.date):
            message = f"listings: {name!r} is of {stated}, but prints {_words(listing.date)}."
            yield _in_settings("stated date", message)
    elif not listing.shows:
        return
    elif name not in dates:
        problem = Problem(
            f"{LISTINGS}/{name}", None, "no entry names this listing; run 'conspectus ingest'."
        )
        yield Doubt("not ingested", problem)
    elif not dates[name] and (listing.date or listing.format in OF_A_DAY):
        why = "nothing settles its year" if listing.date else "it prints no date"
        message = f"{why}; state its day in {SETTINGS}: listings: {{{name}: 2025-05-08}}."
        yield Doubt("undated listing", Problem(f"{LISTINGS}/{name}", None, message))


def _agree(stated: dt.date, printed: dt.date | MonthDay) -> bool:
    if isinstance(printed, MonthDay):
        return (stated.month, stated.day) == printed
    return stated == printed


def _words(printed: dt.date | MonthDay) -> str:
    if isinstance(printed, dt.date):
        return str(printed)
    return f"{printed.day} {MONTHS[printed.month - 1]}"


def _removed_from(listing: Listing, removals: Removals, names: Iterable[str]) -> set[str]:
    """Return which of the names mean papers that a listing shows, though no entry is theirs.

    The slug of a second paper of one title ends in a number, which its title does not tell.
    """
    numbered: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        numbered[_NUMBER.sub("", name)].add(name)
    found: set[str] = set()
    for record in listing.records:
        slug = make_slug(record.title)
        found |= removals.names(record, slug) | numbered.get(slug, set())
    return found


def _unknown_names(settings: Settings, names: Sequence[str]) -> Iterator[Doubt]:
    for name in sorted(settings.listings.keys() - set(names)):
        hint = nearest(name, names) if names else "there are none."
        yield _in_settings("unknown listing", f"listings: there is no listing {name!r}; {hint}")


def _in_settings(kind: str, message: str) -> Doubt:
    return Doubt(kind, Problem(SETTINGS, None, message))
