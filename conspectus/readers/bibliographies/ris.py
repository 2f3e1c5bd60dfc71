"""RIS files, as reference managers and publishers export them: rispy maps the tags.

The lines are joined into fields here, because real files wrap them, and because line numbers count.
Source of the format: https://en.wikipedia.org/wiki/RIS_(file_format), and the exporter of Zotero,
https://github.com/zotero/translators/blob/master/RIS.js
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import rispy

from conspectus.model.record import Damage, Listing
from conspectus.readers.bibliographies.dates import parse_date, parse_parts
from conspectus.readers.bibliographies.jats import plain
from conspectus.readers.bibliographies.persons import natural_order
from conspectus.readers.bibliographies.references import Reference, journal_text, record_of
from conspectus.readers.collect import Place, collect
from conspectus.readers.limits import first_papers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conspectus.model.partial_date import PartialDate
    from conspectus.readers.source import Source

_FIRST = re.compile(rb"^[ \t]{0,20}TY {1,2}-[ \t]*\w", re.MULTILINE | re.IGNORECASE)
_TAG = re.compile(r"\s{0,20}([A-Za-z][A-Za-z0-9]) {1,2}-(?:[ \t]+(.*)|)", re.ASCII)
_LONGEST_RECORD = 2_000_000
_LIST_TAGS = ["A1", "A2", "A3", "A4", "AU", "KW", "L1", "L2", "M1", "M2", "N1", "UR"]
_TAGS = {**rispy.TAG_KEY_MAPPING, "BT": "book_title"}
"""rispy does not know the tag in which publishers put the title of the book of a chapter."""
_PARSER = rispy.RisParser(
    mapping=_TAGS, list_tags=_LIST_TAGS, delimiter_tags_mapping={}, skip_unknown_tags=True
)
_ADDRESS_BORDER = re.compile(r";\s*(?=https?://)")
_JOURNALS = (
    "secondary_title",
    "journal_name",
    "alternate_title3",
    "book_title",
    "alternate_title2",
    "alternate_title1",
)
_BORDERS = {"TY", "ER"}
_ONE_A_LINE = {"AU", "A1", "KW"}
"""Tags whose content, where it goes on, goes on with the next person or keyword."""


class _Lines(NamedTuple):
    """The lines of one reference, from its type on."""

    line: int
    lines: list[str]
    """Fields, each on one line."""


def read_ris(source: Source) -> Listing | None:
    """Return the listing that a RIS file makes; None if no reference begins in the data.

    Raises:
        InputError: the data are binary or not UTF-8.

    """
    if source.head[:1] in (b"{", b"[", b"<") or not _FIRST.search(source.head):
        return None
    more: list[Damage] = []
    numbered = enumerate(first_papers(_references(source.text), more), start=1)
    records, damages = collect(
        ((Place(rank, line), lines) for rank, (line, lines) in numbered),
        lambda place, lines: record_of(
            _reference(_fields(lines)), line=place.line, rank=place.rank
        ),
    )
    return Listing(name=source.name, records=tuple(records), damages=(*damages, *more))


def _references(text: str) -> Iterator[_Lines]:
    """Yield the references; each ends where it says so, or where the next begins."""
    current: _Lines | None = None
    for line, tag, content in _tagged(text):
        if tag in _BORDERS:
            if current:
                yield current
            current = _Lines(line, []) if tag == "TY" else None
        if current:
            current.lines.append(f"{tag}  - {content}")
    if current:
        yield current


def _tagged(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield line number, tag and content; what goes on below its tag is put into one line."""
    start, tag = 0, ""
    parts: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        match = _TAG.fullmatch(line.rstrip())
        content = ((match[2] if match else line) or "").strip()
        if match or tag in _ONE_A_LINE:
            if tag:
                yield start, tag, " ".join(parts)
            start, tag, parts = number, match[1].upper() if match else tag, []
        if content:
            parts.append(content)
    if tag:
        yield start, tag, " ".join(parts)


def _fields(lines: list[str]) -> Mapping[str, str | list[str]]:
    size = sum(map(len, lines))
    if size > _LONGEST_RECORD:
        raise ValueError(
            f"the reference has {size:,} characters and at most {_LONGEST_RECORD:,} fit"
        )
    fields: Mapping[str, str | list[str]]
    (fields,) = _PARSER.parse_lines(iter([*lines, "ER  - "]))
    return fields


def _reference(fields: Mapping[str, str | list[str]]) -> Reference:
    title = _first(fields, "title", "primary_title")
    journal = _first(fields, *_JOURNALS) if title else ""
    notes = [text for key in ("notes", "note", "accession_number") for text in _all(fields, key)]
    addresses = ("urls", "file_attachments1", "file_attachments2")
    return Reference(
        title=plain(title or _first(fields, "book_title")),
        abstract=plain(_first(fields, "abstract", "notes_abstract")),
        authors=tuple(
            natural_order(name)
            for key in ("authors", "first_authors")
            for name in _all(fields, key)
        ),
        published=_published(fields),
        identifiers=(_first(fields, "doi"), _first(fields, "type_of_work")),
        urls=tuple(
            url
            for key in addresses
            for text in _all(fields, key)
            for url in _ADDRESS_BORDER.split(text)
        ),
        mentions=(*notes, journal, _first(fields, "volume").replace("abs/", "arXiv:")),
        journal=_journal(fields, journal),
        keywords=tuple(word for text in _all(fields, "keywords") for word in text.split(";")),
    )


def _all(fields: Mapping[str, str | list[str]], key: str) -> list[str]:
    value = fields.get(key, [])
    return [value] if isinstance(value, str) else value


def _first(fields: Mapping[str, str | list[str]], *keys: str) -> str:
    """Return the first of some fields that says something."""
    return next((text for key in keys for text in _all(fields, key) if text), "")


def _published(fields: Mapping[str, str | list[str]]) -> PartialDate | None:
    """Return the date; the year stands elsewhere too, and only there where the date has none."""
    day, year = _first(fields, "date"), _first(fields, "year", "publication_year")
    date, coarse = parse_date(day), parse_date(year)
    if coarse is None or (date and date.year == coarse.year):
        return date
    return coarse if date else parse_parts(year, day, "")


def _journal(fields: Mapping[str, str | list[str]], journal: str) -> str | None:
    pages = "-".join(filter(None, (_first(fields, "start_page"), _first(fields, "end_page"))))
    year = parse_date(_first(fields, "year", "publication_year", "date"))
    return journal_text(
        plain(journal),
        volume=_first(fields, "volume"),
        number=_first(fields, "number"),
        pages=pages,
        year=str(year.year) if year else "",
    )
