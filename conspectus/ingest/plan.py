"""What ingesting is to change: from listings and entries to the entries as they should be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from conspectus.ingest.edits import Kept, first_writing, is_ours, keep_edits
from conspectus.ingest.entry_facts import EntryFacts
from conspectus.ingest.identity import Appearance, group, title_key
from conspectus.ingest.matching import Matcher
from conspectus.ingest.merge import combine_all
from conspectus.ingest.ownership import matches_of, owners_of, unmatched
from conspectus.ingest.places import doubted_places
from conspectus.ingest.removed import Removed
from conspectus.ingest.slugs import new_slug
from conspectus.ingest.years import infer_dates
from conspectus.model.arxiv_id import month_of
from conspectus.model.notes import PaperNote, is_facts, source_path

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from conspectus.ingest.edits import Wrote
    from conspectus.ingest.ownership import Found, Match, Place
    from conspectus.ingest.years import ListingDates
    from conspectus.model.paper import Paper
    from conspectus.model.record import Listing


class Change(NamedTuple):
    """An entry before and after; the two may be equal."""

    before: Paper | None
    after: Paper
    note: PaperNote
    """What to note of it."""


class Plan(NamedTuple):
    """What is to become of the entries."""

    changes: tuple[Change, ...]
    """Every entry that the listings speak of, by slug."""
    dates: ListingDates
    """The day of each listing."""
    twins: tuple[tuple[str, ...], ...]
    """Slugs of entries that turned out to be one paper."""


class Known(NamedTuple):
    """What a digest knows already."""

    entries: Sequence[Paper]
    notes: Mapping[str, PaperNote]
    """By slug; an entry without one was written by hand, or its note is lost."""
    unchanged: Collection[str] = ()
    """Listings whose bytes are those that were ingested last."""
    renamed: Mapping[str, str] = {}
    """New names of listings, by the names that entries know."""
    taken: Collection[str] = ()
    """Slugs of further entries, which have nothing to do with these listings."""


class Wishes(NamedTuple):
    """What an editor states in the settings."""

    dates: Mapping[str, dt.date]
    """Days of listings."""
    removed: Collection[str] = ()
    """Papers that get no entry: slugs, arXiv ids, DOIs."""
    removed_notes: Mapping[str, PaperNote] = {}
    """What was noted of entries, by slug, before they were removed."""


class _Context(NamedTuple):
    """What is known once all papers have been found."""

    known: Known
    dates: ListingDates
    present: set[str]
    """The paths of all sources that there are, old names of renamed ones too."""
    owners: Mapping[Place, str | None]
    """The slug of the entry whose paper stands at a place of a listing; None for a new one's."""


def plan(listings: Sequence[Listing], known: Known, wishes: Wishes, *, today: dt.date) -> Plan:
    """Return what the listings make of the entries.

    Args:
        listings: all listings of the digest, or of all of them those records that share a key
            (``ingest.keys``) with the rest; ``known.entries`` likewise.
        known: what the digest knows already.
        wishes: what an editor states.
        today: no listing is from later than this.

    """
    papers = group(_appearances(listings))
    originals = {entry.slug: entry for entry in known.entries}
    entries = [_with_new_names(entry, known.renamed) for entry in known.entries]
    moved = [listing for listing in listings if listing.name not in known.unchanged]
    matcher = Matcher(entries, doubted_places(entries, moved))
    found = _with_facts_alone(papers, [matcher.find(paper) for paper in papers], entries)
    wrote = {slug: _with_new_keys(note.wrote, known.renamed) for slug, note in known.notes.items()}
    matches = matches_of(papers, found, wrote, matcher.score)
    days = dict(_known_days(papers, matches, wrote))
    dates = infer_dates(listings, papers, known=days, stated=wishes.dates, today=today)
    present = {*(item.name for item in listings), *known.renamed}
    context = _Context(known, dates, {*map(source_path, present)}, owners_of(papers, matches))
    changes = [
        _bring_up_to_date(match, originals[match.entry.slug], wrote, context) for match in matches
    ]
    new = unmatched(papers, matches)
    removed = Removed(wishes.removed, wishes.removed_notes)
    changes += _new_entries(new, dates, {*known.taken, *originals, *removed.slugs}, removed)
    changes.sort(key=lambda change: change.after.slug)
    twins = {*_twins(papers, found, matcher), *_left_over(entries, matches, context.owners)}
    return Plan(tuple(changes), dates, tuple(sorted(twins)))


def _appearances(listings: Iterable[Listing]) -> Iterator[Appearance]:
    for listing in listings:
        for record in listing.records:
            yield Appearance(listing.name, record, listing.format, listing.shows)


def _with_new_names(entry: Paper, renamed: Mapping[str, str]) -> Paper:
    """Return an entry whose sightings name their listings as these are called now."""
    if not any(seen.listing in renamed for seen in entry.sightings):
        return entry
    sightings = tuple(
        msgspec.structs.replace(seen, listing=renamed.get(seen.listing, seen.listing))
        for seen in entry.sightings
    )
    return msgspec.structs.replace(entry, sightings=sightings)


