"""Counts as pages print them. Pure text to value."""

from __future__ import annotations

import re

from conspectus.model.paper import LARGEST_COUNT

_COUNT = re.compile(
    r"(\d{1,12}|\d{1,3}(?:,\d{3})+|\d{1,9}\.\d{1,3})\s*([km]?)", re.ASCII | re.IGNORECASE
)
_FACTORS = {"": 1, "k": 1_000, "m": 1_000_000}


def to_count(text: str) -> int | None:
    """Return the count that a page prints as ``12``, ``1,234`` or ``1.2k``."""
    match = _COUNT.fullmatch(text.strip())
    if match is None:
        return None
    count = round(float(match[1].replace(",", "")) * _FACTORS[match[2].lower()])
    return count if count <= LARGEST_COUNT else None
