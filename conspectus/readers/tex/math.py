r"""Mathematics in a text: simple fragments become plain characters, all others stay TeX.

``$O(n^2)$`` is simple, ``$\frac{1}{n}$`` is not. Money (``$5 and $10``) is neither.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from conspectus.readers.tex.fragment import simplify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conspectus.readers.tex.shelter import Shelter

LONGEST_SIMPLE: Final = 200
"""Characters; a longer fragment is not read with pleasure in one line of plain text."""

_DELIMITER: Final = re.compile(r"\\.|\$")
_CLOSES: Final = {"$": "$", "\\(": "\\)"}
_OPEN_END: Final = re.compile(r"[\^_]\w+\Z")
"""A script without characters of its own; a letter right after it would seem to belong to it."""
_LINK: Final = re.compile(r"\\(?:href|url)\s*\{")
_TEX: Final = re.compile(r"[\\^_]")
_PROSE: Final = re.compile(r"[A-Za-z]{2,},? +[A-Za-z]{2,}")
_LOOSE_END: Final = re.compile(r"[:/,;.-]\Z")


class _Fragment(NamedTuple):
    """One piece of mathematics and where it stands, its delimiters included."""

    start: int
    end: int
    content: str
    displayed: bool
    """Whether it stands in a line of its own."""


def plain_math(text: str, shelter: Shelter) -> str:
    """Return a text with simple mathematics in plain characters and the rest of it sheltered."""
    if "$" not in text and "\\(" not in text:
        return text
    parts: list[str] = []
    end = 0
    for fragment in _fragments(text):
        hidden = text[fragment.start : fragment.end]
        before = text[fragment.start - 1] if fragment.start else ""
        plain = _plain(fragment, before) or ""
        if not plain or (
            _OPEN_END.search(plain) and text[fragment.end : fragment.end + 1].isalnum()
        ):
            plain = shelter.hide(hidden)
        parts += text[end : fragment.start], plain
        end = fragment.end
    return "".join(parts) + text[end:]


def _plain(fragment: _Fragment, before: str) -> str | None:
    """Return a fragment as plain characters; None where it is not simple."""
    content = fragment.content
    if fragment.displayed or len(content) > LONGEST_SIMPLE:
        return None
    if _LINK.match(content):
        return content
    if content.lstrip()[:1] in {"^", "_"} and (before.isalnum() or before in {")", "]"}):
        plain = simplify(f"x{content.lstrip()}")  # its base stands before the dollar
        return plain[1:] if plain else None
    return simplify(content)


def _fragments(text: str) -> Iterator[_Fragment]:
    """Give each piece of mathematics, in order."""
    tokens = [match for match in _DELIMITER.finditer(text) if match[0] in {"$", "\\(", "\\)"}]
    place = 0
    while place + 1 < len(tokens):
        opening, closing = tokens[place], tokens[place + 1]
        content = text[opening.end() : closing.start()]
        if opening[0] == closing[0] == "$" and not content:
            last = _end_of_display(tokens, place + 2)
            if last:
                start, end = opening.start(), tokens[last].end()
                yield _Fragment(start, end, text[start:end], displayed=True)
            place = last + 1 if last else place + 2
        elif _CLOSES.get(opening[0]) == closing[0] and _is_math(
            content, text[closing.end() : closing.end() + 1], opening[0]
        ):
            yield _Fragment(opening.start(), closing.end(), content, displayed=False)
            place += 2
        else:
            place += 1


def _end_of_display(tokens: list[re.Match[str]], place: int) -> int:
    """Return the index of the second of the next two adjoining dollars; 0 if there are none."""
    for index in range(place, len(tokens) - 1):
        first, second = tokens[index], tokens[index + 1]
        if first[0] == second[0] == "$" and first.end() == second.start():
            return index + 1
    return 0


@lru_cache(maxsize=16384)
def _is_math(content: str, after: str, delimiter: str) -> bool:
    r"""Tell whether what stands between two delimiters is mathematics.

    As Pandoc has it, ``$`` hugs its content and no digit follows it, unless TeX inside leaves no
    doubt. ``$HOME/$USER`` and ``${a}${b}`` are no mathematics either.
    """
    if not content.strip():
        return False
    if delimiter != "$":
        return True
    if _TEX.search(content):
        return after != "{" and _balanced(content)
    if content != content.strip() or _PROSE.search(content) or after == "{":
        return False
    if after.isdigit() and content[0].isdigit():
        return False
    return not (after.isalnum() and len(content) > 1 and _LOOSE_END.search(content))


def _balanced(content: str) -> bool:
    depth = 0
    for brace in re.findall(r"\\.|[{}]", content):
        depth += {"{": 1, "}": -1}.get(brace, 0)
        if depth < 0:
            return False
    return depth == 0
