"""Listings as a person gets them who selects all of a papers page and saves it as text.

The form is that of Hugging Face's papers pages: a header that ends in the page's date, then for
each paper a title, an abstract and, on some pages, a byline (authors or organisation, date,
comments), with blank lines between them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from conspectus.model.record import Damage, Listing, Record
from conspectus.readers.saved_text.blocks import Block, split_blocks
from conspectus.readers.saved_text.pairing import Part, pair
from conspectus.readers.saved_text.printed_dates import PATTERN, to_date
from conspectus.readers.seen import shown
from conspectus.readers.texts import checked_abstract, checked_title

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from conspectus.model.partial_date import MonthDay
    from conspectus.readers.source import Source

_HEADER = frozenset(
    {
        "new",
        "Get trending papers in your email inbox!",
        "Subscribe",
        "Daily Papers",
        "byAK and the research community",
        "by AK and the research community",
    }
)
_PAGE_DATE = re.compile(PATTERN)
_LONGEST_HEADER = 40
_LONGEST_HEADER_LINE = 120


class _Header(NamedTuple):
    length: int
    """In lines, blank ones included."""
    known: bool
    """Whether a line of it is known from such pages."""
    date: dt.date | MonthDay | None


def read_text_listing(source: Source) -> Listing | None:
    """Return the listing that a page saved as text shows; None if the text is no such page.

    Raises:
        InputError: the bytes are empty, binary or not UTF-8.

    """
    lines = source.text.split("\n")
    header = _read_header(lines)
    body = "\n" * header.length + "\n".join(lines[header.length :])
    del lines  # a large file has millions of them
    blocks = split_blocks(body)
    if not (header.known or header.date or any(block.byline for block in blocks)):
        return None
    records, damages = _read_parts(pair(blocks))
    return Listing(
        name=source.name, date=header.date, records=tuple(records), damages=tuple(damages)
    )


def _read_header(lines: Sequence[str]) -> _Header:
    """Find the lines before the first paper: those up to the page's date, or the known ones."""
    known = 0
    for index, raw in enumerate(lines[:_LONGEST_HEADER]):
        line = " ".join(raw.split())
        if line in _HEADER:
            known = index + 1
        elif (match := _PAGE_DATE.fullmatch(line)) and (date := _page_date(match)):
            return _Header(index + 1, bool(known), date)
        elif len(line) > _LONGEST_HEADER_LINE or "·" in line or "•" in line:
            break
    return _Header(known, bool(known), None)


def _page_date(match: re.Match[str]) -> dt.date | MonthDay | None:
    date = to_date(match["month"], match["day"], match["year"])
    return date.earliest if isinstance(date, str) else date


def _read_parts(parts: Sequence[Part]) -> tuple[list[Record], list[Damage]]:
    """Turn each whole part into a record; a lost paper keeps its place in the ranking."""
    records: list[Record] = []
    damages: list[Damage] = []
    rank = 0
    for part in parts:
        rank += bool(part.title or part.abstract)
        if damage := _incomplete(part) or _unusable(part):
            damages.append(damage)
            continue
        records.append(_record(part, rank))
        if part.byline and not part.byline.byline:
            damages.append(_unreadable(part.byline))
    return records, damages


def _incomplete(part: Part) -> Damage | None:
    """Say what a part lacks to be a paper, if anything."""
    title, abstract, byline = part
    if title and not abstract:
        return Damage(
            title.line,
            f"the title {shown(title.text)} has no abstract, so this paper was left out; "
            "put the abstract below it, after a blank line.",
        )
    if abstract and not title:
        return Damage(
            abstract.line,
            f"the abstract {shown(abstract.text)} has no title, so this paper was left out; "
            "put the title above it, before a blank line.",
        )
    if byline and not title:
        return Damage(byline.line, f"{shown(byline.text)} belongs to no paper; it was left out.")
    return None


def _unusable(part: Part) -> Damage | None:
    """Say which text of a whole part is none that an entry can hold, if any."""
    for block, checked in ((part.title, checked_title), (part.abstract, checked_abstract)):
        try:
            checked(block.text if block else "")
        except ValueError as error:
            message = f"{error}, so this paper was left out; put one that fits there."
            return Damage(block.line if block else None, message)
    return None


def _unreadable(byline: Block) -> Damage:
    return Damage(
        byline.line,
        f"{shown(byline.text)} is not of the form '• 9 authors · Feb 28, 2024 12', so it was left "
        "out; the paper was kept.",
    )


def _record(part: Part, rank: int) -> Record:
    """Return the record of a part that has a title and an abstract."""
    title, abstract, byline = part
    if title is None or abstract is None:
        raise ValueError("a record needs a title and an abstract")
    said = byline.byline if byline else None
    return Record(
        title=title.text,
        abstract=abstract.text,
        line=title.line,
        rank=rank,
        published=said.published if said else None,
        author_count=said.author_count if said else None,
        organization=said.organization if said else None,
        comments=said.comments if said else None,
    )
