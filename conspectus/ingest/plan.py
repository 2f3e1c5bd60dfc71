"""What ingesting is to change: from listings and entries to the entries as they should be."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from conspectus.ingest.identity import Appearance, group, title_key
from conspectus.ingest.matching import Matcher
from conspectus.ingest.merge import combine_all, in_order, keep_edits
from conspectus.ingest.places import doubted_places
from conspectus.ingest.written_dates import WrittenDates
from conspectus.ingest.years import infer_dates
from conspectus.model.arxiv_id import month_of
from conspectus.model.slug import make_slug

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from conspectus.ingest.years import ListingDates
    from conspectus.model.paper import Paper, Sighting
    from conspectus.model.record import Listing


class Change(NamedTuple):
    """An entry before and after; the two may be equal."""

    before: Paper | None
    after: Paper


class _Match(NamedTuple):
    """An entry and all the appearances that are its paper's."""

    entry: Paper | None
    appearances: tuple[Appearance, ...]


def plan(
    listings: Sequence[Listing],
    entries: Sequence[Paper],
    *,
    stated: Mapping[str, dt.date],
    today: dt.date,
) -> list[Change]:
    """Return every entry that the listings speak of, as it is and as it should be, by slug.

    Args:
        listings: all listings of the digest.
        entries: all entries of the digest.
        stated: the days of listings that an editor states.
        today: no listing is from later than this.

    """
    papers = group(Appearance(item.name, record) for item in listings for record in item.records)
    matcher = Matcher(entries, doubted_places(entries, listings))
    found = [matcher.find(paper) for paper in papers]
    known = dict(_known_days(papers, found))
    now = infer_dates(listings, papers, known=known, stated=stated, today=today)
    written = WrittenDates(entries, now, stated)
    matches = _put_together(papers, found)
    changes = [
        Change(match.entry, _bring_up_to_date(match.entry, match.appearances, now, written))
        for match in matches
        if match.entry
    ]
    new = (match.appearances for match in matches if match.entry is None)
    changes += _new_entries(new, now, taken={entry.slug for entry in entries})
    return sorted(changes, key=lambda change: change.after.slug)


def _put_together(
    papers: Sequence[tuple[Appearance, ...]], found: Sequence[Paper | None]
) -> list[_Match]:
    """Join the papers that belong to one entry: a person may have made two entries into one."""
    new = [_Match(None, paper) for paper, entry in zip(papers, found, strict=True) if not entry]
    by_slug: defaultdict[str, list[Appearance]] = defaultdict(list)
    for paper, entry in zip(papers, found, strict=True):
        if entry:
            by_slug[entry.slug] += paper
    entries = {entry.slug: entry for entry in found if entry}
    return new + [_Match(entries[slug], tuple(paper)) for slug, paper in by_slug.items()]


def _known_days(
    papers: Sequence[Sequence[Appearance]], found: Sequence[Paper | None]
) -> Iterator[tuple[int, dt.date]]:
    """Yield the days of papers, by index, that only their entries know."""
    for index, (paper, entry) in enumerate(zip(papers, found, strict=True)):
        if entry is None:
            continue
        days = [month_of(entry.arxiv).earliest] if entry.arxiv else []
        # A date that a record gives too may be what an earlier run made of that record.
        if entry.published and not any(each.record.published for each in paper):
            days.append(entry.published.earliest)
        if days:
            yield index, max(days)


def _new_entries(
    papers: Iterable[Sequence[Appearance]], days: ListingDates, taken: set[str]
) -> Iterator[Change]:
    combined = [paper for each in papers if (paper := combine_all(each, days))]
    for paper in sorted(
        combined, key=lambda p: (title_key(p.title), p.title, p.abstract, p.arxiv or "")
    ):
        slug = make_slug(paper.title, taken)
        taken.add(slug)
        yield Change(None, msgspec.structs.replace(paper, slug=slug))


def _bring_up_to_date(
    entry: Paper, appearances: Sequence[Appearance], now: ListingDates, written: WrittenDates
) -> Paper:
    seen_in = {seen.listing for seen in entry.sightings}
    base = combine_all((a for a in appearances if a.listing in seen_in), written.dates)
    derived = combine_all(appearances, now)
    if derived is None:
        return entry
    merged = keep_edits(entry, base, derived)
    sightings = _merge_sightings(entry.sightings, derived.sightings, written)
    return msgspec.structs.replace(merged, sightings=sightings)


def _merge_sightings(
    existing: Sequence[Sighting], derived: Sequence[Sighting], written: WrittenDates
) -> tuple[Sighting, ...]:
    """Keep the sightings of an entry, fill in and mend their dates, and add the new ones."""
    by_listing = {seen.listing: seen for seen in derived}
    merged = [
        msgspec.structs.replace(seen, date=written.follow(seen, by_listing.get(seen.listing)))
        for seen in existing
    ]
    listings = {seen.listing for seen in existing}
    merged += [seen for seen in derived if seen.listing not in listings]
    return tuple(existing) if merged == list(existing) else in_order(merged)
