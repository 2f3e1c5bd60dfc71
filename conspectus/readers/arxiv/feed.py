"""The daily feeds of arXiv: RSS 2.0, Atom, and the RSS 1.0 of before 2024.

Source of the format: https://info.arxiv.org/help/rss_specifications.html

A feed's day is the day of announcement; it is no date of a paper.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import html

from conspectus.model.record import Damage, Listing, Record
from conspectus.readers.arxiv.feed_xml import Feed, parse_feed, terms_in, text_in
from conspectus.readers.arxiv.fields import (
    abstract_of,
    categories_of,
    day_of,
    doi_of,
    is_withdrawn,
    journal_of,
    title_of,
    versioned_id,
)
from conspectus.readers.collect import collect
from conspectus.readers.texts import one_line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from conspectus.readers.collect import Place
    from conspectus.readers.source import Source

_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)\b")
_SIGNS = re.compile(rb"arxiv\.org/(?:rss|atom)/|updates on arxiv\.org", re.IGNORECASE)
_ENTRY = re.compile(rb"<(?:entry|item)\b")
_ENTRY_ID = re.compile(rb"<(?:guid|id)\b[^>]{0,80}>\s*oai:arxiv\.org:", re.IGNORECASE)
_PREAMBLE = re.compile(r"arXiv:\S{1,40}\s+Announce Type:\s+[\w-]{1,20}\s+(?:Abstract:\s*)?")
_SUFFIX = re.compile(
    r"\s*\(arXiv:(\S{1,40})\s*(?:\[([\w.-]{1,30})\])?\s*(?:UPDATED|CROSS LISTED)?\)\s*\Z"
)
_OLD_DESCRIPTION = re.compile(r"\s*<p>")
_LONGEST_HTML = 1_000_000
"""Characters; longer ones are no texts that an entry can hold."""
_PARENTHESES = re.compile(r"\([^()]*\)")
_DEEPEST = 3
"""Parentheses in parentheses of an affiliation."""
_OF_A_NAME = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV|V", re.IGNORECASE)


class _Title(NamedTuple):
    text: str
    arxiv: str = ""
    category: str = ""


def read_arxiv_feed(source: Source) -> Listing | None:
    """Return the listing that a daily feed holds; None if the data are no such feed.

    Raises:
        InputError: the data cannot be unpacked, or are tags without texts.

    """
    feed = parse_feed(source) if _is_daily(source.head) else None
    if feed is None:
        return None
    records, damages = collect(feed.placed(), lambda place, entry: (_record(entry, place), ()))
    day = _day(feed, records)
    if not feed.entries:
        damages.append(_why_empty(feed, day))
    return Listing(name=source.name, date=day, records=tuple(records), damages=tuple(damages))


def _is_daily(head: bytes) -> bool:
    """Tell whether data begin like a feed that says of itself, or of an entry, that it is arXiv's.

    What the texts of entries speak of says nothing.
    """
    root = _ROOT.search(head)
    if not head.startswith(b"<") or root is None:
        return False
    entry = _ENTRY.search(head)
    end = entry.start() if entry else len(head)
    return bool(_SIGNS.search(head, root.start(), end) or _ENTRY_ID.search(head))


def _day(feed: Feed, records: list[Record]) -> dt.date | None:
    """Return the day of a feed; Atom dates its entries with it, and itself with the moment."""
    announced = day_of(text_in(feed.channel, "published"))
    of_entries = next((record.listed for record in records if record.listed), None)
    return announced or of_entries or day_of(text_in(feed.channel, "updated"))


def _why_empty(feed: Feed, day: dt.date | None) -> Damage:
    title = one_line(text_in(feed.channel, "title"))[:200]
    if "error" in title.lower():
        why = text_in(feed.channel, "description") or text_in(feed.channel, "subtitle")
        return Damage(None, f"arXiv answered {title!r}: {one_line(why)[:200]}")
    return Damage(
        None,
        f"the feed of {day or 'an unknown day'} is empty; arXiv announces nothing on Saturdays, "
        "Sundays and holidays.",
    )


def _record(entry: dict[str, Any], place: Place) -> Record:
    title = _split_title(one_line(text_in(entry, "title")))
    arxiv, version = _id(entry, title)
    abstract = abstract_of(_abstract(text_in(entry, "summary")))
    return Record(
        title=title_of(title.text),
        abstract=abstract,
        line=place.line,
        rank=place.rank,
        listed=day_of(text_in(entry, "published")),
        authors=tuple(_names(text_in(entry, "author"))),
        arxiv=arxiv,
        version=version,
        withdrawn=is_withdrawn(abstract),
        doi=doi_of(text_in(entry, "arxiv_doi")),
        journal=journal_of(text_in(entry, "arxiv_journal_reference")),
        categories=categories_of([title.category, *terms_in(entry)]),
    )


def _split_title(title: str) -> _Title:
    """Take ``. (arXiv:0912.3455v1 [cs.CL] UPDATED)`` off a title of the older form."""
    suffix = _SUFFIX.search(title[-150:])
    if suffix is None:
        return _Title(title)
    text = title[: len(title) - (suffix.end() - suffix.start())]
    if text.endswith(".") and not text.endswith(".."):
        text = text[:-1]
    return _Title(text, suffix[1], suffix[2] or "")


def _id(entry: dict[str, Any], title: _Title) -> tuple[str, int | None]:
    """Return id and version from the first place that has them.

    Raises:
        ValueError: no place has an arXiv id.

    """
    for text in (text_in(entry, "id"), title.arxiv, text_in(entry, "link")):
        try:
            arxiv, version = versioned_id(text)
        except ValueError:
            continue
        if version is None and title.arxiv:
            return arxiv, versioned_id(title.arxiv)[1]
        return arxiv, version
    return versioned_id(text_in(entry, "id"))


def _abstract(description: str) -> str:
    """Return a description without what is said before the abstract, and without old HTML."""
    if len(description) <= _LONGEST_HTML and _OLD_DESCRIPTION.match(description):
        return str(html.fromstring(f"<div>{description}</div>").text_content())
    return _PREAMBLE.sub("", description.lstrip(), count=1)


def _names(creators: str) -> Iterator[str]:
    """Yield the names of ``Ada Kettle (Uni, Town), Bo Spout, Jr.``, without affiliations."""
    if "<a " in creators and len(creators) <= _LONGEST_HTML:
        creators = str(html.fromstring(f"<div>{creators}</div>").text_content())
    for _ in range(_DEEPEST):
        creators = _PARENTHESES.sub("", creators)
    names: list[str] = []
    for part in creators.split(","):
        name = one_line(part.partition("(")[0])
        if names and _OF_A_NAME.fullmatch(name):
            names[-1] += f" {name}"
        elif name and name.strip("()"):
            names.append(name)
    yield from names
