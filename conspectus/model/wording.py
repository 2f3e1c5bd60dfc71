"""How numbers and lists read in running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def count_text(number: int, noun: str, plural: str = "") -> str:
    """Return ``1 paper``, ``301 papers`` or ``10,000 papers``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def list_text(items: Sequence[str]) -> str:
    """Return ``A``, ``A and B`` or ``A, B and C``."""
    *others, last = items
    return f"{', '.join(others)} and {last}" if others else last
