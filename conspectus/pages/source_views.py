"""What the template of the page of sources receives; the other views stand in ``views``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from conspectus.pages.views import Day, Link, OutLink


class SkippedItem(NamedTuple):
    """A part of a source that was left out."""

    line: str
    why: str


class SourceItem(NamedTuple):
    """A source, as far as ingest noted something of it; what is not known is empty."""

    anchor: str
    file: str
    format: str
    day: Day | None
    """The day of the listing."""
    ingested: Day | None
    papers: str
    origin: OutLink | None
    """Where it was fetched from."""
    fetched: Day | None
    digests: tuple[Link, ...]
    more_digests: str
    """``and 4 more``, where a source makes many."""
    skipped: tuple[SkippedItem, ...]
    skipped_size: str
    more_skipped: str


class SourceYear(NamedTuple):
    """The sources of one year."""

    title: str
    anchor: str
    size: str
    sources: tuple[SourceItem, ...]


class SourcesView(NamedTuple):
    """The page of sources."""

    title: str
    description: str
    facts: tuple[str, ...]
    latest: Day | None
    """The day on which something was ingested last."""
    years: tuple[SourceYear, ...]
