"""Many accounts of one paper become one, field by field, and people's edits stay.

``combine`` is associative, commutative and idempotent, so neither the order of listings nor
reading one twice changes a result.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

import msgspec

from conspectus.ingest.years import resolve
from conspectus.model.paper import Paper, Sighting

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from conspectus.ingest.identity import Appearance
    from conspectus.model.partial_date import PartialDate

FACTS = (
    "title", "abstract", "authors", "author_count", "organization", "published", "arxiv", "doi",
    "categories", "keywords", "comments", "upvotes",
)  # fmt: skip
"""The fields that records fill and that are taken over whole; ``links`` are taken one by one."""


def to_paper(appearance: Appearance, listed: dt.date | None) -> Paper:
    """Return what one record says, as a paper without a slug.

    Args:
        appearance: the record and its listing.
        listed: the day of the listing, as it says or an editor states; None if unknown.

    """
    name, record, *_ = appearance
    return Paper(
        slug="",
        title=record.title,
        abstract=record.abstract,
        authors=record.authors,
        author_count=record.author_count,
        organization=record.organization,
        published=resolve(record.published, listed),
        arxiv=record.arxiv,
        doi=record.doi,
        links=record.links,
        categories=record.categories,
        keywords=record.keywords,
        comments=record.comments,
        upvotes=record.upvotes,
        sightings=(Sighting(name, listed or record.listed, record.rank),),
    )


def combine(first: Paper, second: Paper) -> Paper:
    """Return what two accounts of one paper say together.

    The longer text and the longer list win, counts are the highest seen, dates the earliest.
    """
    return Paper(
        slug="",
        title=max(first.title, second.title, key=_length_then_text),
        abstract=max(first.abstract, second.abstract, key=_length_then_text),
        authors=max(first.authors, second.authors, key=_length_then_items),
        author_count=_highest(first.author_count, second.author_count),
        organization=min(
            filter(None, (first.organization, second.organization)),
            key=lambda organization: (organization.handle, organization.name),
            default=None,
        ),
        published=_earliest(first.published, second.published),
        arxiv=min(filter(None, (first.arxiv, second.arxiv)), default=None),
        doi=min(filter(None, (first.doi, second.doi)), default=None),
        links=_union(first.links, second.links),
        categories=max(first.categories, second.categories, key=_length_then_items),
        keywords=tuple(sorted({*first.keywords, *second.keywords})),
        comments=_highest(first.comments, second.comments),
        upvotes=_highest(first.upvotes, second.upvotes),
        sightings=_one_for_each_listing((*first.sightings, *second.sightings)),
    )


def combine_all(
    appearances: Iterable[Appearance], days: Mapping[str, dt.date | None]
) -> Paper | None:
    """Return what all records of a paper say together; None if there are none."""
    accounts = [to_paper(each, days.get(each.listing)) for each in appearances]
    if not accounts:
        return None
    paper = reduce(combine, accounts, accounts[0])
    # The number of authors is worth a key only while nobody names them.
    return msgspec.structs.replace(paper, author_count=None) if paper.authors else paper


def keep_edits(entry: Paper, base: Paper | None, derived: Paper) -> Paper:
    """Return an entry, brought up to date where no person changed it.

    Args:
        entry: the entry as it stands.
        base: what ingesting wrote last; a field that differs from it was changed by a person.
        derived: what all records say now.

    """
    changes: dict[str, Any] = {
        field: getattr(derived, field)
        for field in FACTS
        if getattr(entry, field) == (getattr(base, field) if base else _unset(field))
    }
    links = _keep_edited_links(entry.links, base.links if base else {}, derived.links)
    return msgspec.structs.replace(entry, **changes, links=links)


def in_order(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """Return sightings by date, those without one last."""
    return tuple(sorted(sightings, key=_sighting_key))


def _keep_edited_links(
    entry: Mapping[str, str], base: Mapping[str, str], derived: Mapping[str, str]
) -> dict[str, str]:
    kept = {key: url for key, url in entry.items() if key not in base or url != base[key]}
    untouched = {key: url for key, url in derived.items() if entry.get(key) == base.get(key)}
    merged = {**untouched, **kept}
    return {key: merged[key] for key in (*entry, *sorted(merged)) if key in merged}


def _unset(field: str) -> object:
    return _DEFAULTS[field]


_DEFAULTS = {
    field.name: "" if field.name == "title" else field.default
    for field in msgspec.structs.fields(Paper)
}


def _length_then_text(text: str) -> tuple[int, str]:
    return len(text), text


def _length_then_items(items: tuple[str, ...]) -> tuple[int, int, tuple[str, ...]]:
    return len(items), sum(map(len, items)), items


def _highest(*counts: int | None) -> int | None:
    return max((count for count in counts if count is not None), default=None)


def _earliest(*dates: PartialDate | None) -> PartialDate | None:
    """Return the earliest date; of one that is part of another, the more precise."""
    return min(filter(None, dates), key=_unknown_parts_last, default=None)


def _unknown_parts_last(date: PartialDate) -> tuple[int, int, int]:
    return date.year, date.month or 13, date.day or 32


def _union(first: Mapping[str, str], second: Mapping[str, str]) -> dict[str, str]:
    """Return the links of both; of two for one key, the first by alphabet."""
    keys = sorted({*first, *second})
    return {key: min(links[key] for links in (first, second) if key in links) for key in keys}


def _one_for_each_listing(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """Return sightings in order; of several in one listing, the one highest up."""
    best: dict[str, Sighting] = {}
    for seen in sorted(sightings, key=_sighting_key, reverse=True):
        other = best.setdefault(seen.listing, seen)
        if (seen.rank or 0) <= (other.rank or 0):
            best[seen.listing] = seen
    return in_order(best.values())


def _sighting_key(seen: Sighting) -> tuple[str, str, int]:
    return seen.date.isoformat() if seen.date else "~", seen.listing, seen.rank or 0
