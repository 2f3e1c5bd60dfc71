"""What one listing says: the common form into which every reader turns its input."""

from __future__ import annotations

import datetime as dt  # noqa: TC003  # msgspec reads the annotations at run time
from typing import NamedTuple

import msgspec

from conspectus.model.paper import Organization  # noqa: TC001
from conspectus.model.partial_date import MonthDay, PartialDate  # noqa: TC001


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What one listing says of one paper. The fields mean what they mean in ``Paper``."""

    title: str
    abstract: str = ""
    line: int | None = None
    """Where the paper begins in the source, from 1; None where lines mean nothing, as in JSON."""
    rank: int
    """Its place in the source, from 1."""
    listed: dt.date | None = None
    """The day on which the source showed this paper, where it says so for each paper."""
    published: PartialDate | MonthDay | None = None
    """A MonthDay lies in the year of the page."""
    authors: tuple[str, ...] = ()
    author_count: int | None = None
    organization: Organization | None = None
    arxiv: str | None = None
    version: int | None = None
    """Which version of the paper the record describes, as arXiv counts them."""
    updated: dt.date | None = None
    """The day of that version."""
    withdrawn: bool = False
    doi: str | None = None
    journal: str | None = None
    """Where it was published, as the source words it: ``Nature 521, 436 (2015)``."""
    links: dict[str, str] = {}
    categories: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    comments: int | None = None
    upvotes: int | None = None


class Damage(NamedTuple):
    """A part of a source that could not be read and was left out."""

    line: int | None
    message: str


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """One source, read."""

    name: str
    """The file's name below ``content/listings/``."""
    format: str = ""
    """The name of its format in the table of readers; says how far its words are trusted."""
    shows: bool = True
    """Whether it shows papers to readers. One that does not only adds facts to papers that others
    show: it makes no entry and no sighting."""
    date: dt.date | MonthDay | None = None
    """The page's own date, with the year only if the page prints one."""
    records: tuple[Record, ...]
    damages: tuple[Damage, ...] = ()
