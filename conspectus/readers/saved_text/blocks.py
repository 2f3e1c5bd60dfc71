"""The blocks of a saved text page: runs of lines between blank lines, and what each could be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from conspectus.model.paper import Organization
from conspectus.readers.counts import to_count
from conspectus.readers.decoding import clean
from conspectus.readers.saved_text.printed_dates import PATTERN, to_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conspectus.model.partial_date import MonthDay, PartialDate

_LONGEST_BYLINE = 300
_MOST_LINES = 3
_DOT = "·"
_BYLINE = re.compile(
    r"(?:(?!\d+ authors?\b)(?P<handle>[^\s•·]+)(?: (?P<name>[^•·]+?))?)?"
    r" ?(?:• ?)?(?:(?P<count>\d{1,6}) authors?)?"
    r" ?· ?" + PATTERN + r"(?: (?P<comments>\d{1,7}|\d{1,4}(?:\.\d)?k))?"
)
_LINE = re.compile(r"[^\n]*\n")
_FIRST_LINE = re.compile(r"•|\d+ authors?$")
_LAST_LINE = re.compile(PATTERN + r"(?: \d\S*)?")


class Byline(NamedTuple):
    """What the lines below an abstract say."""

    author_count: int | None
    organization: Organization | None
    published: PartialDate | MonthDay
    comments: int | None


class Block(NamedTuple):
    """A run of lines without a blank one."""

    line: int
    """Its first line in the source, from 1."""
    lines: tuple[str, ...]
    """Trimmed, none empty."""
    byline: Byline | None = None
    is_byline: bool = False
    """Whether this is a byline, be it one that cannot be read."""

    @property
    def text(self) -> str:
        """The lines as one."""
        return " ".join(self.lines)


def split_blocks(text: str) -> list[Block]:
    """Return the blocks of a text in order; those of a byline that fell apart are put together."""
    return _join_bylines([part for block in _runs(text) for part in _split_off_byline(block)])


def _runs(text: str) -> Iterator[Block]:
    lines: list[str] = []
    for number, raw in enumerate(_LINE.finditer(text + "\n\n"), start=1):
        if line := clean(raw[0]):
            lines.append(line)
        elif lines:
            yield Block(number - len(lines), tuple(lines))
            lines = []


def _split_off_byline(block: Block) -> Iterator[Block]:
    """Part a byline from the text that it follows without a blank line."""
    start = _byline_start(block.lines)
    if start:
        yield Block(block.line, block.lines[:start])
    yield _recognise(Block(block.line + start, block.lines[start:]))


def _byline_start(lines: tuple[str, ...]) -> int:
    """Return the index of the line where a byline begins, 0 where there is no text before one."""
    for index, line in enumerate(lines):
        if len(line) <= _LONGEST_BYLINE and _FIRST_LINE.match(_plain(line)):
            return index
    for length in range(1, min(len(lines), _MOST_LINES + 1)):
        if _recognise(Block(0, lines[-length:])).byline:
            return len(lines) - length
    return 0


def _recognise(block: Block) -> Block:
    """Mark a byline as one."""
    text = _plain(block.text) if sum(map(len, block.lines)) <= _LONGEST_BYLINE else ""
    byline = _read_byline(text)
    return block._replace(byline=byline, is_byline=byline is not None or _is_part(block, text))


def _is_part(block: Block, text: str) -> bool:
    """Tell whether a block is meant as a byline, or as a piece of one."""
    if not text:
        return False
    return bool(
        _FIRST_LINE.match(text)
        or _DOT in block.lines
        or text.startswith(_DOT)
        or text.endswith(_DOT)
        or _is_last_line(text)
    )


def _is_last_line(text: str) -> bool:
    """Tell whether a text is a date with or without comments; a title such as Llama 2 is not."""
    match = _LAST_LINE.fullmatch(text)
    return match is not None and to_date(match["month"], match["day"], match["year"]) is not None


def _join_bylines(blocks: list[Block]) -> list[Block]:
    """Put together the pieces of a byline that blank lines part."""
    joined: list[Block] = []
    for block in blocks:
        if joined and _are_pieces(joined[-1], block):
            first = joined.pop()
            block = _recognise(Block(first.line, first.lines + block.lines))  # noqa: PLW2901  # grows
        joined.append(block)
    return joined


def _are_pieces(*blocks: Block) -> bool:
    return all(block.is_byline and block.byline is None for block in blocks)


def _plain(text: str) -> str:
    """Return a text in which all white space is single spaces."""
    return " ".join(text.split())


def _read_byline(text: str) -> Byline | None:
    match = _BYLINE.fullmatch(text)
    if match is None:
        return None
    published = to_date(match["month"], match["day"], match["year"])
    count, handle = match["count"], match["handle"]
    if published is None or not (count or handle):
        return None
    organization = Organization(handle, match["name"] or handle) if handle else None
    comments = to_count(match["comments"] or "")
    return Byline(int(count) if count else None, organization, published, comments)
