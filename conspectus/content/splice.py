"""Replacing parts of a text that a person wrote; every other character stays as it is.

It knows nothing of what the text means: where a part begins and ends is for others to say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_BARE_LINE_FEED = re.compile(r"(?<!\r)\n")


class Splice(NamedTuple):
    """A new text for the part of the old one from ``start`` up to ``end``, in characters."""

    start: int
    end: int
    text: str
    """Its lines may end in a line feed alone; they get the line ends of the old text."""


def splice(text: str, splices: Iterable[Splice]) -> str:
    """Make all replacements, none of which may overlap.

    What is put in at a place stands before what is replaced there, and of several texts put in at
    one place the earlier stand first.
    """
    newline = _line_end(text)
    pieces, position = [], 0
    for start, end, new in sorted(splices, key=lambda each: each[:2]):
        pieces += [text[position:start], _BARE_LINE_FEED.sub(newline, new)]
        position = end
    return "".join(pieces) + text[position:]


def with_last_line_ended(text: str) -> str:
    """Return a text whose last line ends as the others do, so that lines can be put below it."""
    return text if not text or text.endswith("\n") else text + _line_end(text)


def line_start(text: str, position: int) -> int:
    """Return where the line begins in which a position lies."""
    return text.rfind("\n", 0, position) + 1


def next_line(text: str, position: int) -> int:
    """Return where the line below a position begins, or the end of the text."""
    return text.find("\n", position) + 1 or len(text)


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
