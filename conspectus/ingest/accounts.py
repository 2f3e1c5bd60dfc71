"""Accounts: what records say of one paper, in a form in which they can be put together.

Every field of an account is a claim: the value behind what makes it worth more than another, so
that of two claims the greater one is the better. ``combine`` takes the better claim of each field
and the union of what is collected; abstracts are collected, and the best is chosen at the end. It
is therefore associative, commutative and idempotent, and neither the order of listings nor reading
one twice changes a result.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from conspectus.ingest.authors import is_cut_short
from conspectus.ingest.paper_ids import arxiv_id_of, doi_of, is_of_publisher
from conspectus.ingest.texts import Standing, TextClaim, all_texts, best_text, text_claim
from conspectus.ingest.trust import trust_in
from conspectus.ingest.years import resolve
from conspectus.model.arxiv_id import month_of
from conspectus.model.paper import Organization, Paper, Sighting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from conspectus.ingest.identity import Appearance
    from conspectus.model.partial_date import PartialDate
    from conspectus.model.record import Record

_Claim = TypeVar("_Claim", bound=tuple[Any, ...])
NamesClaim = tuple[bool, Standing, int, int, tuple[str, ...]]
"""Whether the names are all, their record's standing, how many and how long they are, the names."""
OrganizationClaim = tuple[Standing, str, str]
"""The standing of its record, its handle and its name."""
SightingClaim = tuple[int, dt.date]
"""The place in the listing, and the listing's day, ``date.max`` if unknown. The least is best."""

_FULL_DAY = 10
"""Characters of a date with its day."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What some records say of one paper; None and empty where they say nothing."""

    title: TextClaim
    abstracts: dict[str, TextClaim] = {}
    """The different texts, as which of them are cut shows only beside the others."""
    authors: NamesClaim | None = None
    author_count: int | None = None
    organization: OrganizationClaim | None = None
    published: PartialDate | None = None
    arxiv: str | None = None
    doi: TextClaim | None = None
    """It is whole if it is a publisher's, not that of a preprint or an archive."""
    journal: TextClaim | None = None
    newest: tuple[int, int, bool] | None = None
    """The highest known version, its day, and whether it is withdrawn."""
    is_withdrawn: bool = False
    """Whether a record says so that does not say of which version it speaks."""
    links: dict[str, TextClaim] = {}
    categories: NamesClaim | None = None
    keywords: frozenset[str] = frozenset()
    comments: int | None = None
    upvotes: int | None = None
    sightings: dict[str, SightingClaim] = {}
    """By listing."""


def account_of(appearance: Appearance, listed: dt.date | None) -> Account:
    """Return what one record says.

    Args:
        appearance: the record and its listing.
        listed: the day of the listing, as it says or an editor states; None if unknown.

    """
    record = appearance.record
    standing = _standing(appearance)
    claimed, doi = record.organization, doi_of(record)
    knows_version = record.version is not None
    return Account(
        title=text_claim(record.title, standing),
        abstracts={text: text_claim(text, standing)} if (text := record.abstract) else {},
        authors=_authors(record, standing),
        author_count=record.author_count,
        organization=(standing, claimed.handle, claimed.name) if claimed else None,
        published=resolve(record.published, listed),
        arxiv=arxiv_id_of(record),
        doi=(is_of_publisher(doi), standing, len(doi), doi) if doi else None,
        journal=text_claim(record.journal, standing) if record.journal else None,
        newest=(*standing[1:], record.withdrawn) if knows_version else None,
        is_withdrawn=record.withdrawn and not knows_version,
        links={key: text_claim(url, standing) for key, url in record.links.items()},
        categories=_names(record.categories, standing) if record.categories else None,
        keywords=frozenset(record.keywords),
        comments=record.comments,
        upvotes=record.upvotes,
        sightings=_sightings(appearance, listed),
    )


