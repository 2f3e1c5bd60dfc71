"""Abstracts that are stored as an inverted index: which word stands where.

Source of the format: https://docs.openalex.org/api-entities/works/work-object#abstract_inverted_index
"""

from __future__ import annotations

from typing import Any

from conspectus.model.paper import LONGEST_ABSTRACT

_LAST_POSITION = 100_000


def abstract_of(index: dict[str, Any]) -> str:
    """Return the words of an inverted index in their order.

    Raises:
        ValueError: it is no inverted index, or one of more text than an abstract has.

    """
    index = _unwrapped(index)
    length = 0
    places: list[tuple[int, str]] = []
    for word, positions in index.items():
        if not isinstance(positions, list):
            raise ValueError("abstract_inverted_index lists no positions for a word")  # noqa: TRY004  # bad input, not a bad call
        length += (len(word) + 1) * len(positions)
        if length > LONGEST_ABSTRACT:
            raise ValueError(f"the abstract has more than {LONGEST_ABSTRACT:,} characters")
        places += ((_checked(position), word) for position in positions)
    return " ".join(word for _, word in sorted(places))


def _checked(position: object) -> int:
    if isinstance(position, bool) or not isinstance(position, int):
        raise ValueError("abstract_inverted_index has a position that is no number")  # noqa: TRY004  # bad input, not a bad call
    if not 0 <= position <= _LAST_POSITION:
        raise ValueError(f"abstract_inverted_index has the position {position:,}")
    return position


def _unwrapped(index: dict[str, Any]) -> dict[str, Any]:
    """Return the index itself; old data wrap it with its length."""
    inner = index.get("InvertedIndex")
    return inner if isinstance(inner, dict) else index
