"""Slugs: the part of an address that names a paper or a topic."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from slugify import slugify

if TYPE_CHECKING:
    from collections.abc import Container

LONGEST_SLUG = 80
_LONGEST_GIVEN = 200
"""File systems take 255 bytes, of which endings such as ``.yaml`` need some."""
_SLUG = re.compile(r"[A-Za-z0-9]+(?:[_-]+[A-Za-z0-9]+)*", re.ASCII)


def is_slug(text: str) -> bool:
    """Tell whether a text can be a part of an address: letters, digits, hyphens, not too many."""
    return len(text) <= _LONGEST_GIVEN and _SLUG.fullmatch(text) is not None


def make_slug(text: str, taken: Container[str] = ()) -> str:
    """Return a slug of lower-case ASCII letters, digits and hyphens that is not taken.

    Text that has no letter or digit, such as a row of symbols, gets a slug from its hash.
    """
    slug = slugify(text, max_length=LONGEST_SLUG, word_boundary=True)
    if not slug:
        slug = "untitled-" + hashlib.sha256(text.encode()).hexdigest()[:8]
    if slug not in taken:
        return slug
    return f"{slug}-{_free_number(slug, taken)}"


def _free_number(slug: str, taken: Container[str]) -> int:
    """Return a number from 2 that is free and follows one that is not.

    Where none is missing that is the next one. Thousands of papers may share a title, so it is
    found by doubling and halving; where numbers were given up, it may lie in a gap.
    """
    free = 2
    while f"{slug}-{free}" in taken:
        free *= 2
    last = free // 2  # taken; 1 stands for the slug without a number
    while free - last > 1:
        middle = (last + free) // 2
        if f"{slug}-{middle}" in taken:
            last = middle
        else:
            free = middle
    return free
