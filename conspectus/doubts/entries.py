"""What looks doubtful in an entry taken by itself, though it is no mistake. Pure functions."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from conspectus.doubts.abstract_ends import stops_short
from conspectus.doubts.doubt import Doubt
from conspectus.errors import Problem
from conspectus.pages.paper_page import followable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conspectus.model.paper import Paper

_QUOTED = 40
"""Characters of an abstract's end that a message repeats."""
_REST = re.compile(r"\bet\.? al\b|^(?:and )?\d* ?(?:others|more)(?: authors)?$", re.IGNORECASE)
_SEVERAL = re.compile(r";| and |&|,.*,", re.IGNORECASE)
_GROUP = re.compile(
    r"collaborat|consorti|team|group|network|initiative|project|institute|lab\b|committee"
    r"|society|center|centre|university|department",
    re.IGNORECASE,
)
_LONGEST_NAME = 150


class Entry(NamedTuple):
    """A paper, and the file that messages name."""

    file: str
    paper: Paper

    def doubt(self, kind: str, message: str) -> Doubt:
        """Return a doubt about the entry."""
        return Doubt(kind, Problem(self.file, None, message))


def doubts_of(entry: Entry, today: dt.date) -> Iterator[Doubt]:
    """Yield what is doubtful in an entry.

    No date may lie after ``today``, in UTC, but for the day that has begun further east.
    """
    tomorrow = today + dt.timedelta(days=1)
    paper = entry.paper
    if not paper.published and not paper.first_seen:
        yield entry.doubt(
            "no date", "nothing says when it came out or was listed; add 'published: 2025-03'."
        )
    if not (paper.arxiv or paper.doi or any(map(followable, paper.links.values()))):
        yield entry.doubt(
            "no link", "no arXiv id, DOI or web address leads to the paper; add one of them."
        )
    if not paper.abstract.strip():
        yield entry.doubt("no abstract", "it has no abstract.")
    elif stops_short(paper.abstract):
        end = " ".join(paper.abstract[-2 * _QUOTED :].split())[-_QUOTED:]
        message = f"the abstract seems to stop in mid-sentence: …{end}"
        yield entry.doubt("cut abstract", message)
    yield from _future_dates(entry, tomorrow)
    yield from _odd_authors(entry)


def _future_dates(entry: Entry, latest: dt.date) -> Iterator[Doubt]:
    paper = entry.paper
    if paper.published and paper.published.earliest > latest:
        yield entry.doubt("future date", f"'published' is {paper.published}, which is yet to come.")
    for seen in paper.sightings:
        if seen.date and seen.date > latest:
            message = f"{seen.listing} shows it on {seen.date}, which is yet to come."
            yield entry.doubt("future date", message)


def _odd_authors(entry: Entry) -> Iterator[Doubt]:
    paper = entry.paper
    for name in paper.authors:
        if _REST.search(name.strip()):
            why = "is no name; list all authors, or give their number as 'author_count'"
        elif len(name) > _LONGEST_NAME or (_SEVERAL.search(name) and not _GROUP.search(name)):
            why = "looks like several; write each on its own"
        elif not any(map(str.isalpha, name)):
            why = "is no name"
        else:
            continue
        yield entry.doubt("authors", f"the author {_short(name)!r} {why}.")
        return
    if paper.author_count is not None and paper.author_count < len(paper.authors):
        message = f"'author_count' is {paper.author_count}, but {len(paper.authors)} are named."
        yield entry.doubt("authors", message)


def _short(text: str) -> str:
    return text if len(text) <= 2 * _QUOTED else f"{text[: 2 * _QUOTED]}…"
