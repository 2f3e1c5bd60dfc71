"""Answers of the arXiv API: Atom with an entry for each paper.

Source of the format: https://info.arxiv.org/help/api/user-manual.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from conspectus.model.record import Damage, Listing, Record
from conspectus.readers.arxiv.feed_xml import parse_feed, terms_in, text_in
from conspectus.readers.arxiv.fields import (
    abstract_of,
    categories_of,
    day_of,
    doi_of,
    is_withdrawn,
    journal_of,
    partial,
    title_of,
    versioned_id,
)
from conspectus.readers.collect import collect
from conspectus.readers.seen import shown
from conspectus.readers.texts import one_line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from conspectus.readers.arxiv.feed_xml import Feed
    from conspectus.readers.collect import Place
    from conspectus.readers.source import Source

_SIGNS = re.compile(rb"arxiv\.org/(?:api|abs)/|arxiv query:", re.IGNORECASE)
_DAILY = re.compile(rb"rss\.arxiv\.org|updates on arxiv\.org|<id>\s*oai:arxiv\.org:", re.IGNORECASE)
_ERRORS = "arxiv.org/api/errors"
_LONGEST_ANSWER = 200
_SEARCH = re.compile(r"search_query=[^&\s]")
_ID_LIST = re.compile(r"id_list=[^&\s]")


def read_arxiv_api(source: Source) -> Listing | None:
    """Return the listing that an answer of the arXiv API holds; None if the data are none.

    Raises:
        InputError: the data cannot be unpacked, or are tags without texts.

    """
    head = source.head
    root = head.find(b"<feed")
    if not head.startswith(b"<") or root < 0 or not _SIGNS.search(head, root):
        return None
    if _DAILY.search(head, root, _first_entry(head)):
        return None
    feed = parse_feed(source)
    if feed is None:
        return None
    damages = list(_errors(feed))
    papers = ((place, entry) for place, entry in feed.placed() if not _is_error(entry))
    records, unread = collect(papers, _read)
    damages += unread
    if not feed.entries:
        damages.append(
            Damage(None, "it has no entries: arXiv found nothing, or the answer was cut off.")
        )
    return Listing(
        name=source.name,
        date=_date(feed.channel),
        records=tuple(records),
        damages=tuple(damages),
    )


def _first_entry(head: bytes) -> int:
    """Return where the id of the first entry ends: no text of a paper stands before it."""
    entry = head.find(b"<entry")
    end = head.find(b"</id>", entry) if entry >= 0 else -1
    return end if end >= 0 else len(head)


def _date(channel: dict[str, Any]) -> dt.date | None:
    """Return the day of a search. A list of ids that someone asked for is no listing of a day."""
    links = (link.get("href") or "" for link in channel.get("links") or ())
    query = unquote(" ".join([text_in(channel, "title"), *links]))
    if _ID_LIST.search(query) or not _SEARCH.search(query):
        return None
    return day_of(text_in(channel, "updated"))


def _is_error(entry: dict[str, Any]) -> bool:
    """Tell whether an entry is no paper but the API's way to say that something is wrong."""
    return _ERRORS in text_in(entry, "id")


def _errors(feed: Feed) -> Iterator[Damage]:
    for place, entry in feed.placed():
        if _is_error(entry):
            answer = one_line(text_in(entry, "summary"))[:_LONGEST_ANSWER].rstrip(".")
            message = f"arXiv answered with an error: {answer or 'it gave no reason'}."
            yield Damage(place.line, message)


def _read(place: Place, entry: dict[str, Any]) -> tuple[Record, Iterable[str]]:
    record = _record(entry, place)
    return record, _unread_dates(entry, record)


def _record(entry: dict[str, Any], place: Place) -> Record:
    """Return the record of an entry.

    Raises:
        ValueError: it has no id or no title, or its texts are too long.

    """
    arxiv, version = versioned_id(text_in(entry, "id"))
    abstract = abstract_of(text_in(entry, "summary"))
    return Record(
        title=title_of(text_in(entry, "title")),
        abstract=abstract,
        line=place.line,
        rank=place.rank,
        published=partial(day_of(text_in(entry, "published"))),
        authors=tuple(_names(entry)),
        arxiv=arxiv,
        version=version,
        updated=day_of(text_in(entry, "updated")),
        withdrawn=is_withdrawn(abstract, text_in(entry, "arxiv_comment")),
        doi=doi_of(text_in(entry, "arxiv_doi")),
        journal=journal_of(text_in(entry, "arxiv_journal_ref")),
        categories=categories_of([*_primary(entry), *terms_in(entry)]),
    )


def _names(entry: dict[str, Any]) -> Iterator[str]:
    for author in entry.get("authors") or ():
        if name := one_line(author.get("name") or ""):
            yield name


def _primary(entry: dict[str, Any]) -> Iterator[str]:
    primary = entry.get("arxiv_primary_category")
    if isinstance(primary, dict) and isinstance(term := primary.get("term"), str):
        yield term


def _unread_dates(entry: dict[str, Any], record: Record) -> Iterator[str]:
    """Say which dates of a paper that was kept are none."""
    for key, date in (("published", record.published), ("updated", record.updated)):
        text = text_in(entry, key)
        if text.strip() and date is None:
            yield f"{key} is {shown(text)}, which is no date"
