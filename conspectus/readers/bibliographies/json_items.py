"""JSON sources that hold a list of things: which shape most of them have, and texts in them.

Knows no format: readers say what their items look like.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_LOOKED_AT = 50
_LARGEST_NUMBER = 10**9


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
