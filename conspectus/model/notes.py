"""What ingest notes down of its own work, so that later runs and readers of the site know."""

from __future__ import annotations

import datetime as dt  # noqa: TC003  # msgspec reads the annotations at run time

import msgspec


class Skipped(msgspec.Struct, frozen=True, omit_defaults=True):
    """A part of a source that was left out."""

    why: str
    line: int | None = None


class SourceNote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one source."""

    file: str
    """Its path below ``content/``: ``listings/…`` or ``facts/…``."""
    format: str
    """The name of its format in the table of readers."""
    sha256: str
    """Of its bytes."""
    ingested: dt.date
    """The day on which these bytes were first ingested."""
    date: dt.date | None = None
    """The day of the listing, where it is known."""
    papers: int
    """Records in it."""
    skipped: tuple[Skipped, ...] = ()


class FetchNote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a source was fetched from."""

    file: str
    """Its path below ``content/``."""
    url: str
    fetched: dt.date
    etag: str = ""
    last_modified: str = ""


class PaperNote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What ingest wrote last into one entry, and what from.

    A field that no longer says what ingest wrote was changed by a person.
    """

    slug: str
    sources: tuple[str, ...] = ()
    """The files below ``content/`` that speak of the paper, by name."""
    wrote: dict[str, str] = {}
    """For each field that ingest wrote a hash of the value; links as ``links.code``, sightings as
    ``sightings.<listing>``."""
