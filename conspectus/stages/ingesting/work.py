"""The part of a digest that an ingest run has to look at: what changed, and what belongs to it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from sys import intern
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from conspectus.content.stored_values import decode_paper, decode_record
from conspectus.ingest.edits import adopted, first_writing
from conspectus.ingest.plan import Known
from conspectus.model.notes import united
from conspectus.model.partial_date import MonthDay

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from conspectus.content.ingest_index import IngestIndex
    from conspectus.content.note_files import PaperNotes
    from conspectus.model.notes import PaperNote
    from conspectus.model.paper import Paper
    from conspectus.model.record import Listing, Record
    from conspectus.model.settings import Settings
    from conspectus.stages.ingesting.history import History
    from conspectus.stages.ingesting.sources import Source


T = TypeVar("T", "Paper", "Record")


class Work(NamedTuple):
    """What is to be planned."""

    listings: Sequence[Listing]
    """All listings, with those records that have to be looked at."""
    known: Known


def touch_dependents(  # all that an outcome depends on
    index: IngestIndex,
    sources: Iterable[Source],
    settings: Settings,
    *,
    notes: str,
    today: dt.date,
) -> None:
    """Have everything looked at whose outcome may differ although its own file has not changed.

    Args:
        index: the digest's index.
        sources: all sources.
        settings: the digest's settings.
        notes: the state of the notes, which another program, such as git, may have changed.
        today: a year that was not over may be now.

    """
    stated = msgspec.json.encode((settings.listings, settings.removed), order="deterministic")
    for name, value in (
        ("settings", hashlib.sha256(stated).hexdigest()),
        ("notes", notes),
        ("today", today.isoformat()),
    ):
        if index.meta(name) != value:
            index.touch_all()
            index.set_meta(name, value)
    if index.is_touched:
        for source in sources:
            if isinstance(source.head.date, MonthDay):  # any paper may bear on its year
                index.touch_source(source.id)


def gather(
    index: IngestIndex,
    sources: Mapping[str, Source],
    slugs: Iterable[str],
    notes: PaperNotes,
    history: History,
) -> Work:
    """Return the listings and entries that have to be looked at, and what is known of them."""
    records: defaultdict[int, list[Record]] = defaultdict(list)
    entries: list[Paper] = []
    for item in index.touched_items():
        if item.source is None:
            entries.append(_shared(decode_paper(item.data)))
        else:
            records[item.source].append(_shared(decode_record(item.data)))
    listings = [
        msgspec.structs.replace(source.head, records=tuple(records.get(source.id, ())))
        for source in sources.values()
    ]
    taken = frozenset(slugs)
    found = _notes_of(entries, notes, taken)
    return Work(listings, Known(entries, found, history.unchanged, history.renamed, taken))


def _shared(said: T) -> T:
    """Have a record or an entry share its texts with all others that say the same.

    Most of what entries say is what their records say, and many papers have the same authors.
    """
    for field in ("title", "abstract"):
        msgspec.structs.force_setattr(said, field, intern(getattr(said, field)))
    msgspec.structs.force_setattr(said, "authors", tuple(map(intern, said.authors)))
    return said


def _notes_of(
    entries: Sequence[Paper], notes: PaperNotes, slugs: frozenset[str]
) -> dict[str, PaperNote]:
    """Return the notes of entries by slug, those too whose files were given another name."""
    found = {}
    for entry in entries:
        if some := notes.all_of(entry.slug):
            several = len(some) > 1
            found[entry.slug] = united(some, first_writing(entry) if several else None)
    strangers = [entry for entry in entries if entry.slug not in found]
    orphans = notes.slugs() - slugs if strangers else ()
    if orphans:
        kept = (note for slug in sorted(orphans) if (note := notes.get(slug)))
        found |= adopted(strangers, kept)
    return found
