"""Slugs: the part of an address that names a paper or a topic."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from slugify import slugify

if TYPE_CHECKING:
    from collections.abc import Container

LONGEST_SLUG = 80
_SLUG = re.compile(r"[A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)*", re.ASCII)


def is_slug(text: str) -> bool:
    """Tell whether a text can be a part of an address as it is: no slash, no dots at its ends."""
    return _SLUG.fullmatch(text) is not None


def make_slug(text: str, taken: Container[str] = ()) -> str:
    """Return a slug of lower-case ASCII letters, digits and hyphens that is not taken.

    Text that has no letter or digit, such as a row of symbols, gets a slug from its hash.
    """
    slug = slugify(text, max_length=LONGEST_SLUG, word_boundary=True)
    if not slug:
        slug = "untitled-" + hashlib.sha256(text.encode()).hexdigest()[:8]
    if slug not in taken:
        return slug
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"
