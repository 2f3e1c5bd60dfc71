"""The public arXiv metadata snapshot: one JSON object a line, plain or gzipped.

Source of the format: https://www.kaggle.com/datasets/Cornell-University/arxiv
"""

from __future__ import annotations

import re
import zlib
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from conspectus.errors import InputError
from conspectus.model.arxiv_id import parse_version
from conspectus.model.record import Damage, Listing, Record
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
from conspectus.readers.collect import Place
from conspectus.readers.seen import shown
from conspectus.readers.tex.markup import accents
from conspectus.readers.texts import one_line

if TYPE_CHECKING:
    import gzip
    import io
    from collections.abc import Iterable, Iterator

    from conspectus.readers.source import Source

_LONGEST_LINE = 4_000_000
"""Bytes; the longest real one has some 60,000."""
_LINES_SEEN = 20
"""Lines, of which one at least looks like a paper: any JSON may begin like an object."""
_MOST_LOST = 10_000
"""Lines; a file that has lost more of them than it has papers is not worth the time."""
_LONGEST_LIST = 400_000
"""Characters of names."""


class _Version(msgspec.Struct):
    version: str = ""
    created: str = ""


class _Line(msgspec.Struct):
    """The keys of a line that say something we keep."""

    id: str
    title: str
    abstract: str | None = None
    comments: str | None = None
    journal: str | None = msgspec.field(default=None, name="journal-ref")
    doi: str | None = None
    categories: str | None = None
    versions: list[_Version] | None = None
    update_date: str | None = None
    authors: object = None
    authors_parsed: list[list[str]] | None = None


class _Keys(msgspec.Struct):
    """The keys that a line of a snapshot has, whatever stands there."""

    id: msgspec.Raw
    title: msgspec.Raw
    abstract: msgspec.Raw


_AFFILIATION = re.compile(r"\([^()]{0,500}\)")
_BETWEEN_NAMES = re.compile(r",(?: and )?| and ")
_DECODER = msgspec.json.Decoder(_Line)
_KEYS = msgspec.json.Decoder(_Keys)


def read_snapshot(source: Source) -> Listing | None:
    """Return the listing that JSON lines hold; None if the data are no JSON lines of papers.

    They are read line by line, so a gzipped snapshot never lies unpacked in memory.

    Raises:
        InputError: the data are gzipped, but damaged.

    """
    if source.head[:1] != b"{":
        return None
    try:
        with source.stream() as file:
            if not any(map(_has_keys, _first_lines(file))):
                return None
        with source.stream() as file:
            return _read_lines(file, source.name)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(
            f"the gzipped data are damaged: {error}; fetch the file again.", file=source.name
        ) from None


def _first_lines(file: io.BytesIO | gzip.GzipFile) -> Iterable[bytes]:
    lines = iter(lambda: file.readline(_LONGEST_LINE), b"")
    return islice((line for line in lines if line.strip()), _LINES_SEEN)


def _has_keys(line: bytes) -> bool:
    try:
        _KEYS.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _read_lines(file: io.BytesIO | gzip.GzipFile, name: str) -> Listing:
    records: list[Record] = []
    damages: list[Damage] = []
    rank = lost = 0
    for number, line in enumerate(_limited_lines(file), start=1):
        if not line.strip():
            continue
        rank += 1
        place = Place(rank, number)
        try:
            source = _parse(line)
            record = _record(source, place)
            records.append(record)
            damages += map(place.kept_without, _unread_dates(source, record))
        except ValueError as error:
            damages.append(place.left_out(error))
            lost += 1
            if lost > _MOST_LOST and lost > len(records):
                damages.append(Damage(number, "most lines are damaged; the rest was left out."))
                break
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


def _record(source: _Line, place: Place) -> Record:
    arxiv, _ = versioned_id(source.id)
    versions = source.versions or [_Version()]
    abstract = abstract_of(source.abstract or "")
    return Record(
        title=title_of(source.title),
        abstract=abstract,
        line=place.line,
        rank=place.rank,
        listed=day_of(source.update_date),
        published=partial(day_of(versions[0].created)),
        authors=tuple(_names(source.authors_parsed or ())) or tuple(_listed(source.authors)),
        arxiv=arxiv,
        version=parse_version(versions[-1].version),
        updated=day_of(versions[-1].created),
        withdrawn=is_withdrawn(abstract, source.comments or ""),
        doi=doi_of(source.doi),
        journal=journal_of(source.journal),
        categories=categories_of((source.categories or "").split()),
    )


def _names(parsed: Iterable[list[str]]) -> Iterator[str]:
    """Turn ``[Keyname, First, suffix, …]`` into ``First Keyname suffix``."""
    for parts in parsed:
        key, first, suffix = (*parts[:3], "", "", "")[:3]
        if name := one_line(f"{first} {key} {suffix}"):
            yield name


def _listed(authors: object) -> Iterator[str]:
    """Yield the names of ``Ada Kettle (Uni), Bo Spout and Jo Pot``, all that some extracts keep."""
    text = authors[:_LONGEST_LIST] if isinstance(authors, str) else ""
    text = _AFFILIATION.sub("", _AFFILIATION.sub("", accents(one_line(text))))
    for part in _BETWEEN_NAMES.split(text):
        if name := part.strip(" ()"):
            yield name


def _unread_dates(source: _Line, record: Record) -> Iterator[str]:
    """Say which dates of a paper that was kept are none."""
    created, updated = source.versions[0].created if source.versions else "", source.update_date
    dates = (("created", created, record.published), ("update_date", updated, record.listed))
    for key, text, date in dates:
        if text and date is None and text.strip():
            yield f"{key} is {shown(text)}, which is no date"
