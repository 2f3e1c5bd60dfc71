"""The files that the search page loads, as ``docs/search.md`` describes them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from conspectus.search.facets import (
    days,
    discussion,
    months,
    newest_day,
    organizations,
    shown_listings,
)
from conspectus.search.index import index_papers
from conspectus.search.lengths import pack_lengths
from conspectus.search.packing import pack, pack_ascending
from conspectus.search.parts import Part, build_of, part, script_of
from conspectus.search.records import search_records, told_slug
from conspectus.search.shards import (
    Weighed,
    cut_into_shards,
    dictionaries,
    front_coded,
    separators,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from conspectus.model.paper import Paper
    from conspectus.model.topic import Topic
    from conspectus.search.facets import Listing
    from conspectus.search.index import Index
    from conspectus.search.numbering import Numbering

_COLUMNS = (
    "abstract",
    "title",
    "titleLengths",
    "forms",
    "titleForms",
    "authors",
    "authorsLengths",
    "identifiers",
    "identifiersLengths",
    "organization",
    "organizationLengths",
)
"""What is written of a term, that which most terms have first."""

_PLACED = ("abstract", "title", "authors")
"""The fields whose positions are written of a term, likewise."""


@dataclass(frozen=True)
class SearchFiles:
    """All files of the search, by their paths below the folder of its data."""

    build: str
    """Stands in every file, so that no page mixes those of two builds."""
    parts: tuple[Part, ...]
    records: Callable[[], Iterator[Part]]
    """Made twice, as they are too many to be held."""

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path and the content of each file."""
        for each in chain(self.parts, self.records()):
            yield f"{each[0]}.js", script_of(each, self.build)


def search_files(
    papers: Sequence[Paper],
    topics: Sequence[Topic],
    listings: Sequence[Listing] = (),
    *,
    byline: Callable[[Paper], str],
) -> SearchFiles:
    """Return every file of the search; whoever iterates gets paths and contents.

    Args:
        papers: those shown, in any order.
        topics: in the order in which they are listed.
        listings: the newest first.
        byline: tells who wrote a paper in a few words.

    """
    index = index_papers(papers, topics)
    parts = tuple(_parts(index, listings))
    records = partial(_records, index.numbering, byline)
    return SearchFiles(build_of(chain(parts, records())), parts, records)


def _parts(index: Index, listings: Sequence[Listing]) -> Iterator[Part]:
    """Yield all but the records."""
    rows = _rows(index.terms, *(index.columns[name] for name in _COLUMNS))
    positions = _rows(*(index.positions[name] for name in _PLACED))
    sizes = [len(row) + 1 for row in rows]
    papers = len(index.numbering.papers)
    shards = cut_into_shards(Weighed(index.terms, sizes, index.titles, papers))
    parts = dictionaries(index.terms)
    facets = dict(_facets(index.numbering.papers, listings))
    yield part(
        "start",
        _start(index, listings, facets)
        | {
            "shards": front_coded(separators(index.terms, shards)[1:]),
            "dictionaries": len(parts),
        },
    )
    for number, (start, end) in enumerate(shards):
        yield part(f"terms/{number}", "!".join(rows[start:end]))
    for number, (start, end) in enumerate(shards):
        yield part(f"positions/{number}", "!".join(positions[start:end]))
    for number, terms in enumerate(parts):
        yield part(f"dictionary/{number}", {"terms": front_coded(terms)})
    for each in index.spellings:
        data = {"words": front_coded(each.words), "papers": each.papers}
        yield part(f"words/{ord(each.first):x}", data)
    yield from (part(name, data) for name, data in facets.items())


def _rows(*columns: Sequence[str]) -> list[str]:
    """Return for each term what stands in some columns as one text."""
    return [" ".join(row).rstrip(" ") for row in zip(*columns, strict=True)]


def _start(index: Index, listings: Sequence[Listing], facets: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the page knows before it loads anything else, but for the shards."""
    numbering = index.numbering
    return {
        "papers": len(numbering.papers),
        "averages": index.averages,
        "topics": [_named(topic) for topic in numbering.topics],
        "broad": [
            (_named(topic), pack_ascending(numbering.parts_of(topic))) for topic in numbering.broad
        ],
        "groups": _groups(numbering),
        "lengths": pack_lengths(index.lengths.tolist(), [group.size for group in numbering.groups]),
        "newest": newest_day(listings),
        "has": {name: name in facets for name in ("organizations", "listings", "discussion")},
        "words": "".join(each.first for each in index.spellings),
    }


def _named(topic: Topic) -> str | tuple[str, str]:
    """Return a topic's label, and its slug where that cannot be told from the label."""
    told = told_slug(topic.label) == topic.slug
    return topic.label if told else (topic.label, topic.slug)


def _groups(numbering: Numbering) -> str:
    """Return of all groups how far the topic is from the one before, then years, then sizes."""
    groups, last = numbering.groups, len(numbering.topics)
    topics = [group.topic if group.topic >= 0 else last for group in groups]
    steps = [topic - before for before, topic in pairwise([0, *topics])]
    columns = [*steps, *(group.year for group in groups), *(group.size for group in groups)]
    return pack(np.array(columns, dtype=np.int64))


def _facets(papers: Sequence[Paper], listings: Sequence[Listing]) -> Iterator[tuple[str, Any]]:
    """Yield the tables that there is something to say in."""
    yield "months", {"months": months(papers)}
    yield "days", {"days": days(papers)}
    if rows := organizations(papers):
        yield "organizations", {"organizations": rows}
    if rows := shown_listings(papers, listings):
        yield "listings", {"listings": rows}
    if any(paper.comments is not None for paper in papers):
        yield "discussion", discussion(papers)


def _records(numbering: Numbering, byline: Callable[[Paper], str]) -> Iterator[Part]:
    for number, record in enumerate(search_records(numbering, byline)):
        yield part(f"papers/{number}", record.row())
