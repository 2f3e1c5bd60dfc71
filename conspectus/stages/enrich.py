"""Enriching: what entries lack is asked of arXiv → ``content/facts/``, as received → ingest.

It writes no entry itself. Answers become facts, so that each value can be traced to the bytes it
came from, and only what is a clear match reaches an entry. Each answer is kept, and noted, as
soon as it is there: a batch that fails, or a killed run, costs no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from conspectus.content.listing_files import FACTS
from conspectus.content.lock import locked
from conspectus.content.note_files import read_notes, write_notes
from conspectus.content.paper_files import FOLDER as PAPERS
from conspectus.errors import FetchError, InputError, nearest
from conspectus.fetch.web import shown
from conspectus.ingest.knowledge import arxiv_id_of
from conspectus.ingest.wanted import LATELY, Asked, Finder, batches, looked_up_by
from conspectus.model.notes import AskedNote
from conspectus.model.removal import shown_papers
from conspectus.model.wording import count_text
from conspectus.readers.table import read_listing
from conspectus.stages.entries import read_entries
from conspectus.stages.ingest import ingest
from conspectus.stages.kept_answers import KeptAnswers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Container, Iterable, Iterator, Sequence
    from pathlib import Path

    from conspectus.fetch.client import Answer, Client
    from conspectus.fetch.request import Endpoints, Request
    from conspectus.ingest.wanted import Batch
    from conspectus.model.paper import Paper
    from conspectus.model.record import Listing
    from conspectus.model.settings import Settings
    from conspectus.report import Reporter
    from conspectus.stages.ingest import IngestResult

_FORMAT = "arxiv-api"
_PATIENCE = 3
"""Batches that fail one after the other before arXiv is left alone."""


class EnrichResult(NamedTuple):
    """What enriching found and did."""

    asked: int
    """Papers that arXiv was asked for."""
    found: int
    """Those of them that it clearly has."""
    recent: int
    """Papers that were left out, as they were asked for lately."""
    ingested: IngestResult
    """What became of the answers."""

    def __str__(self) -> str:
        changed = count_text(self.ingested.changed, "entry", "entries")
        text = f"{count_text(self.asked, 'paper')} asked for, {self.found:,} found; "
        text += f"{changed} changed"
        return f"{text}; {self.recent:,} asked for lately" if self.recent else text


def enrich(  # noqa: PLR0913  # what a run is given
    root: Path,
    settings: Settings,
    *,
    slugs: Collection[str] = (),
    limit: int | None = None,
    again: bool = False,
    client: Client,
    endpoints: Endpoints,
    today: dt.date,
    reporter: Reporter,
) -> EnrichResult:
    """Ask arXiv for what entries lack, and ingest what it gives.

    Args:
        root: the digest's folder.
        settings: its settings: papers that nobody should see are not asked for.
        slugs: the entries to look at; all if empty.
        limit: at most so many papers are asked for; None for no limit.
        again: ask also for what was asked for lately.
        client: asks the host.
        endpoints: where the API lives.
        today: the day of the run, in UTC.
        reporter: hears of named entries that are not asked for and of ids that arXiv does not know,
            and shows progress.

    Raises:
        FetchError: some batches could not be fetched; the others were, and have been ingested.
        InputError: an entry, its name or a source is wrong.
        OutputError: something cannot be written.

    """
    entries = read_entries(root)
    asked = Asked(read_notes(root, AskedNote))
    chosen = _chosen(entries, slugs)
    lacking = [paper for paper in shown_papers(chosen, settings) if looked_up_by(paper)]
    wanted = [paper for paper in lacking if again or not asked.is_recent(paper, today)]
    if slugs:
        _warn_of_others(chosen, lacking, wanted, reporter)
    run = _Run(root, entries, client, today, reporter)
    due = batches(_first(wanted, limit), endpoints)
    failures = list(run.ask_all(reporter.track(due, "Asking arXiv", len(due))))
    ingested = ingest(root, settings, today=today, reporter=reporter)
    result = EnrichResult(run.asked, run.found, len(lacking) - len(wanted), ingested)
    if failures:
        rest = [f"The rest: {result}."] if run.asked else []
        raise FetchError("\n".join([*failures, *rest]))
    return result


class _UnreadableError(FetchError):
    """An answer is none that ingest could read."""


class _Run:
    """One run: what it is given, and what it has done so far."""

    def __init__(
        self,
        root: Path,
        entries: Sequence[Paper],
        client: Client,
        today: dt.date,
        reporter: Reporter,
    ) -> None:
        self._root = root
        self._client = client
        self._today = today
        self._reporter = reporter
        self._slugs = {entry.slug for entry in entries}
        self._finder = Finder(entries)
        self._answers = KeptAnswers(root, FACTS)
        self.asked = 0
        self.found = 0

    def ask_all(self, due: Iterable[Batch]) -> Iterator[str]:
        """Ask batch by batch, and yield what went wrong; give up if nothing goes well any more."""
        in_a_row = 0
        for batch in due:
            try:
                self._ask(batch)
            except FetchError as error:
                yield str(error)
                in_a_row += 1
                if in_a_row == _PATIENCE:
                    yield "arXiv was not asked any further; run again later to go on."
                    return
            else:
                in_a_row = 0

    def _ask(self, batch: Batch) -> None:
        """Ask for some papers, keep what is found of them, and note that it was asked for."""
        wanted = {paper.slug for paper in batch.papers}
        found: set[str] = set()
        for request in batch.requests:
            if answer := self._answer(request):
                known, listing = answer
                if here := wanted & self._finder.found(listing):
                    self._answers.keep(
                        request.name, request.url, known.data, known.validators, self._today
                    )
                    found |= here
        self._note(batch)
        self._warn_of_unknown_ids(batch, found)
        self.asked += len(wanted)
        self.found += len(found)

    def _answer(self, request: Request) -> tuple[Answer, Listing] | None:
        """Return what arXiv answers; None if it knows none of the papers, and says so each time."""
        failure: FetchError | None = None
        for _ in range(request.attempts):
            answer = self._client.download(request.url, self._answers.path(request.name))
            failure = None
            if answer is None or _is_empty(answer.data):
                continue
            try:
                return answer, _read(request, answer.data)
            except _UnreadableError as error:
                failure = error
        if failure:
            raise failure
        return None

    def _warn_of_unknown_ids(self, batch: Batch, found: Container[str]) -> None:
        for paper in batch.papers:
            if batch.by == "id" and paper.slug not in found:
                self._reporter.warn(
                    f"{paper.slug}: arXiv gave nothing for {arxiv_id_of(paper)}; "
                    "see whether that is the paper's id."
                )

    def _note(self, batch: Batch) -> None:
        with locked(self._root):  # another run may have noted something meanwhile
            asked = Asked(read_notes(self._root, AskedNote))
            notes = asked.notes(batch.papers, batch.by, self._today, slugs=self._slugs)
            write_notes(self._root, AskedNote, notes)


def _read(request: Request, data: bytes) -> Listing:
    try:
        listing = read_listing(data, request.name)
    except InputError as error:
        raise _UnreadableError(f"{shown(request.url)}: {error.problem.message}") from None
    if listing.format != _FORMAT:
        raise _UnreadableError(f"{shown(request.url)}: the answer is none of arXiv's API.")
    return listing


def _is_empty(data: bytes) -> bool:
    """Tell whether an answer is whole and has no papers."""
    return b"<feed" in data and b"<entry" not in data and data.rstrip().endswith(b"</feed>")


def _chosen(entries: Sequence[Paper], slugs: Collection[str]) -> list[Paper]:
    known = {entry.slug for entry in entries}
    for slug in slugs:
        if slug not in known:
            raise InputError(
                f"there is no such entry; {nearest(slug, known)}", file=f"{PAPERS}/{slug}.yaml"
            )
    return [entry for entry in entries if not slugs or entry.slug in slugs]


def _warn_of_others(
    chosen: Iterable[Paper], lacking: Sequence[Paper], wanted: Sequence[Paper], reporter: Reporter
) -> None:
    """Say why entries that were named are not asked for."""
    askable, asked = ({paper.slug for paper in some} for some in (lacking, wanted))
    for slug in (paper.slug for paper in chosen if paper.slug not in asked):
        why = "is hidden or removed, lacks nothing, or has no title to look it up by"
        if slug in askable:
            why = f"was asked for in the last {LATELY} days"
        reporter.warn(f"{slug} {why}, so it is not asked for.")


def _first(wanted: Sequence[Paper], limit: int | None) -> Sequence[Paper]:
    """Return the first papers; those with an id, of which a hundred fit one request, first."""
    ordered = sorted(wanted, key=lambda paper: (looked_up_by(paper) or "", paper.slug))
    return ordered if limit is None else ordered[: max(0, limit)]
