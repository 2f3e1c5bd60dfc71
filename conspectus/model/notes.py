"""What stages note down of their own work, so that later runs and readers of the site know."""

from __future__ import annotations

import datetime as dt  # noqa: TC003  # msgspec reads the annotations at run time
from collections import defaultdict
from posixpath import normpath
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


UNSET = "-"
"""Stands among the hashes of a field for none: while a run is under way it may not be there."""


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
    """The first of the parts that were left out."""
    more_skipped: int = 0
    """How many more were left out."""


class FetchNote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a source was fetched from."""

    file: str
    """Its path below ``content/``."""
    url: str
    fetched: dt.date
    etag: str = ""
    last_modified: str = ""


class AskedNote(msgspec.Struct, frozen=True, kw_only=True):
    """When arXiv was asked for what an entry lacks, found or not."""

    slug: str
    asked: dt.date
    by: Literal["id", "title"]
    """What the paper was looked up by."""


class PaperNote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What ingest wrote last into one entry, and what from.

    A field that no longer says what ingest wrote was changed by a person.
    """

    slug: str
    sources: tuple[str, ...] = ()
    """The files below ``content/`` that speak of the paper, by name."""
    wrote: dict[str, str] = {}
    """For each field that ingest wrote a hash of the value; links as ``links.code``, sightings as
    ``sightings.<listing>``. After a merge of branches, and while a run is under way, there may be
    several hashes with spaces between them: any of the values may be ingest's."""


class PlaceNote(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the last run of topics left a paper: one that stands elsewhere was moved by hand."""

    paper: str
    topic: str


class LabelNote(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the last run of topics called a topic."""

    topic: str
    label: str


class AliasNote(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which topic the last run left answering to an earlier slug."""

    alias: str
    topic: str


class ParentNote(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Below which broad topic the last run left a topic."""

    topic: str
    parent: str


class TermsNote(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What terms a run gave a topic last, none where a person wrote them: others are a person's."""

    topic: str
    terms: tuple[str, ...]


class TextNote(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the last run of topics wrote into their file: no person has changed that text yet."""

    wrote: str
    """The SHA-256 hash of the text."""


def united(notes: Sequence[PaperNote], said: Mapping[str, str] | None = None) -> PaperNote:
    """Return what several notes of one entry, at least one, say together.

    Args:
        notes: the notes; after a merge of branches there may be one of each.
        said: the hashes of what the entry says. It came from the branch whose note agrees best with
            it; what only the note of another branch has may be missing from it, and what that of
            its own has and it lacks was taken away by a person.

    """
    if len(notes) == 1:
        return notes[0]
    hashes: defaultdict[str, set[str]] = defaultdict(set)
    for note in notes:
        for field, value in note.wrote.items():
            hashes[field].update(value.split())
    if said is not None:
        own = max(notes, key=lambda note: _agreement(note, said)).wrote
        for field in hashes.keys() - own.keys():
            hashes[field].add(UNSET)
    return PaperNote(
        slug=notes[0].slug,
        sources=tuple(sorted({source for note in notes for source in note.sources})),
        wrote={field: " ".join(sorted(values)) for field, values in sorted(hashes.items())},
    )


def _agreement(note: PaperNote, said: Mapping[str, str]) -> tuple[int, int, list[tuple[str, str]]]:
    """Return how well a note agrees with an entry; of two that do so alike, the fuller is more."""
    same = sum(said.get(field) in value.split() for field, value in note.wrote.items())
    return same, len(note.wrote), sorted(note.wrote.items())


def listing_name(path: str) -> str:
    """Return what sightings call a source: its path from ``content/listings/``.

    >>> listing_name("listings/2025/may.txt"), listing_name("facts/ids.json")
    ('2025/may.txt', '../facts/ids.json')
    """
    prefix = "listings/"
    return path.removeprefix(prefix) if path.startswith(prefix) else f"../{path}"


def source_path(name: str) -> str:
    """Return the path below ``content/`` of what sightings call by a name."""
    return normpath(f"listings/{name}")


def is_facts(path: str) -> bool:
    """Tell whether a source lies where its papers are not shown."""
    return path.startswith("facts/")