def _with_facts_alone(
    papers: Sequence[Sequence[Appearance]], found: list[Paper | None], entries: Iterable[Paper]
) -> list[Paper | None]:
    """Return what was found, also for facts whose words are those of an entry.

    Facts that are not joined with a paper that a listing shows are not of its entry either.
    """
    shown = [any(each.shows for each in paper) for paper in papers]
    alone = [i for i, entry in enumerate(found) if entry is None and not shown[i]]
    if not alone:
        return found
    taken = {entry.slug for entry, is_shown in zip(found, shown, strict=True) if entry and is_shown}
    facts = EntryFacts(entry for entry in entries if entry.slug not in taken)
    owners = dict(zip(alone, facts.owners([papers[i] for i in alone]), strict=True))
    return [owners.get(i, entry) for i, entry in enumerate(found)]


def _known_days(
    papers: Sequence[Found], matches: Sequence[Match], wrote: Mapping[str, Wrote]
) -> Iterator[tuple[int, dt.date]]:
    """Yield the days of papers, by index, that only their entries know.

    What ingest itself wrote tells nothing that the records do not.
    """
    indices = {id(paper): index for index, paper in enumerate(papers)}
    for entry, own, _ in matches:
        noted = wrote.get(entry.slug, {})
        days = []
        if entry.arxiv and not is_ours(noted, "arxiv", entry.arxiv):
            days.append(month_of(entry.arxiv).earliest)
        # A date that a record gives too may be what an earlier run made of that record.
        is_dated = any(each.record.published for paper in own for each in paper)
        if entry.published and not is_dated and not is_ours(noted, "published", entry.published):
            days.append(entry.published.earliest)
        if days:
            yield from ((indices[id(paper)], max(days)) for paper in own)


def _bring_up_to_date(
    match: Match, original: Paper, wrote: Mapping[str, Wrote], context: _Context
) -> Change:
    entry = match.entry
    note, noted = context.known.notes.get(entry.slug), wrote.get(entry.slug)
    appearances = [appearance for paper in match.own for appearance in paper]
    derived = combine_all(appearances, context.dates)
    lost = _lost(note, context.present)
    if derived is None:
        kept = Kept(entry, noted or {})
    else:
        kept = keep_edits(
            entry,
            noted,
            derived,
            complete=note is not None and not lost,
            elsewhere=_elsewhere(entry, context.owners),
        )
    return Change(original, kept.paper, _note(kept, appearances, lost))


def _lost(note: PaperNote | None, present: set[str]) -> set[str]:
    """Return the listings that are gone from which an entry was written.

    A source of facts that is gone was taken away, as what it said was wrong.
    """
    return {path for path in note.sources if not is_facts(path)} - present if note else set()


def _elsewhere(entry: Paper, owners: Mapping[Place, str | None]) -> set[str]:
    """Return the listings in which another paper stands where an entry says that it was seen."""
    return {
        seen.listing
        for seen in entry.sightings
        if owners.get((seen.listing, seen.rank or 0), entry.slug) != entry.slug
    }


def _with_new_keys(wrote: dict[str, str], renamed: Mapping[str, str]) -> dict[str, str]:
    if not renamed:
        return wrote
    names = {f"sightings.{old}": f"sightings.{new}" for old, new in renamed.items()}
    return {names.get(field, field): value for field, value in wrote.items()}


def _new_entries(
    papers: Iterable[Sequence[Appearance]], dates: ListingDates, taken: set[str], removed: Removed
) -> Iterator[Change]:
    """Yield entries for papers that have none; facts alone make none."""
    shown = (paper for paper in papers if any(each.shows for each in paper))
    combined = [(paper, each) for each in shown if (paper := combine_all(each, dates))]
    combined.sort(
        key=lambda pair: (
            title_key(pair[0].title), pair[0].title, pair[0].abstract, pair[0].arxiv or ""
        )
    )  # fmt: skip
    for paper, appearances in combined:
        slug = new_slug(paper, taken)
        if removed.has(paper, slug):
            continue
        taken.add(slug)
        after = msgspec.structs.replace(paper, slug=slug)
        yield Change(None, after, _note(Kept(after, first_writing(after)), appearances))


def _note(kept: Kept, appearances: Iterable[Appearance], lost: Iterable[str] = ()) -> PaperNote:
    sources = tuple(sorted({*(source_path(each.listing) for each in appearances), *lost}))
    wrote = dict(sorted(kept.wrote.items()))
    return PaperNote(slug=kept.paper.slug, sources=sources, wrote=wrote)


def _twins(
    papers: Iterable[Sequence[Appearance]], found: Iterable[Paper | None], matcher: Matcher
) -> Iterator[tuple[str, ...]]:
    """Yield the entries of each paper that has more than one."""
    for paper, entry in zip(papers, found, strict=True):
        if entry and len(slugs := matcher.entries_of(paper)) > 1:
            yield tuple(slugs)


def _left_over(
    entries: Iterable[Paper], matches: Iterable[Match], owners: Mapping[Place, str | None]
) -> Iterator[tuple[str, ...]]:
    """Yield the entries whose papers turned out to be those of others, each after its other."""
    matched = {match.entry.slug for match in matches}
    for entry in entries:
        if entry.slug in matched:
            continue
        others = {owners.get((seen.listing, seen.rank or 0)) for seen in entry.sightings}
        if slugs := sorted(slug for slug in others if slug):
            yield (slugs[0], entry.slug)
