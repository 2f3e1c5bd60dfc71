"""How numbers read in running text."""

from __future__ import annotations


def count_text(number: int, noun: str, plural: str = "") -> str:
    """Return ``1 paper``, ``301 papers`` or ``10,000 papers``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
