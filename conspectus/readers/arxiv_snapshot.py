"""The public arXiv metadata snapshot: one JSON object a line, plain or gzipped.

Source of the format: https://www.kaggle.com/datasets/Cornell-University/arxiv
"""

from __future__ import annotations

import datetime as dt
import zlib
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import msgspec

from conspectus.errors import InputError
from conspectus.model.arxiv_id import parse_arxiv_id
from conspectus.model.paper import LONGEST_ABSTRACT, LONGEST_TITLE
from conspectus.model.partial_date import PartialDate
from conspectus.model.record import Damage, Listing, Record
from conspectus.readers.decoding import clean, has_words

if TYPE_CHECKING:
    import gzip
    import io
    from collections.abc import Iterable, Iterator

    from conspectus.readers.source import Source

_LONGEST_LINE = 4_000_000
"""Bytes; the longest real one has some 60,000."""
_SHOWN = 40
_KEYS = (b'"abstract"', b'"submitter"')
"""By which a line is known from other JSON: the first may be damaged, so one will do."""


class _Version(msgspec.Struct):
    created: str = ""


class _Line(msgspec.Struct):
    """The keys of a line that say something we keep."""

    id: str
    title: str
    abstract: str
    doi: str | None = None
    categories: str | None = None
    versions: list[_Version] | None = None
    update_date: str | None = None
    authors_parsed: list[list[str]] | None = None


_DECODER = msgspec.json.Decoder(_Line)


def read_snapshot(source: Source) -> Listing | None:
    """Return the listing that JSON lines hold; None if the data are no JSON lines.

    They are read line by line, so a gzipped snapshot never lies unpacked in memory.

    Raises:
        InputError: the data are gzipped, but damaged.

    """
    first = source.head.partition(b"\n")[0]
    if first[:1] != b"{" or not any(key in first for key in _KEYS):
        return None
    try:
        with source.stream() as file:
            return _read_lines(file, source.name)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(
            f"the gzipped data are damaged: {error}; fetch the file again.", file=source.name
        ) from None


def _read_lines(file: io.BytesIO | gzip.GzipFile, name: str) -> Listing:
    records: list[Record] = []
    damages: list[Damage] = []
    rank = 0
    for number, line in enumerate(_limited_lines(file), start=1):
        if not line.strip():
            continue
        rank += 1
        try:
            source = _parse(line)
            record = _record(source, line=number, rank=rank)
            records.append(record)
            damages += _unread_dates(source, record)
        except ValueError as error:
            damages.append(Damage(number, f"{error}, so this paper was left out."))
    return Listing(name=name, records=tuple(records), damages=tuple(damages))


def _limited_lines(file: io.BytesIO | gzip.GzipFile) -> Iterable[bytes]:
    """Yield lines, of an endless one only the beginning: what expands without end stays small."""
    while line := file.readline(_LONGEST_LINE):
        yield line
        while line and not line.endswith(b"\n"):
            line = file.readline(_LONGEST_LINE)


def _parse(line: bytes) -> _Line:
    try:
        return _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(
            "not a line of the arXiv metadata snapshot "
            f"({error}); expected a JSON object with id, title and abstract"
        ) from None


def _record(source: _Line, *, line: int, rank: int) -> Record:
    arxiv = parse_arxiv_id(source.id)
    if arxiv is None:
        raise ValueError(f"{source.id[:_SHOWN]!r} is not an arXiv id")
    return Record(
        title=_title(source.title),
        abstract=_text(source.abstract, "abstract", LONGEST_ABSTRACT),
        line=line,
        rank=rank,
        listed=_day(source.update_date),
        published=_published(source.versions),
        authors=tuple(_names(source.authors_parsed or [])),
        arxiv=arxiv,
        doi=_first_word(source.doi),
        categories=tuple((source.categories or "").split()),
    )


def _title(wrapped: str) -> str:
    title = _text(wrapped, "title", LONGEST_TITLE)
    if not has_words(title):
        raise ValueError(f"the title {title[:_SHOWN]!r} has no letter or digit")
    return title


def _text(wrapped: str, kind: str, limit: int) -> str:
    """Return a text without the line breaks and indentation that the snapshot adds."""
    text = clean(" ".join(wrapped.split()))
    if not text:
        raise ValueError(f"the {kind} is empty")
    if len(text) > limit:
        raise ValueError(f"the {kind} has {len(text):,} characters and at most {limit:,} fit")
    return text


def _names(parsed: Iterable[list[str]]) -> Iterable[str]:
    """Turn ``[Keyname, First, suffix, …]`` into ``First Keyname suffix``."""
    for parts in parsed:
        key, first, suffix = (*(part.strip() for part in parts[:3]), "", "", "")[:3]
        if name := clean(" ".join(f"{first} {key} {suffix}".split())):
            yield name


def _first_word(text: str | None) -> str | None:
    return next(iter((text or "").split()), None)


def _published(versions: list[_Version] | None) -> PartialDate | None:
    day = _day(_created(versions))
    return PartialDate(day.isoformat()) if day else None


def _created(versions: list[_Version] | None) -> str:
    return versions[0].created if versions else ""


def _unread_dates(source: _Line, record: Record) -> Iterator[Damage]:
    """Say which dates of a paper that was kept are none."""
    created, updated = _created(source.versions), source.update_date or ""
    dates = (("created", created, record.published), ("update_date", updated, record.listed))
    for key, text, date in dates:
        if text.strip() and date is None:
            message = (
                f"{key} is {text[:_SHOWN]!r}, which is no date; the paper was kept without it."
            )
            yield Damage(record.line, message)


def _day(text: str | None) -> dt.date | None:
    """Return the day of an ISO date or of an e-mail date (``Mon, 2 Apr 2007 19:18:42 GMT``)."""
    try:
        return dt.date.fromisoformat((text or "").strip()[:10])
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text or "").date()
    except (ValueError, OverflowError):
        return None
