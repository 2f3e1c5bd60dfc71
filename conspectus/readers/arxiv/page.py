"""Saved pages of arXiv: listings (``/list/cs.CL/new``, ``recent``, ``pastweek``) and abstracts.

A listing shows new papers, cross-lists and replacements, each a ``dt`` with the id and a ``dd``
with the rest. Source of the format: https://github.com/arXiv/arxiv-browse (``templates/list``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from conspectus.model.record import Damage, Listing, Record
from conspectus.readers.arxiv.abstract import read_abstract
from conspectus.readers.arxiv.fields import (
    abstract_of,
    categories_of,
    day_of,
    is_withdrawn,
    journal_of,
    title_of,
    versioned_id,
)
from conspectus.readers.arxiv.html import (
    categories_by_class,
    having_class,
    text_by_class,
    text_of,
)
from conspectus.readers.collect import Place, collect
from conspectus.readers.html import parse_page

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from conspectus.readers.html import Element
    from conspectus.readers.source import Source

_LISTING, _ABSTRACT = b"dlpage", b"citation_arxiv_id"
_DAY = re.compile(
    r"(?P<kind>.*?)\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},\s+"
    r"(?P<day>\d{1,2})\s+(?P<month>[A-Z][a-z]{2})[a-z]{0,6}\s+(?P<year>\d{4}|\d{2})\b"
)
_LONGEST_HEADING = 300
_NOT_SHOWN = re.compile(r"(\d{1,5}) additional authors? not shown")
_UNAVAILABLE = "(author list is unavailable)"


class _Item(NamedTuple):
    """A paper of a listing: the term with its id, its description if any, the day above both."""

    term: Element
    description: Element | None
    listed: dt.date | None


class _Heading(NamedTuple):
    day: dt.date
    alone: bool
    """Whether it says nothing but the day, as those of ``recent`` do."""


def read_arxiv_page(source: Source) -> Listing | None:
    """Return the listing that a saved page of arXiv holds; None if the data are no such page.

    Raises:
        InputError: the data are not UTF-8, or cannot be unpacked.

    """
    if not source.head.startswith(b"<") or b"arxiv" not in source.head.lower():
        return None
    is_listing = _LISTING in source.data
    if not is_listing and _ABSTRACT not in source.data:
        return None
    page = parse_page(source)
    if page is None:
        return None
    return _read_listing(page, source.name) if is_listing else read_abstract(page, source.name)


def _read_listing(page: Element, name: str) -> Listing | None:
    items = list(_items(page))
    headings = [
        heading for element in page.iter("h1", "h2", "h3") if (heading := _heading(element))
    ]
    day = next((heading.day for heading in headings if not heading.alone), None)
    if not page.xpath("//*[@id='dlpage']"):
        return None
    records, damages = collect(
        ((Place(rank, item.term.sourceline), item) for rank, item in enumerate(items, start=1)),
        lambda place, item: (_record(item, place), ()),
    )
    if not items:
        damages.append(Damage(None, f"the page of {day or 'an unknown day'} lists no papers."))
    return Listing(name=name, date=day, records=tuple(records), damages=tuple(damages))


def _items(page: Element) -> Iterator[_Item]:
    """Yield the papers in their order, those that lost their description too."""
    term, listed = None, None
    for element in page.iter("h3", "dt", "dd"):
        if element.tag == "dd":
            if term is not None:
                yield _Item(term, element, listed)
            term = None
            continue
        if term is not None:
            yield _Item(term, None, listed)
        term = element if element.tag == "dt" else None
        if element.tag == "h3":
            heading = _heading(element)
            listed = heading.day if heading and heading.alone else None
    if term is not None:
        yield _Item(term, None, listed)


def _heading(element: Element) -> _Heading | None:
    text = text_of(element)[:_LONGEST_HEADING]
    match = _DAY.search(text)
    if match is None:
        return None
    year = match["year"] if len(match["year"]) > 2 else f"20{match['year']}"  # noqa: PLR2004  # "25"
    day = day_of(f"{match['day']} {match['month']} {year} 00:00:00")
    return _Heading(day, alone=not match["kind"].strip()) if day else None


def _record(item: _Item, place: Place) -> Record:
    """Return the record of a paper.

    Raises:
        ValueError: it has no id or no title.

    """
    arxiv, version = _id(item.term)
    told = item.description
    if told is None:
        raise ValueError(f"nothing is said of {arxiv}")
    abstract = abstract_of(_abstract(told))
    comment = text_by_class(told, "list-comments")
    authors, author_count = _authors(told)
    return Record(
        title=title_of(text_by_class(told, "list-title")),
        abstract=abstract,
        line=place.line,
        rank=place.rank,
        listed=item.listed,
        authors=authors,
        author_count=author_count,
        arxiv=arxiv,
        version=version,
        withdrawn=is_withdrawn(abstract, comment),
        journal=journal_of(text_by_class(told, "list-journal-ref")),
        categories=categories_of(categories_by_class(told, "list-subjects")),
    )


def _id(term: Element) -> tuple[str, int | None]:
    """Return the id that the link to the abstract names.

    Raises:
        ValueError: no link names one.

    """
    for link in term.iter("a"):
        address = link.get("href") or ""
        if "/abs/" in address:
            return versioned_id(f"arXiv:{address.partition('/abs/')[2]}")
    return versioned_id(text_of(term))


def _abstract(told: Element) -> str:
    return next((text_of(each) for each in having_class(told, "mathjax") if each.tag == "p"), "")


def _authors(told: Element) -> tuple[tuple[str, ...], int | None]:
    """Return the authors, or only how many they are where the page leaves some out."""
    element = next(iter(having_class(told, "list-authors")), None)
    if element is None:
        return (), None
    names = [name for link in element.iter("a") if (name := text_of(link))]
    text = text_of(element)
    if more := _NOT_SHOWN.search(text):
        shown = [name for name in names if not _NOT_SHOWN.search(name)]
        return (), len(shown) + int(more[1])
    if not names and text and text != _UNAVAILABLE:
        names = [name for part in text.split(",") if (name := part.strip())]
    return tuple(names), None
