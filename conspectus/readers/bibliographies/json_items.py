"""JSON sources that hold a list of things: which shape most of them have, and texts in them.

Knows no format: readers say what their items look like.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from conspectus.readers.source import Source

_LOOKED_AT = 50
_LARGEST_NUMBER = 10**9


def json_value(source: Source) -> Any:  # noqa: ANN401  # whatever the JSON says
    """Return the value of a source that is one JSON document; None for JSON lines and all else.

    JSON lines are seen from the first line, so that a large snapshot is not unpacked to learn it.
    """
    line, end, rest = source.head.partition(b"\n")
    if line[:1] not in (b"{", b"["):
        return None
    if end and rest.lstrip()[:1] == b"{" and _is_json(line):
        return None
    return source.json


def mostly(items: Iterable[object], has_shape: Callable[[dict[str, Any]], bool]) -> bool:
    """Tell whether more than half of the first items are objects of a shape."""
    seen = list(islice(items, _LOOKED_AT))
    return 2 * sum(isinstance(item, dict) and has_shape(item) for item in seen) > len(seen)


def text_of(value: object) -> str:
    """Return a text, or a number as a text; "" for whatever else stands in its place."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST_NUMBER:
        return str(value)
    return ""


def first_text(value: object) -> str:
    """Return the text that stands alone, or first in a list."""
    if isinstance(value, list):
        return next(filter(None, map(text_of, value)), "")
    return text_of(value)


def object_of(value: object) -> dict[str, Any]:
    """Return an object; an empty one for whatever else stands in its place."""
    return value if isinstance(value, dict) else {}


def objects_of(value: object) -> list[dict[str, Any]]:
    """Return the objects of a list; none for whatever else stands in its place."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _is_json(line: bytes) -> bool:
    try:
        msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True
