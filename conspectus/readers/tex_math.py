r"""Mathematics in a text: simple fragments become plain characters, all others stay TeX.

``$O(n^2)$`` is simple, ``$\frac{1}{n}$`` is not. Money (``$5 and $10``) is neither.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from conspectus.readers.tex_fragment import simplify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conspectus.readers.tex_shelter import Shelter

LONGEST_SIMPLE: Final = 200
"""Characters; a longer fragment is not read with pleasure in one line of plain text."""

_DELIMITER: Final = re.compile(r"\\[()\\$]|\$\$?")
_CLOSES: Final = {"$": "$", "$$": "$$", "\\(": "\\)"}
_TEX: Final = re.compile(r"[\\^_]")
_PROSE: Final = re.compile(r"[A-Za-z]{2,},? +[A-Za-z]{2,}")
_LOOSE_END: Final = re.compile(r"[:/,;.-]\Z")


def plain_math(text: str, shelter: Shelter) -> str:
    """Return a text with simple mathematics in plain characters and the rest of it sheltered."""
    if "$" not in text and "\\(" not in text:
        return text
    parts: list[str] = []
    end = 0
    for start, stop, fragment, delimiter in _fragments(text):
        simple = None
        if delimiter != "$$" and len(fragment) <= LONGEST_SIMPLE:
            simple = simplify(fragment)
        parts += text[end:start], simple or shelter.hide(text[start:stop])
        end = stop
    return "".join(parts) + text[end:]


def _fragments(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Give start, end, content and opening delimiter of each piece of mathematics, in order."""
    tokens = [match for match in _DELIMITER.finditer(text) if match[0] not in {"\\\\", "\\$"}]
    place = 0
    while place + 1 < len(tokens):
        opening, closing = tokens[place], tokens[place + 1]
        content = text[opening.end() : closing.start()]
        matching = _CLOSES.get(opening[0]) == closing[0]
        if matching and _is_math(content, text[closing.end() : closing.end() + 1], opening[0]):
            yield opening.start(), closing.end(), content, opening[0]
            place += 2
        else:
            place += 1


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
