"""Texts of papers, of whatever format: on one line, and no larger than an entry can hold."""

from __future__ import annotations

from conspectus.model.paper import LONGEST_ABSTRACT, LONGEST_TITLE
from conspectus.readers.decoding import clean, has_words
from conspectus.readers.seen import shown


def one_line(text: str) -> str:
    """Return a text without control characters, its white space and line breaks single spaces."""
    line = " ".join(text.split())
    return line if line.isprintable() else " ".join(clean(line).split())


def checked_title(title: str) -> str:
    """Return a title as it is.

    Raises:
        ValueError: it is empty, too long, or no title at all.

    """
    if not title:
        raise ValueError("the title is empty")
    if excess := excess_of(title, LONGEST_TITLE):
        raise ValueError(f"the title {excess}")
    if not has_words(title):
        raise ValueError(f"the title {shown(title)} has no letter or digit")
    return title


def checked_abstract(abstract: str) -> str:
    """Return an abstract as it is; it may be empty.

    Raises:
        ValueError: it is too long.

    """
    if excess := excess_of(abstract, LONGEST_ABSTRACT):
        raise ValueError(f"the abstract {excess}")
    return abstract


def excess_of(text: str, limit: int) -> str:
    """Return ``has 1,234 characters and at most 1,000 fit``; empty for a text that fits."""
    return f"has {len(text):,} characters and at most {limit:,} fit" if len(text) > limit else ""
