"""The page of sources, and what papers and digests say of their files."""

from __future__ import annotations

import dataclasses
import datetime as dt
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from toy_library import MONDAY, TUESDAY, toy_library

from conspectus.model.notes import FetchNote, PaperNote, Skipped, SourceNote
from conspectus.pages.list_pages import digest_pages
from conspectus.pages.paper_page import paper_page
from conspectus.pages.source_views import SourceItem, SourcesView
from conspectus.pages.sources import gather_sources
from conspectus.pages.sources_page import sources_page
from conspectus.pages.views import DigestView, PaperView

if TYPE_CHECKING:
    from conspectus.pages.library import Library

FORMATS = {"text-listing": "a papers page saved as text (titles and abstracts)"}


def note(file: str, ingested: dt.date = TUESDAY, **more: object) -> SourceNote:
    """Return what ingest noted of a file."""
    fields = {"format": "text-listing", "sha256": "0", "papers": 2} | more
    return SourceNote(file=file, ingested=ingested, **fields)  # type: ignore[arg-type]  # any field


def library(
    *notes: SourceNote, fetched: tuple[FetchNote, ...] = (), papers: tuple[PaperNote, ...] = ()
) -> Library:
    """Return the toy library with notes."""
    sources = gather_sources(notes, fetched, papers, FORMATS)
    return dataclasses.replace(toy_library(), sources=sources)


def view_of(built: Library) -> SourcesView:
    """Return what the page of sources says."""
    view = sources_page(built).view
    assert isinstance(view, SourcesView)
    return view


def items_of(built: Library) -> list[SourceItem]:
    """Return the sources of the page, in order."""
    return [source for year in view_of(built).years for source in year.sources]


def test_without_notes_the_page_is_empty() -> None:
    """A digest of which nothing was noted has the page, without sources."""
    view = view_of(toy_library())
    assert (view.facts, view.latest, view.years) == ((), None, ())


def test_a_source_says_all_that_is_noted() -> None:
    """Format in words, both days, number of papers, origin, its issue, and what was left out."""
    built = library(
        note("listings/monday.txt", date=MONDAY, skipped=(Skipped("no title", 7), Skipped("bad"))),
        fetched=(FetchNote(file="listings/monday.txt", url="https://x.org/y", fetched=MONDAY),),
    )
    (source,) = items_of(built)
    assert source.format == "papers page saved as text"
    assert source.day == ("8 December 2025", "2025-12-08")
    assert source.ingested == ("9 December 2025", "2025-12-09")
    assert source.papers == "2 papers"
    assert source.origin == ("x.org/y", "https://x.org/y")
    assert source.digests == (("8 December 2025", "digests/2025-12-08/"),)
    assert source.skipped == (("Line 7", "no title"), ("", "bad"))
    assert source.skipped_size == "2 parts left out"
    assert view_of(built).facts == ("1 source", "2 parts left out")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "x.org", "http://["])
def test_only_web_addresses_become_links(url: str) -> None:
    """Any other origin stays text."""
    fetched = FetchNote(file="listings/a.txt", url=url, fetched=MONDAY)
    (source,) = items_of(library(fetched=(fetched,)))
    assert source.origin == (url, "")
    assert source.ingested is None


@pytest.mark.parametrize("before", ["", "ada:secret@", "ada@", "a:p@ss@"])
def test_no_password_is_shown(before: str) -> None:
    """A name and a password that someone wrote into an origin reach no page."""
    fetched = FetchNote(file="listings/a.txt", url=f"https://{before}x.org/y@z", fetched=MONDAY)
    (source,) = items_of(library(fetched=(fetched,)))
    assert source.origin == ("x.org/y@z", "https://x.org/y@z")


def test_sources_stand_by_year_newest_first() -> None:
    """The listing's own day decides, else that of its arrival; equals stand by name."""
    old = dt.date(2024, 5, 1)
    built = library(
        note("listings/b.txt"),
        note("listings/a.txt"),
        note("listings/old.txt", date=old),
        fetched=(FetchNote(file="listings/new.json", url="https://x.org", fetched=TUESDAY),),
    )
    assert [(year.title, [s.file.split("/")[1] for s in year.sources])
            for year in view_of(built).years] == [
        ("2025", ["a.txt", "b.txt", "new.json"]), ("2024", ["old.txt"]),
    ]  # fmt: skip


def test_of_two_notes_the_latest_counts() -> None:
    """A merge can leave two lines for one file; their order plays no part."""
    early = note("listings/a.txt", MONDAY, papers=1)
    late = note("listings/a.txt", TUESDAY, papers=3, sha256="1")
    for notes in permutations([early, late]):
        (source,) = items_of(library(*notes))
        assert source.papers == "3 papers"


def test_many_parts_and_digests_are_cut_short() -> None:
    """Nobody reads ten thousand lines; their number is told."""
    parts = tuple(Skipped("bad", line) for line in range(1, 10_001))
    (source,) = items_of(library(note("listings/a.txt", skipped=parts)))
    assert len(source.skipped) == 200
    assert source.skipped_size == "10,000 parts left out"
    assert source.more_skipped == "and 9,800 more"


def test_anchors_are_each_their_own() -> None:
    """Names that differ only in signs still have places of their own."""
    anchors = [s.anchor for s in items_of(library(*map(note, ["a/b.txt", "a-b.txt", "a b,txt"])))]
    assert len(set(anchors)) == 3


def test_a_paper_names_its_files() -> None:
    """Files that are noted lead to the page of sources, others stay text; lines are united."""
    built = library(
        note("listings/monday.txt"),
        papers=(
            PaperNote(slug="night-owls", sources=("listings/monday.txt",)),
            PaperNote(slug="night-owls", sources=("facts/gone.json",)),
        ),
    )
    view = paper_page(built, "night-owls").view
    assert isinstance(view, PaperView)
    assert view.sources == (
        ("facts/gone.json", ""),
        ("listings/monday.txt", "sources/#file-listings-monday-txt"),
    )


def test_a_digest_links_its_listings() -> None:
    """A listing that is noted leads to the page of sources, another stays text."""
    views = {page.path: page.view for page in digest_pages(library(note("listings/monday.txt")))}
    monday, tuesday = views["digests/2025-12-08/"], views["digests/2025-12-09/"]
    assert isinstance(monday, DigestView)
    assert isinstance(tuesday, DigestView)
    assert monday.listings == (("monday.txt", "sources/#file-listings-monday-txt"),)
    assert tuesday.listings == (("tuesday.txt", ""),)
