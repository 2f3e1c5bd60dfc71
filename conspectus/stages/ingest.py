"""Ingesting: ``content/listings/`` to ``content/papers/``. It reads all, decides, then writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from conspectus.content.listing_files import FOLDER as LISTINGS
from conspectus.content.listing_files import ListingFile, read_listing_files, write_listing_file
from conspectus.content.paper_edit import edit_paper
from conspectus.content.paper_files import FOLDER as PAPERS
from conspectus.content.paper_files import PaperFile, format_paper, read_papers
from conspectus.content.reading import name_of
from conspectus.content.settings_file import FILE as SETTINGS
from conspectus.content.writing import remove_left_behind, write_text
from conspectus.errors import nearest
from conspectus.ingest.plan import Change, plan
from conspectus.ingest.years import resolve
from conspectus.model.wording import count_text
from conspectus.readers.table import read_listing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from conspectus.model.record import Listing
    from conspectus.model.settings import Settings
    from conspectus.report import Reporter


class IngestResult(NamedTuple):
    """What ingesting found and did."""

    listings: int
    """Listings read."""
    records: int
    """Papers in them, one that several show counted several times."""
    new: int
    """Entries written for the first time."""
    changed: int
    """Entries brought up to date."""
    unchanged: int
    """Entries left as they were."""
    papers: int
    """Entries in the digest now."""

    def __str__(self) -> str:
        seen = f"{count_text(self.records, 'sighting')} in {count_text(self.listings, 'listing')}"
        entries = count_text(self.papers, "entry", "entries")
        return f"{seen}; {entries}: {self.new:,} new, {self.changed:,} changed"


def ingest(
    root: Path,
    settings: Settings,
    sources: Sequence[Path] = (),
    *,
    today: dt.date,
    reporter: Reporter,
) -> IngestResult:
    """Turn the listings of a digest, and further sources, into entries.

    Args:
        root: the digest's folder.
        settings: its settings; ``listings`` states the days of listings.
        sources: files to copy to ``content/listings/`` and to read besides what is there.
        today: no listing is from later than this.
        reporter: hears of damaged papers, and shows progress.

    Raises:
        InputError: a listing or an entry cannot be read; nothing has been written.
        OutputError: something cannot be written.

    """
    files = list(read_listing_files(root, sources))
    listings = _read_listings(files, reporter)
    entries = {file.paper.slug: file for file in read_papers(root)}
    papers = [file.paper for file in entries.values()]
    changes = plan(listings, papers, stated=settings.listings, today=today)
    texts = dict(_texts(root, changes, entries))
    _write(root, files, texts, reporter)
    _warn_of_dates(listings, changes, settings, reporter)
    new = sum(change.before is None for change in changes)
    return IngestResult(
        listings=len(listings),
        records=sum(len(listing.records) for listing in listings),
        new=new,
        changed=len(texts) - new,
        unchanged=len(entries) - (len(texts) - new),
        papers=len(entries) + new,
    )


def _read_listings(files: Sequence[ListingFile], reporter: Reporter) -> list[Listing]:
    listings = []
    for file in reporter.track(files, "Reading listings", len(files)):
        path = f"{LISTINGS}/{file.name}"
        listing = read_listing(file.data, path)
        for damage in listing.damages:
            reporter.warn(f"{path}:{damage.line}: {damage.message}")
        listings.append(msgspec.structs.replace(listing, name=file.name))
    return listings


def _warn_of_dates(
    listings: Sequence[Listing],
    changes: Iterable[Change],
    settings: Settings,
    reporter: Reporter,
) -> None:
    """Say which listings have no date, and which stated dates belong to no listing."""
    dated = {
        seen.listing: seen.date
        for change in changes
        for seen in change.after.sightings
        if seen.date
    }
    _warn_of_leap_days(listings, dated, reporter)
    names = [listing.name for listing in listings]
    for name in names:
        if name not in dated:
            reporter.warn(
                f"{LISTINGS}/{name}: nothing settles the year of this listing, so it has no date; "
                f"state it in {SETTINGS} as 'listings: {{{name}: 2025-05-08}}'."
            )
    for name in sorted(settings.listings.keys() - set(names)):
        reporter.warn(f"{SETTINGS}: listings: there is no listing {name!r}; {nearest(name, names)}")


def _warn_of_leap_days(
    listings: Iterable[Listing], dated: Mapping[str, dt.date], reporter: Reporter
) -> None:
    """Say which papers print a day that the year of their listing does not have."""
    for listing in listings:
        listed = dated.get(listing.name)
        if listed is None:
            continue
        for record in listing.records:
            if record.published and resolve(record.published, listed) is None:
                reporter.warn(
                    f"{LISTINGS}/{listing.name}:{record.line}: this paper's date is 29 February, "
                    f"which {listed.year} does not have; the paper was kept without it."
                )


def _texts(
    root: Path, changes: Iterable[Change], entries: Mapping[str, PaperFile]
) -> Iterable[tuple[Path, str]]:
    """Yield the path and text of every entry that is new or has changed."""
    for before, after in changes:
        if before is None:
            yield root / PAPERS / f"{after.slug}.yaml", format_paper(after)
        elif before != after:
            file = entries[before.slug]
            yield (
                file.path,
                edit_paper(file.text, before, after, file=name_of(file.path, root=root)),
            )


def _write(
    root: Path, files: Iterable[ListingFile], texts: Mapping[Path, str], reporter: Reporter
) -> None:
    """Write the copies of new listings first, so that every entry can be traced to its bytes."""
    remove_left_behind([root / LISTINGS, root / PAPERS, *(path.parent for path in texts)])
    for file in files:
        if file.is_new:
            write_listing_file(root, file)
    for path, text in reporter.track(texts.items(), "Writing entries", len(texts)):
        write_text(path, text)
