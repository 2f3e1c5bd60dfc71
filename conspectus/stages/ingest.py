"""Ingesting: sources to ``content/papers/``. It reads what is new, decides, then writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from conspectus.content.ingest_index import DamagedIndexError, open_index
from conspectus.content.lock import locked
from conspectus.content.note_files import PaperNotes, notes_state
from conspectus.ingest.edits import returned
from conspectus.ingest.plan import Wishes, plan
from conspectus.model.wording import count_text
from conspectus.stages.index_version import index_version
from conspectus.stages.ingesting.entries import reading_entries
from conspectus.stages.ingesting.history import History
from conspectus.stages.ingesting.sources import known_sources, read_sources
from conspectus.stages.ingesting.warnings import (
    warn_of_damages,
    warn_of_dates,
    warn_of_guesses,
    warn_of_returns,
    warn_of_twins,
)
from conspectus.stages.ingesting.work import gather, touch_dependents
from conspectus.stages.ingesting.writing import edits_of, write_changes
from conspectus.stages.processes import rare_collections

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from conspectus.content.ingest_index import IngestIndex
    from conspectus.model.settings import Settings
    from conspectus.report import Reporter


class IngestResult(NamedTuple):
    """What ingesting found and did."""

    listings: int
    """Listings in the digest; sources of facts are none."""
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
    facts: int = 0
    """Papers on which sources of facts say something."""
    kept: tuple[str, ...] = ()
    """Sources from elsewhere that are in the digest now, by their paths below ``content/``."""

    def __str__(self) -> str:
        seen = f"{count_text(self.records, 'sighting')} in {count_text(self.listings, 'listing')}"
        entries = count_text(self.papers, "entry", "entries")
        if self.facts:
            seen += f", facts on {self.facts:,}"
        return f"{seen}; {entries}: {self.new:,} new, {self.changed:,} changed"


def ingest(  # noqa: PLR0913  # what a run is given
    root: Path,
    settings: Settings,
    sources: Sequence[Path] = (),
    *,
    facts: bool = False,
    today: dt.date,
    reporter: Reporter,
) -> IngestResult:
    """Turn the sources of a digest, and further ones, into entries.

    Args:
        root: the digest's folder.
        settings: its settings: days of listings, papers that get no entry.
        sources: files to keep in ``content/listings/``, or those that only add facts in
            ``content/facts/``, and to read besides what is there.
        facts: whether all of ``sources`` only add facts.
        today: no listing is from later than this.
        reporter: hears of damaged papers, and shows progress.

    Raises:
        InputError: an entry or a source cannot be read; nothing has been written.
        CombinedInputError: several sources cannot.
        OutputError: something cannot be written, or another run is writing.

    """
    run = _Run(root, settings, sources, facts, today, reporter)
    with locked(root), rare_collections():
        try:
            with open_index(root, index_version()) as index:
                return _ingest(run, index)
        except DamagedIndexError:
            with open_index(root, index_version(), lasting=False) as index:
                return _ingest(run, index)


class _Run(NamedTuple):
    """What a run was given."""

    root: Path
    settings: Settings
    sources: Sequence[Path]
    facts: bool
    today: dt.date
    reporter: Reporter


def _ingest(run: _Run, index: IngestIndex) -> IngestResult:
    root, settings, reporter = run.root, run.settings, run.reporter
    with reading_entries(root, index) as entries:
        files = read_sources(root, run.sources, index, facts=run.facts, reporter=reporter)
        paths = entries.store(index, reporter)
    sources = known_sources(index)
    notes, history = PaperNotes(root), History(root, sources)
    state = notes_state(root)
    touch_dependents(index, sources.values(), settings, notes=state, today=run.today)
    work = gather(index, sources, paths, notes, history)
    removed = {slug: n for slug in settings.removed if slug not in paths and (n := notes.get(slug))}
    wishes = Wishes(settings.listings, settings.removed, removed)
    decided = plan(work.listings, work.known, wishes, today=run.today)
    edits = edits_of(root, decided.changes, paths)
    new = [edit.change.after.slug for edit in edits if edit.change.before is None]
    gone = (note for slug in notes.slugs() - {*paths, *removed} if (note := notes.get(slug)))
    again = returned((edit.change.note for edit in edits if edit.change.before is None), gone)
    notes.announce(edit.change.note for edit in edits)
    write_changes(root, files, edits, index, reporter=reporter)
    slugs = {*paths, *removed, *(change.after.slug for change in decided.changes)}
    notes.write((change.note for change in decided.changes), slugs=slugs)
    dates = decided.dates if index.is_touched else history.dates
    history.write(dates, run.today)
    index.set_meta("notes", notes_state(root))
    said = {*history.unchanged, *settings.listings}
    warn_of_damages(sources, reporter)
    warn_of_dates(work.listings, dates, settings, reporter)
    warn_of_guesses(work.listings, dates, said, today=run.today, reporter=reporter)
    warn_of_twins(decided, reporter)
    warn_of_returns(again, reporter)
    heads = [source.head for source in sources.values()]
    return IngestResult(
        listings=sum(head.shows for head in heads),
        records=sum(head.count for head in heads if head.shows),
        new=len(new),
        changed=len(edits) - len(new),
        unchanged=len(paths) - (len(edits) - len(new)),
        papers=len(paths) + len(new),
        facts=sum(head.count for head in heads if not head.shows),
        kept=tuple(file.path for file in files),
    )
