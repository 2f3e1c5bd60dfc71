"""What a digest's notes say of its sources: which are new, changed or renamed, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.content.note_files import read_notes, write_notes
from conspectus.model.notes import Skipped, SourceNote, listing_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from conspectus.ingest.years import ListingDates
    from conspectus.stages.ingesting.sources import Source

_MOST_SKIPPED = 200
"""Skipped parts of one source that are noted one by one."""


class History:
    """The sources of a digest as they are and as they were when they were ingested last."""

    def __init__(self, root: Path, sources: Mapping[str, Source]) -> None:
        """Compare sources with the notes of a digest.

        Args:
            root: the digest's folder.
            sources: all there are now, by their paths below ``content/``.

        Raises:
            InputError: the notes cannot be read.

        """
        self._root = root
        self._sources = sources
        notes = sorted(read_notes(root, SourceNote), key=lambda note: note.ingested)
        self._notes = {note.file: note for note in notes}
        self.unchanged = frozenset(
            listing_name(path) for path, source in sources.items() if self._was(path, source)
        )
        """Listings whose bytes are those that were ingested last."""
        self.dates: ListingDates = {
            listing_name(path): note.date for path, note in self._notes.items()
        }
        """The days of listings, by their names, as they were inferred last."""
        self.renamed = dict(self._renamed())
        """New names of listings by old ones: the same bytes under another name."""

    def write(self, dates: ListingDates, today: dt.date) -> None:
        """Note what has been ingested.

        Args:
            dates: the days of the listings that were looked at, by their names.
            today: the day of sources that are new or have changed.

        """
        notes = (self._note(path, source, dates, today) for path, source in self._sources.items())
        write_notes(self._root, SourceNote, notes)

    def _was(self, path: str, source: Source) -> bool:
        return path in self._notes and self._notes[path].sha256 == source.sha256

    def _renamed(self) -> Iterable[tuple[str, str]]:
        gone = {
            note.sha256: path for path, note in self._notes.items() if path not in self._sources
        }
        for path, source in self._sources.items():
            if path not in self._notes and source.sha256 in gone:
                yield listing_name(gone.pop(source.sha256)), listing_name(path)

    def _note(self, path: str, source: Source, dates: ListingDates, today: dt.date) -> SourceNote:
        before = self._notes.get(path)
        damages = source.head.damages
        kept = before if before and before.sha256 == source.sha256 else None
        return SourceNote(
            file=path,
            format=source.head.format,
            sha256=source.sha256,
            ingested=kept.ingested if kept else today,
            date=dates.get(listing_name(path)),
            papers=source.head.count,
            skipped=tuple(Skipped(why=d.message, line=d.line) for d in damages[:_MOST_SKIPPED]),
            more_skipped=max(0, len(damages) - _MOST_SKIPPED),
        )
