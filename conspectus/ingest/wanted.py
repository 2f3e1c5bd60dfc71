"""What to ask arXiv for: the papers whose entries lack something, and how each is looked up.

Nothing here asks; answers become facts, which go the way of all facts.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal, NamedTuple

from conspectus.fetch.arxiv import BATCH as IDS_AT_ONCE
from conspectus.fetch.arxiv import id_batches
from conspectus.fetch.arxiv_titles import BATCH as TITLES_AT_ONCE
from conspectus.fetch.arxiv_titles import title_batches, title_query
from conspectus.ingest.entry_facts import EntryFacts
from conspectus.ingest.identity import Appearance
from conspectus.ingest.knowledge import arxiv_id_of
from conspectus.model.notes import AskedNote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from conspectus.fetch.request import Endpoints, Request
    from conspectus.model.paper import Paper
    from conspectus.model.record import Listing

By = Literal["id", "title"]

LATELY = 30
"""Days in which the same question would hardly get another answer."""


class Batch(NamedTuple):
    """Papers that are asked for together; they count as asked for when all requests are done."""

    by: By
    papers: tuple[Paper, ...]
    requests: tuple[Request, ...]


def looked_up_by(paper: Paper) -> By | None:
    """Return how to ask for what an entry lacks; None if it lacks nothing, or cannot be asked for.

    What an entry should have is an arXiv id, and authors, abstract and categories.
    """
    if arxiv_id_of(paper) is None:
        return "title" if title_query(paper.title) else None
    is_whole = paper.arxiv and paper.authors and paper.abstract and paper.categories
    return None if is_whole else "id"


class Asked:
    """What was asked for before."""

    def __init__(self, notes: Iterable[AskedNote]) -> None:
        self._last: dict[tuple[str, str], dt.date] = {}
        for note in sorted(notes, key=lambda note: note.asked):
            self._last[note.slug, note.by] = note.asked

    def is_recent(self, paper: Paper, today: dt.date) -> bool:
        """Tell whether the same was asked for lately."""
        last = self._last.get((paper.slug, looked_up_by(paper) or ""))
        return last is not None and dt.timedelta(0) <= today - last < dt.timedelta(days=LATELY)

    def notes(
        self, papers: Iterable[Paper], by: By, today: dt.date, *, slugs: Collection[str]
    ) -> list[AskedNote]:
        """Return what to note when papers have been asked for: of each question its last day.

        Args:
            papers: those that have been asked for.
            by: what they were looked up by.
            today: the day of it.
            slugs: all entries that there are; notes of others are forgotten.

        """
        days = self._last | {(paper.slug, by): today for paper in papers}
        return [
            AskedNote(slug=slug, asked=day, by="id" if way == "id" else "title")
            for (slug, way), day in days.items()
            if slug in slugs
        ]


def batches(papers: Iterable[Paper], endpoints: Endpoints) -> list[Batch]:
    """Return what to ask for, by id first; the same for the same papers in any order.

    Args:
        papers: those that lack something.
        endpoints: where the API lives.

    """
    ordered = sorted(papers, key=lambda paper: (arxiv_id_of(paper) or paper.title, paper.slug))
    by_id = [paper for paper in ordered if looked_up_by(paper) == "id"]
    by_title = [paper for paper in ordered if looked_up_by(paper) == "title"]
    return [
        *(_id_batch(some, endpoints) for some in _chunks(by_id, IDS_AT_ONCE)),
        *(_title_batch(some, endpoints) for some in _chunks(by_title, TITLES_AT_ONCE)),
    ]


class Finder:
    """Tells which entries an answer speaks of, by the rules by which ingest will decide it."""

    def __init__(self, entries: Collection[Paper]) -> None:
        self._entry_facts = EntryFacts(entries)
        self._slugs_of = _slugs_by_id(entries)

    def found(self, listing: Listing) -> frozenset[str]:
        """Return the slugs of the entries that an answer clearly speaks of."""
        ids = {arxiv_id_of(record) for record in listing.records} - {None}
        by_id = {slug for arxiv in ids for slug in self._slugs_of.get(arxiv, ())}
        records = (
            (Appearance(listing.name, record, listing.format, shows=False),)
            for record in listing.records
        )
        owners = self._entry_facts.owners(list(records))
        return frozenset(by_id | {owner.slug for owner in owners if owner})


def _slugs_by_id(entries: Iterable[Paper]) -> dict[str | None, list[str]]:
    slugs: dict[str | None, list[str]] = {}
    for entry in entries:
        slugs.setdefault(arxiv_id_of(entry), []).append(entry.slug)
    return slugs


def _chunks(papers: Sequence[Paper], size: int) -> list[tuple[Paper, ...]]:
    return [tuple(papers[start : start + size]) for start in range(0, len(papers), size)]


def _id_batch(papers: tuple[Paper, ...], endpoints: Endpoints) -> Batch:
    ids = [arxiv for paper in papers if (arxiv := arxiv_id_of(paper))]
    return Batch("id", papers, tuple(id_batches(ids, endpoints)))


def _title_batch(papers: tuple[Paper, ...], endpoints: Endpoints) -> Batch:
    titles = [paper.title for paper in papers]
    return Batch("title", papers, tuple(title_batches(titles, endpoints)))
