"""Which files the papers of a digest came from, as far as ingest noted it. Pure values."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from conspectus.model.slug import make_slug
from conspectus.pages.addresses import SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conspectus.model.notes import FetchNote, PaperNote, SourceNote

LISTINGS = "listings/"
"""What notes put before the name by which sightings call a listing."""


class Sources(NamedTuple):
    """Ingest's notes, one for each file and paper."""

    ingested: Mapping[str, SourceNote] = {}
    """By file."""
    fetched: Mapping[str, FetchNote] = {}
    """By file."""
    files_of: Mapping[str, tuple[str, ...]] = {}
    """The files that speak of each paper, by its slug."""
    anchors: Mapping[str, str] = {}
    """Where each file stands on the page of sources."""
    formats: Mapping[str, str] = {}
    """What each format is called in words, by its name."""

    def path_of(self, file: str) -> str:
        """Return the address of a file on the page of sources; nothing where nothing is noted."""
        return f"{SOURCES}#{self.anchors[file]}" if file in self.anchors else ""


NOTHING_NOTED = Sources()


def gather_sources(
    ingested: Iterable[SourceNote],
    fetched: Iterable[FetchNote],
    papers: Iterable[PaperNote],
    formats: Mapping[str, str],
) -> Sources:
    """Return the notes, of several for one file the latest: a merge can leave two."""
    of_ingesting = {
        note.file: note for note in sorted(ingested, key=lambda n: (n.ingested, n.papers, n.sha256))
    }
    of_fetching = {note.file: note for note in sorted(fetched, key=lambda n: (n.fetched, n.url))}
    return Sources(
        ingested=of_ingesting,
        fetched=of_fetching,
        files_of=_files_of(papers),
        anchors=_anchors(of_ingesting.keys() | of_fetching.keys()),
        formats=formats,
    )


def _files_of(papers: Iterable[PaperNote]) -> dict[str, tuple[str, ...]]:
    files: defaultdict[str, set[str]] = defaultdict(set)
    for note in papers:
        files[note.slug].update(note.sources)
    return {slug: tuple(sorted(names)) for slug, names in files.items()}


def _anchors(files: Iterable[str]) -> dict[str, str]:
    """Return an id for each file, apart from all other ids of the page."""
    anchors: dict[str, str] = {}
    taken: set[str] = set()
    for file in sorted(files):
        slug = make_slug(file, taken)
        taken.add(slug)
        anchors[file] = f"file-{slug}"
    return anchors
