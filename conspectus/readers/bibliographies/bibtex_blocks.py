"""BibTeX files cut into entries, with their fields as plain TeX: bibtexparser does the parsing.

The text is handed to it one block at a time, so that a damaged entry costs itself alone and no
input takes more than linear time. What fields mean is decided elsewhere.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, NamedTuple

from bibtexparser.exceptions import ParserStateException
from bibtexparser.model import Block, Entry, ParsingFailedBlock, String
from bibtexparser.splitter import Splitter

from conspectus.model.partial_date import MONTHS
from conspectus.model.record import Damage
from conspectus.readers.texts import excess_of

if TYPE_CHECKING:
    from collections.abc import Iterator

# It warns of each damaged entry; here they are damages, and nothing may reach standard error.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL + 1)

_START = re.compile(r"^[ \t]*@(?=[A-Za-z]{1,40}[ \t]{0,8}[{(])", re.MULTILINE)
_FIRST_FIELD = re.compile(
    r"^[ \t]*@[A-Za-z]{1,40}[ \t]{0,8}[{(][^,{}=\"]{0,300},\s{0,80}[A-Za-z][\w:-]{0,60}\s{0,80}=",
    re.MULTILINE,
)
_NO_PAPER = re.compile(r"[ \t]*@(?:comment|preamble)\b", re.IGNORECASE)
_MACRO = re.compile(r"[ \t]*@string\b", re.IGNORECASE)
_MARKS = re.compile(r'(?<!\\)[{}"#]')
_LONGEST_BLOCK = 1_000_000
"""Characters; an entry with an abstract has some 3,000."""
_LONGEST_MACRO = 1_000
"""Characters; macros made of macros grow without end."""
_LONGEST_VALUE = 1_000_000
_SHOWN = 40
_ABBREVIATIONS = {month[:3].lower(): month for month in MONTHS}


class BibEntry(NamedTuple):
    """An entry: its fields are TeX without the outer braces or quotes, macros replaced."""

    line: int
    type: str
    key: str
    fields: dict[str, str]


def is_bibtex(text: str) -> bool:
    """Tell whether a text holds at least one entry with a field."""
    return _FIRST_FIELD.search(text) is not None


def split_entries(text: str) -> Iterator[BibEntry | Damage]:
    """Yield the entries of a text in order, and a damage for each that cannot be read."""
    macros = dict(_ABBREVIATIONS)
    for line, block in _blocks(text):
        if _NO_PAPER.match(block):
            continue
        if not _MACRO.match(block) and (lack := _lack(block)):
            yield Damage(line, f"{_named(block)} {lack}, so it was left out.")
            continue
        yield from _read(block, line, macros)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield what begins with an ``@`` at the start of a line, each with its line number."""
    line, counted, previous = 1, 0, None
    for match in _START.finditer(text):
        if previous is not None:
            yield line, text[previous : match.start()]
        line += text.count("\n", counted, match.start())
        counted = previous = match.start()
    if previous is not None:
        yield line, text[previous:]


def _lack(block: str) -> str | None:
    """Return why a block is not worth parsing; this is cheap, and parsing is not."""
    if excess := excess_of(block, _LONGEST_BLOCK):
        return excess
    if not _FIRST_FIELD.match(block):
        return "has no key and field, as in @article{key, title = {…}}"
    if "title" not in block and "title" not in block.lower():
        return "has no title"
    return None


def _named(block: str) -> str:
    return f"the entry {' '.join(block[: 4 * _SHOWN].split())[:_SHOWN]!r}"


def _read(block: str, line: int, macros: dict[str, str]) -> Iterator[BibEntry | Damage]:
    try:
        parsed = Splitter(block).split().blocks
    except (ParserStateException, ValueError, IndexError, AttributeError, RecursionError):
        yield Damage(line, f"{_named(block)} is no BibTeX, so it was left out.")
        return
    for each in parsed:
        start = line + (each.start_line or 0)
        found = _whole(each)
        if isinstance(found, String):
            macros[found.key.lower()] = _value(found.value, macros)[:_LONGEST_MACRO]
        elif isinstance(found, Entry):
            yield _entry(found, start, macros)
        elif isinstance(found, ParsingFailedBlock):
            yield Damage(start, f"{_named(each.raw or block)} {_reason(found)}")


def _whole(block: Block) -> Block:
    """Return the entry in a block that was set aside only because a field or key comes twice."""
    if isinstance(block, ParsingFailedBlock) and block.ignore_error_block is not None:
        return _whole(block.ignore_error_block)
    return block


def _reason(block: ParsingFailedBlock) -> str:
    said = " ".join(str(getattr(block.error, "abort_reason", "")).split()).rstrip(" .")
    if not said or "end of file" in said:
        said = "a brace or quote does not close"
    return f"cannot be read ({said[: 4 * _SHOWN]}), so it was left out."


def _entry(entry: Entry, line: int, macros: dict[str, str]) -> BibEntry:
    """Return an entry; of a field that comes twice, the first."""
    fields: dict[str, str] = {}
    for field in entry.fields:
        fields.setdefault(field.key.lower(), _value(field.value, macros))
    return BibEntry(line, entry.entry_type.lower(), entry.key, fields)


def _value(source: str, macros: dict[str, str]) -> str:
    """Return a value without its delimiters: ``nov # "~1"`` is ``November~1``."""
    parts = (_part(part.strip(), macros) for part in _concatenated(source))
    return "".join(parts)[:_LONGEST_VALUE]


def _part(part: str, macros: dict[str, str]) -> str:
    if len(part) > 1 and (part[0], part[-1]) in (("{", "}"), ('"', '"')):
        return part[1:-1]
    return macros.get(part.lower(), part)


def _concatenated(source: str) -> Iterator[str]:
    """Yield what stands between the ``#`` outside of braces and quotes."""
    depth, quoted, start = 0, False, 0
    for match in _MARKS.finditer(source):
        mark = match[0]
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth = max(depth - 1, 0)
        elif depth == 0 and mark == '"':
            quoted = not quoted
        elif depth == 0 and mark == "#" and not quoted:
            yield source[start : match.start()]
            start = match.end()
    yield source[start:]
