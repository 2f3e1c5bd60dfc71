"""What a search result shows of each paper. Pure functions; the index is made elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from conspectus.model.slug import LONGEST_SLUG
from conspectus.search.numbering import date_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conspectus.model.paper import Paper
    from conspectus.search.numbering import Numbering


class SearchRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """What a search result shows that only the paper tells. What is not known is empty."""

    slug: str = ""
    """Only where the title does not tell it."""
    title: str
    abstract: str = ""
    """In full: the browser chooses the excerpt that fits the query."""
    date: str = ""
    """ISO 8601, perhaps of reduced precision."""
    authors: str = ""
    """As lists show them."""
    organization: str = ""
    """Its name."""
    comments: int | None = None
    withdrawn: bool = False


def search_records(numbering: Numbering, byline: Callable[[Paper], str]) -> Iterator[SearchRecord]:
    """Yield a record for each paper, in the order of their numbers."""
    for paper in numbering.papers:
        yield _record(paper, byline(paper))


def told_slug(text: str) -> str:
    """Return the slug that a title or a label tells, if only by letters and digits of ASCII.

    Nearly always it is what ``make_slug`` gives; the browser can compute it too.
    """
    words = re.findall("[a-z0-9]+", text.lower())
    slug = "-".join(words)
    if len(slug) <= LONGEST_SLUG:
        return slug
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        slug = longer if len(longer) <= LONGEST_SLUG else slug
    return slug


def _record(paper: Paper, authors: str) -> SearchRecord:
    date = date_of(paper)
    return SearchRecord(
        slug="" if told_slug(paper.title) == paper.slug else paper.slug,
        title=paper.title,
        abstract=paper.abstract,
        date=str(date) if date else "",
        authors=authors,
        organization=paper.organization.name if paper.organization else "",
        comments=paper.comments,
        withdrawn=paper.withdrawn,
    )
