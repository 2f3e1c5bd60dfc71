"""Places in listings that say nothing any more of which paper stands there.

An entry's sighting names a listing and a rank, by which the paper is known again even if a person
changed all its words. That holds only while the listing is the one that was read: someone may
have saved another page under its name, or put a paper between two others.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from conspectus.ingest.identity import AGREEMENT, agreement, title_key, wording_of
from conspectus.ingest.slugs import without_ending
from conspectus.model.slug import make_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conspectus.model.paper import Paper
    from conspectus.model.record import Listing, Record

Place = tuple[str, int | None]
"""A listing's name and a rank."""


class _Pair(NamedTuple):
    """An entry, and what its listing shows now where the entry says that it was seen."""

    place: Place
    entry: Paper
    record: Record


def doubted_places(entries: Iterable[Paper], listings: Sequence[Listing]) -> frozenset[Place]:
    """Return the places at which a listing now shows another paper than the entry's.

    Where most of a listing's places do, it is another page, and all these are doubted. Elsewhere
    a person may have rewritten the entry; only if its paper stands at another place of the same
    listing, so that papers have moved, is the place doubted.
    """
    by_name = {listing.name: listing for listing in listings}
    doubted: set[Place] = set()
    for name, pairs in _pairs(entries, listings).items():
        unlike = [pair for pair in pairs if not _is_alike(pair.entry, pair.record)]
        if not unlike:
            continue
        here = _names_of_listing(by_name[name])
        is_another_page = 2 * len(unlike) > len(pairs)
        moved = [pair for pair in unlike if not _names(pair.entry).isdisjoint(here)]
        doubted.update(pair.place for pair in (unlike if is_another_page else moved))
    return frozenset(doubted)


def _pairs(entries: Iterable[Paper], listings: Sequence[Listing]) -> dict[str, list[_Pair]]:
    shown = {(listing.name, r.rank): r for listing in listings for r in listing.records}
    pairs: defaultdict[str, list[_Pair]] = defaultdict(list)
    for entry in entries:
        for seen in entry.sightings:
            place = (seen.listing, seen.rank)
            if record := shown.get((seen.listing, seen.rank or 0)):
                pairs[seen.listing].append(_Pair(place, entry, record))
    return pairs


def _is_alike(entry: Paper, record: Record) -> bool:
    if title_key(entry.title) == title_key(record.title):
        return True
    if not _names(entry).isdisjoint(_record_names(record)):
        return True
    if not entry.abstract or not record.abstract:
        return False
    return agreement(wording_of(entry), wording_of(record)) >= AGREEMENT


def _names(entry: Paper) -> set[str]:
    return {title_key(entry.title), entry.slug, without_ending(entry.slug)}


def _record_names(record: Record) -> Iterator[str]:
    yield title_key(record.title)
    yield make_slug(record.title)


def _names_of_listing(listing: Listing) -> set[str]:
    return {name for record in listing.records for name in _record_names(record)}
