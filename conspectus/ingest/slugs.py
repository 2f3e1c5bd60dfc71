"""Slugs of new entries: from the title, and where that is taken with what tells the paper apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conspectus.model.slug import make_slug

if TYPE_CHECKING:
    from collections.abc import Container

    from conspectus.model.paper import Paper

_ENDING = re.compile(r"-(?:\d{4}-\d{4,5}|[a-z]+\d{7}|\d+)\Z", re.ASCII)
_NO_LETTER = re.compile(r"[^a-z0-9]+", re.ASCII)


def new_slug(paper: Paper, taken: Container[str]) -> str:
    """Return a slug that is not taken.

    Of papers of one title, all but the first get their arXiv id behind it, or where none is known
    a number: ``editorial``, ``editorial-2503-11731``, ``editorial-2``.
    """
    slug = make_slug(paper.title)
    if slug not in taken:
        return slug
    if paper.arxiv and (with_id := f"{slug}-{_id_part(paper.arxiv)}") not in taken:
        return with_id
    return make_slug(paper.title, taken)


def without_ending(slug: str) -> str:
    """Return a slug without what may tell its paper from others of the same title."""
    return _ENDING.sub("", slug)


def _id_part(arxiv_id: str) -> str:
    if "/" in arxiv_id:
        return _NO_LETTER.sub("", arxiv_id)
    return arxiv_id.replace(".", "-")
