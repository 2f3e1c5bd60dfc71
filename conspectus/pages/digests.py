"""Digests: the papers that the listings of one day showed, in the order in which they stood."""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from conspectus.pages.addresses import digest_path

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Container, Iterable

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
    shown: dict[dt.date | str, list[tuple[Sighting, str]]] = defaultdict(list)
    for paper in papers:
        for seen in paper.sightings:
            shown[seen.date or seen.listing].append((seen, paper.slug))
    days = sorted((day for day in shown if not isinstance(day, str)), reverse=True)
    digests = [_digest(digest_path(day), shown[day]) for day in days]
    taken = {digest.path for digest in digests}
    for listing in sorted(day for day in shown if isinstance(day, str)):
        path = _free_path(listing, taken)
        taken.add(path)
        digests.append(_digest(path, shown[listing]))
    return tuple(digests)


def _free_path(listing: str, taken: Container[str]) -> str:
    """Return the path of a listing without a day; listings of one name are numbered."""
    path = digest_path(listing)
    numbers = (f"{path.rstrip('/')}-{number}/" for number in count(2))
    return path if path not in taken else next(free for free in numbers if free not in taken)


def _digest(path: str, rows: list[tuple[Sighting, str]]) -> Digest:
    rows.sort(key=lambda row: (row[0].listing, row[0].rank or 0, row[1]))
    return Digest(
        path=path,
        date=rows[0][0].date,
        listings=tuple(sorted({seen.listing for seen, _ in rows})),
        papers=tuple(dict.fromkeys(slug for _, slug in rows)),
    )
