"""What papers can be narrowed by beside their topics and years, by paper number."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from conspectus.search.numbering import date_of
from conspectus.search.packing import pack, pack_ascending

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    from conspectus.model.paper import Paper


class Listing(NamedTuple):
    """What the listings of one day showed."""

    key: str
    """The part of its page's address that is its own."""
    label: str
    day: dt.date | None
    slugs: Sequence[str]


def newest_day(listings: Iterable[Listing]) -> str:
    """Return the newest day of a listing in ISO form, or nothing."""
    return max((listing.day.isoformat() for listing in listings if listing.day), default="")


def organizations(papers: Sequence[Paper]) -> list[list[str]]:
    """Return handle, name and papers of each organization, those of most papers first."""
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, paper in enumerate(papers):
        if about := paper.organization:
            names[about.handle][about.name] += 1
            numbers[about.handle].append(number)
    ordered = sorted(numbers, key=lambda handle: (-len(numbers[handle]), handle))
    return [[handle, _usual(names[handle]), pack_ascending(numbers[handle])] for handle in ordered]


def shown_listings(papers: Sequence[Paper], listings: Iterable[Listing]) -> list[list[str]]:
    """Return key, label and papers of each listing, in the order given."""
    number_of = {paper.slug: number for number, paper in enumerate(papers)}
    rows = []
    for listing in listings:
        numbers = sorted({number_of[slug] for slug in listing.slugs if slug in number_of})
        rows.append([listing.key, listing.label, pack_ascending(numbers)])
    return rows


def months(papers: Iterable[Paper]) -> str:
    """Return the month, from 1, in which each paper's date begins; 0 for no date."""
    return _dated(papers, lambda day: day.month)


def days(papers: Iterable[Paper]) -> str:
    """Return the day of the month, from 1, on which each paper's date begins; 0 for no date."""
    return _dated(papers, lambda day: day.day)


def _dated(papers: Iterable[Paper], told: Callable[[dt.date], int]) -> str:
    dates = (date_of(paper) for paper in papers)
    numbers = [told(date.earliest) if date else 0 for date in dates]
    return pack(np.array(numbers, dtype=np.int64))


def discussion(papers: Sequence[Paper]) -> dict[str, Any]:
    """Return which papers' comments are counted, and how many there are."""
    counted = [number for number, paper in enumerate(papers) if paper.comments is not None]
    comments = [papers[number].comments or 0 for number in counted]
    return {"papers": pack_ascending(counted), "comments": pack(np.array(comments, dtype=np.int64))}


def _usual(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))
