"""Files that give papers their arXiv ids, by title: JSON, or a table of text with a header row.

Such a file shows no papers; it adds facts to those that other listings show.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from conspectus.model.arxiv_id import parse_arxiv_id
from conspectus.model.record import Listing
from conspectus.readers.bibliographies.identifiers import doi, link_kind
from conspectus.readers.bibliographies.json_items import mostly, object_of, text_of
from conspectus.readers.bibliographies.references import Reference, record_of
from conspectus.readers.collect import Place, collect
from conspectus.readers.seen import shown
from conspectus.readers.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conspectus.model.record import Record
    from conspectus.readers.source import Source

_ARXIV_KEYS = ("arxiv", "arxiv_id", "arxiv id", "arxivid")
_LINK_KEYS = ("code", "project", "venue")
_LONGEST_HEADER = 2_000
_PERSON_BORDER = re.compile(r"\s*(?:;|\||\band\b)\s*")
_FIELD_NAMES = {"id", "title", "arxiv", "doi", "url"}
"""Keys of one paper, which an object from titles to ids does not have."""


class _Row(NamedTuple):
    line: int | None
    rank: int
    title: str
    values: dict[str, Any]
    """By lower-case name."""

    @property
    def arxiv(self) -> str:
        """The text that should spell an arXiv id."""
        return next(filter(None, (text_of(self.values.get(key)) for key in _ARXIV_KEYS)), "")


def read_arxiv_ids(source: Source) -> Listing | None:
    """Return what a file says of titles and arXiv ids; None if it is no such file.

    Raises:
        InputError: the data are binary or not UTF-8.

    """
    rows = _json_rows(source.json)
    if rows is None and (dialect := _dialect(source)):
        rows = _table_rows(source.text, dialect)
    if rows is None:
        return None
    records, damages = collect(((_place(row), row) for row in rows), _read)
    return Listing(name=source.name, shows=False, records=tuple(records), damages=tuple(damages))


def _read(place: Place, row: _Row) -> tuple[Record, list[str]]:
    record, dropped = record_of(_reference(row), line=place.line, rank=place.rank)
    return msgspec.structs.replace(record, links=dict(_links(row))), dropped


def _json_rows(value: Any) -> Iterator[_Row] | None:  # noqa: ANN401  # whatever the JSON says
    """Return the rows of ``[{"title": …, "arxiv": …}]`` or ``{title: id}``."""
    if isinstance(value, list) and value and mostly(value, _is_row):
        items = enumerate(map(object_of, value), start=1)
        return (_Row(None, rank, text_of(item.get("title")), item) for rank, item in items)
    if isinstance(value, dict) and value and not _FIELD_NAMES & value.keys():
        ids = [
            isinstance(each, str) and parse_arxiv_id(each) is not None for each in value.values()
        ]
        if 2 * sum(ids) > len(ids):
            pairs = enumerate(value.items(), start=1)
            return (_Row(None, rank, title, {"arxiv": text}) for rank, (title, text) in pairs)
    return None


def _is_row(item: dict[str, Any]) -> bool:
    return isinstance(item.get("title"), str) and any(key in item for key in _ARXIV_KEYS)


def _dialect(source: Source) -> str | None:
    """Return the character between the columns, if the first line names title and arXiv id."""
    line = source.head.partition(b"\n")[0][:_LONGEST_HEADER].decode("utf-8", errors="replace")
    for delimiter in ("\t", ",", ";"):
        names = {name.strip().strip('"').casefold() for name in line.split(delimiter)}
        if "title" in names and names.intersection(_ARXIV_KEYS):
            return delimiter
    return None


def _table_rows(text: str, delimiter: str) -> Iterator[_Row]:
    """Yield the rows below the header; between commas a quoted title may run over lines."""
    tabbed = delimiter == "\t"
    # Titles in tabbed tables begin with quotes that are their own.
    reader = csv.reader(
        io.StringIO(text),
        delimiter=delimiter,
        quoting=csv.QUOTE_NONE if tabbed else csv.QUOTE_MINIMAL,
    )
    names: list[str] = []
    rank, line = 0, 1
    while (cells := _next(reader)) is not None:
        cells = [_unquoted(cell) for cell in cells] if tabbed else cells
        if not names:
            names = [name.strip().casefold() for name in cells]
        elif any(cell.strip() for cell in cells):
            rank += 1
            values = dict(zip(names, cells, strict=False))
            yield _Row(line, rank, values.get("title", ""), values)
        line = reader.line_num + 1


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    """Return the next row, None after the last; of one that csv cannot read, nothing but a mark."""
    try:
        return next(reader, None)
    except csv.Error:
        return ["?"]


def _unquoted(cell: str) -> str:
    """Return a cell of a tabbed table without the quotes that spreadsheets put around it."""
    inner = cell.strip()[1:-1]
    if cell.strip() == f'"{inner}"' and '"' not in inner.replace('""', ""):
        return inner.replace('""', '"')
    return cell


def _reference(row: _Row) -> Reference:
    if parse_arxiv_id(row.arxiv) is None and doi(text_of(row.values.get("doi"))) is None:
        raise ValueError(f"{shown(row.arxiv)} is not an arXiv id")
    return Reference(
        title=one_line(row.title),
        authors=tuple(_people(row.values.get("authors"))),
        identifiers=(row.arxiv, text_of(row.values.get("doi"))),
    )


def _people(value: object) -> Iterator[str]:
    texts = value if isinstance(value, list) else _PERSON_BORDER.split(text_of(value))
    return (one_line(text_of(text)) for text in texts)


def _links(row: _Row) -> Iterator[tuple[str, str]]:
    """Yield the links that columns, or the object ``links``, name."""
    links = object_of(row.values.get("links"))
    for key in _LINK_KEYS:
        url = (text_of(links.get(key)) or text_of(row.values.get(key))).strip()
        if link_kind(url):
            yield key, url


def _place(row: _Row) -> Place:
    return Place(row.rank, row.line, noun="item" if row.line is None else "")
