"""What scripts add to the points of the map: titles, addresses and days of the papers.

Papers are numbered as the page draws their points, topic by topic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from conspectus.model.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conspectus.model.paper import Paper
    from conspectus.pages.library import Library

SHARD = 500
"""So many papers, about 60 KB, are in one file: a browser fetches those near the pointer."""


def map_shards(library: Library) -> Iterator[dict[str, Any]]:
    """Yield titles, slugs and days of the papers, each time of ``SHARD`` more of them."""
    papers = list(_drawn(library))
    for start in range(0, len(papers), SHARD):
        some = papers[start : start + SHARD]
        yield {
            "titles": [paper.title for paper in some],
            "slugs": [paper.slug for paper in some],
            "days": [day_of(paper) for paper in some],
        }


def map_days(library: Library) -> dict[str, Any]:
    """Return the days that there are, and for each paper the number of its own among them.

    That is what the filter needs of every paper; written out it would be thrice as large.
    """
    days = [day_of(paper) for paper in _drawn(library)]
    known = sorted(set(days))
    number_of = {day: number for number, day in enumerate(known)}
    return {"days": known, "papers": [number_of[day] for day in days]}


def day_of(paper: Paper) -> str:
    """Return the date of a paper, ISO: its own, or when a listing first showed it; else nothing."""
    seen = paper.first_seen
    date = paper.published or (PartialDate(seen.isoformat()) if seen else None)
    return str(date) if date else ""


def _drawn(library: Library) -> Iterator[Paper]:
    """Yield the papers in the order of their points."""
    for region in library.layout.regions:
        for leaf in region.parts or (region,):
            yield from (library.papers[slug] for slug in leaf.papers)