def combine(first: Account, second: Account) -> Account:
    """Return what two accounts say together."""
    return Account(
        title=max(first.title, second.title),
        abstracts=all_texts(first.abstracts, second.abstracts),
        authors=_better(first.authors, second.authors),
        author_count=_highest(first.author_count, second.author_count),
        organization=_better(first.organization, second.organization),
        published=_earliest(first.published, second.published),
        arxiv=min(filter(None, (first.arxiv, second.arxiv)), default=None),
        doi=_better(first.doi, second.doi),
        journal=_better(first.journal, second.journal),
        newest=_better(first.newest, second.newest),
        is_withdrawn=first.is_withdrawn or second.is_withdrawn,
        links=_union(first.links, second.links, max),
        categories=_better(first.categories, second.categories),
        keywords=first.keywords | second.keywords,
        comments=_highest(first.comments, second.comments),
        upvotes=_highest(first.upvotes, second.upvotes),
        sightings=_union(first.sightings, second.sightings, min),
    )


def paper_of(account: Account) -> Paper:
    """Return what an account says, as a paper without a slug."""
    authors = account.authors[-1] if account.authors else ()
    organization = account.organization
    return Paper(
        slug="",
        title=account.title[-1],
        abstract=best_text(account.abstracts.values()),
        authors=authors,
        # The number of authors is worth a key only while nobody names them.
        author_count=None if authors else account.author_count,
        organization=Organization(*organization[1:]) if organization else None,
        published=_dated(account.published, account.arxiv),
        arxiv=account.arxiv,
        doi=account.doi[-1] if account.doi else None,
        journal=account.journal[-1] if account.journal else None,
        withdrawn=account.is_withdrawn or bool(account.newest and account.newest[-1]),
        links={key: url for key, (*_, url) in sorted(account.links.items())},
        categories=account.categories[-1] if account.categories else (),
        keywords=_distinct(account.keywords) if account.keywords else (),
        comments=account.comments,
        upvotes=account.upvotes,
        sightings=in_order(
            Sighting(listing, None if date == dt.date.max else date, rank)
            for listing, (rank, date) in account.sightings.items()
        ),
    )


def in_order(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """Return sightings by date, those without one last."""
    return tuple(sorted(sightings, key=_sighting_key))


def _standing(appearance: Appearance) -> Standing:
    record = appearance.record
    day = record.updated.toordinal() if record.updated else 0
    return trust_in(appearance.format), record.version or 0, day


def _authors(record: Record, standing: Standing) -> NamesClaim | None:
    if not record.authors:
        return None
    is_whole = len(record.authors) >= (record.author_count or 0)
    is_whole = is_whole and not is_cut_short(record.authors)
    return (is_whole, *_names(record.authors, standing)[1:])


def _names(names: tuple[str, ...], standing: Standing) -> NamesClaim:
    return True, standing, len(names), sum(map(len, names)), names


def _sightings(appearance: Appearance, listed: dt.date | None) -> dict[str, SightingClaim]:
    if not appearance.shows:
        return {}
    record = appearance.record
    return {appearance.listing: (record.rank, listed or record.listed or dt.date.max)}


def _better(first: _Claim | None, second: _Claim | None) -> _Claim | None:
    if first is None or second is None:
        return first if second is None else second
    return max(first, second)


def _highest(*counts: int | None) -> int | None:
    return max((count for count in counts if count is not None), default=None)


def _earliest(*dates: PartialDate | None) -> PartialDate | None:
    """Return the earliest date; of one that is part of another, the more precise."""
    return min(filter(None, dates), key=_unknown_parts_last, default=None)


def _unknown_parts_last(date: PartialDate) -> tuple[int, int, int]:
    return date.year, date.month or 13, date.day or 32


def _union(
    first: Mapping[str, _Claim], second: Mapping[str, _Claim], best: Callable[..., _Claim]
) -> dict[str, _Claim]:
    """Return what is collected under the keys of both; of two claims for one key, the best."""
    both = {**first, **second}
    return both | {key: best(first[key], second[key]) for key in first.keys() & second.keys()}


def _dated(published: PartialDate | None, arxiv: str | None) -> PartialDate | None:
    """Return the date of a paper, or the month of its arXiv id where that says more."""
    if arxiv is None or (published and len(published) >= _FULL_DAY):
        return published
    return _earliest(published, month_of(arxiv))


def _distinct(keywords: frozenset[str]) -> tuple[str, ...]:
    """Return keywords in order; of those that differ in case alone, the first."""
    by_name = {keyword.casefold(): keyword for keyword in sorted(keywords, reverse=True)}
    return tuple(sorted(by_name.values()))


def _sighting_key(seen: Sighting) -> tuple[str, str, int]:
    return seen.date.isoformat() if seen.date else "~", seen.listing, seen.rank or 0
