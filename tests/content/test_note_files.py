"""Ingest's own notes on disk."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from conspectus.content.note_files import PaperNotes, notes_state, read_notes, write_notes
from conspectus.model.notes import AskedNote, PaperNote, SourceNote, listing_name, source_path

if TYPE_CHECKING:
    from pathlib import Path

FILE = "content/ingested/papers.jsonl"
SOURCE = SourceNote(
    file="listings/x", format="f", sha256="0", ingested=dt.date(2025, 1, 1), papers=1
)


def note(slug: str, **wrote: str) -> PaperNote:
    """Return a note."""
    return PaperNote(slug=slug, sources=("listings/x",), wrote=wrote)


def test_notes_come_back_sorted(tmp_path: Path) -> None:
    """Notes are written in the order of their files, each on a line of its own."""
    other = SourceNote(
        file="facts/y", format="f", sha256="1", ingested=dt.date(2025, 1, 2), papers=2
    )
    assert read_notes(tmp_path, SourceNote) == []
    assert write_notes(tmp_path, SourceNote, [SOURCE, other, SOURCE])
    assert read_notes(tmp_path, SourceNote) == [other, SOURCE]
    assert not write_notes(tmp_path, SourceNote, [other, SOURCE])


def test_no_notes_no_file(tmp_path: Path) -> None:
    """Where there is nothing to note, no file is made."""
    assert not write_notes(tmp_path, SourceNote, [])
    PaperNotes(tmp_path).write([], slugs=())
    assert not (tmp_path / "content").exists()


def test_a_note_of_another_version_is_passed_over(tmp_path: Path) -> None:
    """A line with values that are not understood costs no other."""
    asked = AskedNote(slug="a", asked=dt.date(2025, 1, 1), by="id")
    assert write_notes(tmp_path, AskedNote, [asked])
    path = tmp_path / "content/ingested/asked.jsonl"
    path.write_text(path.read_text() + '{"asked":"2025-01-01","by":"smell","slug":"b"}\n')
    assert read_notes(tmp_path, AskedNote) == [asked]


def test_marks_of_a_merge_conflict(tmp_path: Path) -> None:
    """What git leaves in a file of both branches' lines is passed over, and both lines count."""
    PaperNotes(tmp_path).write([note("a", title="1"), note("b", title="2")], slugs={"a", "b"})
    path = tmp_path / FILE
    first, second = path.read_text().splitlines()
    theirs = first.replace('"1"', '"9"')
    path.write_text(
        f"<<<<<<< ours\n{first}\n=======\n{theirs}\n>>>>>>> theirs\n{second}\n{first[:12]}c\xff"
    )
    notes = PaperNotes(tmp_path)
    assert notes.get("a") == note("a", title="1 9")
    assert notes.get("b") == note("b", title="2")
    assert notes.get("c") is None
    notes.write([note("a", title="9")], slugs={"a", "b"})
    assert path.read_text().splitlines() == [theirs, second]


def test_what_was_announced_counts_until_it_is_written(tmp_path: Path) -> None:
    """What a killed run was about to write is known to be ingest's, as what was there before is."""
    PaperNotes(tmp_path).write([note("a", title="1")], slugs={"a"})
    PaperNotes(tmp_path).announce([note("a", title="2", doi="3")])
    notes = PaperNotes(tmp_path)
    assert notes.get("a") == note("a", title="1 2", doi="- 3")
    notes.write([note("a", title="2", doi="3")], slugs={"a"})
    assert PaperNotes(tmp_path).get("a") == note("a", title="2", doi="3")
    assert [path.name for path in (tmp_path / "content/ingested").iterdir()] == ["papers.jsonl"]


def test_notes_of_entries_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    """Only entries that there are keep their notes."""
    PaperNotes(tmp_path).write([note("a"), note("b")], slugs={"a", "b"})
    PaperNotes(tmp_path).write([], slugs={"b"})
    assert PaperNotes(tmp_path).slugs() == {"b"}


def test_the_state_tells_changes(tmp_path: Path) -> None:
    """The state differs as soon as notes of entries or sources do."""
    states = [notes_state(tmp_path)]
    PaperNotes(tmp_path).write([note("a")], slugs={"a"})
    states.append(notes_state(tmp_path))
    write_notes(tmp_path, SourceNote, [SOURCE])
    states.append(notes_state(tmp_path))
    assert len(set(states)) == 3
    assert notes_state(tmp_path) == states[-1]


def test_names_of_sources() -> None:
    """A path below content/ and what sightings call it lead to each other."""
    for path in ("listings/x.txt", "listings/2025/x.txt", "facts/y.json"):
        assert source_path(listing_name(path)) == path
    assert listing_name("listings/2025/x.txt") == "2025/x.txt"
