"""BibTeX and biblatex files, as reference managers, arXiv, DBLP and publishers export them.

Source of the fields: https://ctan.org/pkg/biblatex, and https://info.arxiv.org/help/hypertex/bibstyles
for ``eprint``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conspectus.model.record import Damage, Listing
from conspectus.readers.bibliographies.bibtex_blocks import BibEntry, is_bibtex, split_entries
from conspectus.readers.bibliographies.bibtex_text import address_of_tex, text_of_tex
from conspectus.readers.bibliographies.dates import parse_date, parse_parts
from conspectus.readers.bibliographies.identifiers import link_kind
from conspectus.readers.bibliographies.persons import bibtex_names
from conspectus.readers.bibliographies.references import (
    Reference,
    is_preprint_server,
    journal_text,
    record_of,
)
from conspectus.readers.collect import Place
from conspectus.readers.limits import first_papers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conspectus.model.partial_date import PartialDate
    from conspectus.model.record import Record
    from conspectus.readers.source import Source

_OTHER_SYNTAX = (b"{", b"[", b"<")
_VOLUMES = {"proceedings", "mvproceedings", "collection", "mvcollection", "xdata", "set"}
"""Types of entries that hold papers, or parts of entries, but are none."""
_INHERITED = ("year", "month", "date", "day")
_URL = re.compile(r"https?://[^\s{}]{1,2000}")
_CATEGORY = re.compile(r"[a-z-]{2,12}(?:\.[A-Za-z-]{2,20})?")
_SEPARATOR = re.compile(r"[,;]")
_MOST_DAMAGES = 10_000
"""A file with more of them is no BibTeX any more."""


def read_bibtex(source: Source) -> Listing | None:
    """Return the listing that a BibTeX file makes; None if it holds no entry.

    Raises:
        InputError: the data are empty, binary or not UTF-8.

    """
    if source.head[:1] in _OTHER_SYNTAX or b"@" not in source.data or not is_bibtex(source.text):
        return None
    damages: list[Damage] = []
    entries = list(_entries(source.text, damages))
    records = tuple(_records(entries, damages))
    damages.sort(key=lambda damage: (damage.line or 0, damage.message))
    return Listing(name=source.name, records=records, damages=tuple(damages))


def _entries(text: str, damages: list[Damage]) -> Iterator[tuple[int, BibEntry]]:
    """Yield the entries, each with its place; a damaged one keeps its place."""
    for rank, each in enumerate(first_papers(split_entries(text), damages), start=1):
        if len(damages) >= _MOST_DAMAGES:
            damages.append(
                Damage(each.line, "too many entries cannot be read; the rest was left out.")
            )
            return
        if isinstance(each, Damage):
            damages.append(each)
        else:
            yield rank, each


def _records(entries: list[tuple[int, BibEntry]], damages: list[Damage]) -> Iterator[Record]:
    """Yield the records of entries, which are used up: both at once would fill the memory."""
    parents = {entry.fields.get("crossref", "").casefold() for _, entry in entries}
    volumes = {key: entry for _, entry in entries if (key := entry.key.casefold()) in parents}
    damages += _left_out([entry for _, entry in entries if entry.type in _VOLUMES], volumes)
    entries.reverse()
    most = len(damages) + _MOST_DAMAGES
    while entries and len(damages) < most:
        rank, entry = entries.pop()
        if entry.type in _VOLUMES:
            continue
        place = Place(rank, entry.line)
        try:
            reference, wrong = _reference(_with_parent(entry, volumes))
            record, dropped = record_of(reference, line=entry.line, rank=rank)
        except ValueError as error:
            damages.append(place.left_out(error))
            continue
        damages += map(place.kept_without, (*wrong, *dropped))
        yield record


def _left_out(volumes: list[BibEntry], used: Mapping[str, BibEntry]) -> Iterator[Damage]:
    """Tell in one sentence of the volumes to which no paper refers; anthologies have thousands."""
    unused = [entry for entry in volumes if entry.key.casefold() not in used]
    if unused:
        first, more = unused[0], len(unused) - 1
        also = f", like {more:,} more" if more else ""
        yield Damage(first.line, f"@{first.type} is no paper, so it was left out{also}.")


def _with_parent(entry: BibEntry, by_key: Mapping[str, BibEntry]) -> Mapping[str, str]:
    """Return the fields of an entry, with what it takes from the volume that it refers to."""
    parent = by_key.get(entry.fields.get("crossref", "").casefold())
    if parent is None or parent is entry:
        return entry.fields
    inherited = {key: parent.fields[key] for key in _INHERITED if key in parent.fields}
    if any(key in entry.fields for key in ("year", "date")):
        inherited = {}
    if title := parent.fields.get("booktitle") or parent.fields.get("title"):
        inherited["booktitle"] = title
    return inherited | entry.fields


def _reference(fields: Mapping[str, str]) -> tuple[Reference, list[str]]:
    names, wrong = bibtex_names(fields.get("author", ""))
    journal = _text(fields, "journal", "journaltitle", "booktitle")
    reference = Reference(
        title=_title(fields),
        abstract=_text(fields, "abstract"),
        authors=tuple(map(text_of_tex, names)),
        published=_published(fields),
        identifiers=tuple(_identifiers(fields, journal)),
        urls=tuple(_urls(fields)),
        mentions=tuple(_text(fields, key) for key in ("journal", "note", "howpublished", "number")),
        journal=_journal(fields, journal),
        categories=tuple(_categories(fields)),
        keywords=tuple(_SEPARATOR.split(_text(fields, "keywords", "keyword"))),
    )
    return reference, wrong


def _text(fields: Mapping[str, str], *keys: str) -> str:
    """Return the first of some fields that says something."""
    return next((text for key in keys if key in fields and (text := text_of_tex(fields[key]))), "")


def _title(fields: Mapping[str, str]) -> str:
    title, subtitle = _text(fields, "title"), _text(fields, "subtitle")
    return f"{title}: {subtitle}" if title and subtitle else title


def _published(fields: Mapping[str, str]) -> PartialDate | None:
    date = parse_date(_text(fields, "date"))
    year, month, day = (_text(fields, key) for key in ("year", "month", "day"))
    return date or parse_parts(year, month, day)


def _identifiers(fields: Mapping[str, str], journal: str) -> Iterator[str]:
    """Yield what may spell an arXiv id or a DOI, the surest first."""
    archive = _text(fields, "archiveprefix", "eprinttype").casefold()
    if archive in {"", "arxiv"}:
        eprints = (fields[key] for key in ("eprint", "arxivid", "arxiv") if key in fields)
        yield from map(address_of_tex, eprints)
    yield address_of_tex(fields.get("doi", ""))
    if is_preprint_server(journal):
        yield _text(fields, "volume").removeprefix("abs/")


def _urls(fields: Mapping[str, str]) -> Iterator[str]:
    """Yield the addresses in some fields; those of notes lead to places of publication rarely."""
    for key in ("url", "pdf", "ee", "html", "code", "github", "howpublished"):
        if key in fields:
            yield from map(address_of_tex, _URL.findall(fields[key]))
    noted = map(address_of_tex, _URL.findall(fields.get("note", "")))
    yield from (url for url in noted if link_kind(url) != "venue")


def _journal(fields: Mapping[str, str], journal: str) -> str | None:
    if not _text(fields, "journal", "journaltitle"):
        return journal or None
    volume, number, pages = (_text(fields, key) for key in ("volume", "number", "pages"))
    date = _published(fields)
    return journal_text(
        journal, volume=volume, number=number, pages=pages, year=str(date.year) if date else ""
    )


def _categories(fields: Mapping[str, str]) -> Iterable[str]:
    text = _text(fields, "primaryclass", "eprintclass")
    return [text] if _CATEGORY.fullmatch(text) else []
