"""Digests: the papers that the listings of one day showed, in the order in which they stood."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from conspectus.pages.addresses import digest_path

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from conspectus.model.paper import Paper, Sighting


class Digest(NamedTuple):
    """One issue."""

    path: str
    date: dt.date | None
    """None for a listing whose year nothing settles."""
    listings: tuple[str, ...]
    papers: tuple[str, ...]
    """Slugs, in the order of the listing."""


def make_digests(papers: Iterable[Paper]) -> tuple[Digest, ...]:
    """Group papers into digests: newest first, those without a date last, by name.

    Listings of one day make one digest; a listing whose day is not known makes its own.
    """
    shown: dict[str, list[tuple[Sighting, str]]] = defaultdict(list)
    for paper in papers:
        for seen in paper.sightings:
            shown[digest_path(seen.date or seen.listing)].append((seen, paper.slug))
    digests = [_digest(path, rows) for path, rows in shown.items()]
    dated = sorted((d for d in digests if d.date), key=lambda d: d.path, reverse=True)
    return (*dated, *sorted((d for d in digests if not d.date), key=lambda d: d.path))


def _digest(path: str, rows: list[tuple[Sighting, str]]) -> Digest:
    rows.sort(key=lambda row: (row[0].listing, row[0].rank or 0, row[1]))
    return Digest(
        path=path,
        date=rows[0][0].date,
        listings=tuple(sorted({seen.listing for seen, _ in rows})),
        papers=tuple(dict.fromkeys(slug for _, slug in rows)),
    )
