"""A bibliographic reference, whatever file it came from, and the record that it makes.

The readers of bibliographies take their formats apart; what the parts mean is decided here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from conspectus.model.arxiv_id import VersionedId, parse_versioned_id
from conspectus.model.paper import LONGEST_TITLE
from conspectus.model.partial_date import PartialDate  # noqa: TC001  # msgspec reads it at run time
from conspectus.model.record import Record
from conspectus.readers.bibliographies.identifiers import (
    doi,
    link_kind,
    mentioned_arxiv_id,
)
from conspectus.readers.decoding import clean
from conspectus.readers.texts import checked_abstract, checked_title, excess_of, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST_NAME = 500
_LONGEST_WORD = 200
"""Characters of a keyword or a category."""
_PREPRINTS = re.compile(r"(?:arxiv|corr\b|computing research repository)", re.IGNORECASE)
_SIMPLE = re.compile(r"[\w.](?:[\w./&()\u2013-]{0,19})")
"""A volume or a number, also as ``63-II``, ``3/4`` and ``50(2)``."""
_PAGES = re.compile(r"([\w.:]{1,20})(?:\s?[-\u2013\u2014]{1,3}\s?([\w.:]{1,20}))?")


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """What a bibliography says of one paper: texts on one line, without the format's own marks."""

    title: str
    abstract: str = ""
    authors: tuple[str, ...] = ()
    """In order, first names first."""
    published: PartialDate | None = None
    identifiers: tuple[str, ...] = ()
    """Texts that may spell an arXiv id or a DOI, the surest first."""
    urls: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    """Texts that may name an arXiv id among other things, such as a note."""
    journal: str | None = None
    categories: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    withdrawn: bool = False


def record_of(reference: Reference, *, line: int | None, rank: int) -> tuple[Record, list[str]]:
    """Return the record of a reference, and a sentence for each value that had to be dropped.

    Raises:
        ValueError: the title is empty, endless or has no words.

    """
    dropped: list[str] = []
    arxiv = _arxiv(reference)
    dois = (doi(text) for text in (*reference.identifiers, *reference.urls))
    record = Record(
        title=checked_title(clean(reference.title)),
        abstract=_abstract(reference.abstract, dropped),
        line=line,
        rank=rank,
        published=reference.published,
        authors=tuple(_short(reference.authors, _LONGEST_NAME, "the name of an author", dropped)),
        arxiv=arxiv.id if arxiv else None,
        version=arxiv.version if arxiv else None,
        withdrawn=reference.withdrawn,
        doi=next(filter(None, dois), None),
        journal=_journal(reference.journal),
        links=_links(reference.urls),
        categories=tuple(
            _short(dict.fromkeys(reference.categories), _LONGEST_WORD, "a category", dropped)
        ),
        keywords=tuple(
            _short(
                dict.fromkeys(map(str.strip, reference.keywords)),
                _LONGEST_WORD,
                "a keyword",
                dropped,
            )
        ),
    )
    return record, dropped


def journal_text(
    name: str, *, volume: str = "", number: str = "", pages: str = "", year: str = ""
) -> str | None:
    """Return where a paper was published, ``Nature 521, 436 (2015)``; None without a name.

    What is not a plain volume, number, page range or year is left out.
    """
    name = one_line(name)
    if not name or not _SIMPLE.fullmatch(volume):
        return name or None
    issue = f"({number})" if _SIMPLE.fullmatch(number) else ""
    span = _PAGES.fullmatch(pages)
    place = ", " + "\u2013".join(part for part in span.groups() if part) if span else ""
    when = f" ({year})" if _SIMPLE.fullmatch(year) else ""
    return f"{name} {volume}{issue}{place}{when}"


def is_preprint_server(journal: str) -> bool:
    """Tell whether what stands as the journal is arXiv under one of its names."""
    return _PREPRINTS.match(journal) is not None


def _abstract(abstract: str, dropped: list[str]) -> str:
    try:
        return checked_abstract(clean(abstract))
    except ValueError as error:
        dropped.append(str(error))
        return ""


def _short(texts: Iterable[str], limit: int, kind: str, dropped: list[str]) -> Iterator[str]:
    """Yield the texts that are neither empty nor endless."""
    for text in map(clean, texts):
        if excess := excess_of(text, limit):
            dropped.append(f"{kind} {excess}")
        elif text:
            yield text


def _arxiv(reference: Reference) -> VersionedId | None:
    """Return the arXiv id that the surest text spells, with the version that any text names."""
    spelt = map(parse_versioned_id, (*reference.identifiers, *reference.urls))
    found = [each for each in (*spelt, *map(mentioned_arxiv_id, reference.mentions)) if each]
    versions = (each.version for each in found if each.id == found[0].id and each.version)
    return VersionedId(found[0].id, next(versions, None)) if found else None


def _journal(journal: str | None) -> str | None:
    if journal is None or is_preprint_server(journal) or len(journal) > LONGEST_TITLE:
        return None
    return clean(journal) or None


def _links(urls: Iterable[str]) -> dict[str, str]:
    """Return the first address of each kind."""
    links: dict[str, str] = {}
    for url in urls:
        if kind := link_kind(url):
            links.setdefault(kind, url)
    return links
