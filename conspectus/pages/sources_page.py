"""The page of sources: what each file is, when it came in, and what of it was left out."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from conspectus.model.wording import count_text
from conspectus.pages import addresses, items
from conspectus.pages.paper_page import followable
from conspectus.pages.source_views import SkippedItem, SourceItem, SourcesView, SourceYear
from conspectus.pages.sources import LISTINGS
from conspectus.pages.views import (
    Link,
    OutLink,
    Page,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from conspectus.model.notes import FetchNote, Skipped, SourceNote
    from conspectus.pages.library import Library

_DIGESTS_SHOWN = 3
_SKIPPED_SHOWN = 200
_LONGEST_ADDRESS = 120
_NAME_AND_PASSWORD = re.compile(r"(?<=//)[^/?#]*@")
"""Where an address holds them: fetching refuses such ones, but notes can be written by hand."""


def sources_page(library: Library) -> Page:
    """Return the page of sources, the newest first."""
    notes = library.sources.ingested.values()
    latest = max((note.ingested for note in notes), default=None)
    view = SourcesView(
        title="Sources",
        description=f"Which files the papers of {library.settings.title} came from, when they "
        "were ingested, and what of them was left out.",
        facts=tuple(_facts(library)),
        latest=items.whole_day(latest),
        years=tuple(_years(library)),
    )
    updated = latest.isoformat() if latest else ""
    return Page(addresses.SOURCES, "sources.html", view, updated=updated)


def _facts(library: Library) -> Iterator[str]:
    if not library.sources.anchors:
        return
    notes = library.sources.ingested.values()
    yield count_text(len(library.sources.anchors), "source")
    if skipped := sum(map(_count_skipped, notes)):
        yield f"{count_text(skipped, 'part')} left out"


def _years(library: Library) -> Iterator[SourceYear]:
    files = sorted(library.sources.anchors)
    files.sort(key=lambda file: _day_of(library, file), reverse=True)
    for year, group in groupby(files, lambda file: _day_of(library, file).year):
        sources = tuple(_source(library, file) for file in group)
        size = count_text(len(sources), "source")
        yield SourceYear(str(year), f"year-{year}", size, sources)


def _day_of(library: Library, file: str) -> dt.date:
    """Return the day by which a source is sorted: the listing's own, or that of its arrival."""
    if note := library.sources.ingested.get(file):
        return note.date or note.ingested
    return library.sources.fetched[file].fetched


def _source(library: Library, file: str) -> SourceItem:
    note, fetch = library.sources.ingested.get(file), library.sources.fetched.get(file)
    skipped = note.skipped if note else ()
    count = _count_skipped(note) if note else 0
    digests = library.digests_of_listing.get(file.removeprefix(LISTINGS), ())
    return SourceItem(
        anchor=library.sources.anchors[file],
        file=file,
        format=_format(library, note) if note else "",
        day=items.whole_day(note.date if note else None),
        ingested=items.whole_day(note.ingested if note else None),
        papers=count_text(note.papers, "paper") if note else "",
        origin=_origin(fetch) if fetch else None,
        fetched=items.whole_day(fetch.fetched if fetch else None),
        digests=tuple(
            Link(items.digest_title(digest), digest.path) for digest in digests[:_DIGESTS_SHOWN]
        ),
        more_digests=_more(len(digests) - _DIGESTS_SHOWN),
        skipped=tuple(_skipped(part) for part in skipped[:_SKIPPED_SHOWN]),
        skipped_size=f"{count_text(count, 'part')} left out" if count else "",
        more_skipped=_more(count - min(len(skipped), _SKIPPED_SHOWN)),
    )


def _count_skipped(note: SourceNote) -> int:
    return len(note.skipped) + note.more_skipped


def _format(library: Library, note: SourceNote) -> str:
    """Return what a format is called: its description up to what explains it."""
    words = library.sources.formats.get(note.format, note.format).partition(" (")[0]
    return words.removeprefix("a ").removeprefix("an ")


def _origin(fetch: FetchNote) -> OutLink:
    url = _NAME_AND_PASSWORD.sub("", fetch.url)
    text = url.partition("://")[2] if followable(url) else url
    short = text if len(text) <= _LONGEST_ADDRESS else f"{text[:_LONGEST_ADDRESS]}…"
    return OutLink(short, followable(url))


def _skipped(part: Skipped) -> SkippedItem:
    return SkippedItem(f"Line {part.line:,}" if part.line is not None else "", part.why)


def _more(number: int) -> str:
    return f"and {number:,} more" if number > 0 else ""
