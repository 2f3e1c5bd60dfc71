"""What a search result shows of each paper. Pure functions; the index is made elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from conspectus.model.slug import LONGEST_SLUG
from conspectus.search.numbering import date_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conspectus.model.paper import Paper
    from conspectus.search.numbering import Numbering


class SearchRecord(NamedTuple):
    """What a search result shows that only the paper tells. What is not known is empty."""

    title: str
    abstract: str = ""
    """In full: the browser chooses the excerpt that fits the query."""
    authors: str = ""
    """As lists show them."""
    date: str = ""
    """ISO 8601, perhaps of reduced precision."""
    organization: str = ""
    """Its name."""
    comments: int = 0
    slug: str = ""
    """Only where the title does not tell it."""
    withdrawn: bool = False

    def row(self) -> list[str | int]:
        """Return what is known, without what is empty at the end."""
        known = max((place for place, each in enumerate(self) if each), default=-1)
        return list(self[: known + 1])


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
        comments=paper.comments or 0,
        withdrawn=paper.withdrawn,
    )
