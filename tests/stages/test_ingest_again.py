"""Ingesting over years: what changes between two runs, and what may go wrong in one."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.content import writing
from conspectus.content.note_files import read_notes
from conspectus.content.paper_files import read_paper, read_papers
from conspectus.errors import CombinedInputError, InputError
from conspectus.model.notes import SourceNote
from conspectus.model.settings import Settings
from conspectus.report import Silent
from conspectus.stages.ingest import IngestResult, ingest
from conspectus.stages.ingesting import writing as entry_writing

if TYPE_CHECKING:
    from conspectus.model.paper import Paper

TOYS = Path(__file__).parents[1] / "data/listings"
NAMES = ("kettles.txt", "teapots.txt", "damaged.txt", "snapshot.jsonl")
KETTLE = "content/papers/kettlenet-boiling-water-with-deep-learning.yaml"
DAY = dt.date(2026, 6, 15)


def digest(root: Path, *names: str) -> Path:
    """Make a digest of toy listings."""
    (root / "content/listings").mkdir(parents=True)
    for name in names:
        shutil.copy(TOYS / name, root / "content/listings")
    return root


def run(
    root: Path, *sources: Path, today: dt.date = DAY, facts: bool = False, **options: object
) -> IngestResult:
    """Ingest quietly."""
    chosen = Settings(**options)  # type: ignore[arg-type]
    return ingest(root, chosen, sources, facts=facts, today=today, reporter=Silent())


def papers(root: Path) -> dict[str, Paper]:
    """Return the entries by slug."""
    return {file.paper.slug: file.paper for file in read_papers(root)}


def tree(root: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def edit(path: Path, old: str, new: str) -> None:
    """Change a file as a person would."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_mistake_mended_in_a_listing_reaches_the_entry(tmp_path: Path) -> None:
    """What a listing's file says now is what the entry says, unless a person changed the entry."""
    root = digest(tmp_path, "kettles.txt")
    run(root)
    listing = root / "content/listings/kettles.txt"
    edit(listing, "Deep Learning", "Shallow Learning")
    edit(root / KETTLE, "comments: 4", "comments: 40")
    run(root)
    paper = papers(root)[Path(KETTLE).stem]
    assert paper.title == "KettleNet: Boiling Water with Shallow Learning"
    assert paper.comments == 40


def test_a_listing_under_another_name(tmp_path: Path) -> None:
    """A listing whose file was renamed has shown its papers once, not twice."""
    root = digest(tmp_path, "kettles.txt")
    run(root)
    listing = root / "content/listings/kettles.txt"
    listing.rename(listing.with_name("january.txt"))
    assert run(root).new == 0
    assert {seen.listing for p in papers(root).values() for seen in p.sightings} == {"january.txt"}
    (note,) = read_notes(root, SourceNote)
    assert note.file == "listings/january.txt"


def test_a_listing_that_is_gone_takes_nothing_along(tmp_path: Path) -> None:
    """Entries stay as they are when their listing is deleted."""
    root = digest(tmp_path, "kettles.txt", "teapots.txt")
    run(root)
    before = tree(root / "content/papers")
    (root / "content/listings/teapots.txt").unlink()
    run(root)
    assert tree(root / "content/papers") == before


def test_deleted_entries_come_back_unless_removed(tmp_path: Path) -> None:
    """An entry that is deleted is written anew; one that the settings name is not."""
    root = digest(tmp_path, "kettles.txt")
    run(root)
    before = tree(root / "content")
    (root / KETTLE).unlink()
    assert run(root, removed=(Path(KETTLE).stem,)).new == 0
    assert not (root / KETTLE).exists()
    run(root)
    assert tree(root / "content") == before


def test_notes_say_what_was_ingested_when(tmp_path: Path) -> None:
    """A source keeps the day on which its bytes were first ingested."""
    root = digest(tmp_path, "damaged.txt")
    run(root)
    shutil.copy(TOYS / "kettles.txt", root / "content/listings")
    run(root, today=DAY + dt.timedelta(days=1))
    first, second = read_notes(root, SourceNote)
    assert (first.file, first.ingested) == ("listings/damaged.txt", DAY)
    assert (second.file, second.ingested) == ("listings/kettles.txt", DAY + dt.timedelta(days=1))
    assert (second.format, second.papers, second.date) == ("text-listing", 3, dt.date(2024, 1, 9))
    assert first.skipped
    assert all(part.line for part in first.skipped)


def test_facts_show_nothing(tmp_path: Path) -> None:
    """A source of facts adds to papers that are there, and makes neither entry nor sighting."""
    root = digest(tmp_path / "digest", "kettles.txt")
    run(root)
    source = tmp_path / "facts.txt"
    edited = (TOYS / "kettles.txt").read_text(encoding="utf-8").replace(" 4\n", " 44\n")
    source.write_text(edited + "\nAnother\n\nOf another paper, which no listing shows.\n")
    assert run(root, source, facts=True).new == 0
    assert (root / "content/facts/facts.txt").read_bytes() == source.read_bytes()
    paper = papers(root)[Path(KETTLE).stem]
    assert paper.comments == 44
    assert [seen.listing for seen in paper.sightings] == ["kettles.txt"]


def test_all_unreadable_sources_are_named_at_once(tmp_path: Path) -> None:
    """Several sources that cannot be read are one error with a sentence for each."""
    root = digest(tmp_path, "kettles.txt")
    for name in ("a.txt", "b.txt"):
        (root / "content/listings" / name).write_bytes(b"\0")
    with pytest.raises(CombinedInputError) as caught:
        run(root)
    assert [problem.file for problem in caught.value.problems] == [
        "content/listings/a.txt",
        "content/listings/b.txt",
    ]
    assert not (root / "content/papers").exists()


@pytest.mark.parametrize("written", range(4))
def test_a_run_that_was_killed(
    tmp_path: Path, written: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever a run was stopped, the next one ends as if it had not been."""
    expected = digest(tmp_path / "expected", "kettles.txt")
    killed = digest(tmp_path / "killed", "kettles.txt")
    for root in (expected, killed):
        run(root)
        shutil.copy(TOYS / "teapots.txt", root / "content/listings")
    calls = iter(range(10))

    def stop(path: Path, text: str) -> bool:
        if next(calls) == written:
            raise KeyboardInterrupt
        return writing.write_text(path, text)

    with monkeypatch.context() as patch:
        patch.setattr(entry_writing, "write_text", stop)
        with pytest.raises(KeyboardInterrupt) if written < 3 else pytest.MonkeyPatch.context():
            run(killed)
    for root in (expected, killed):
        edit(root / "content/listings/teapots.txt", "Mar 2", "Mar 3")
        run(root)
    assert tree(killed) == tree(expected)


def test_an_entry_that_changes_under_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a person saves while ingest runs is not overwritten."""
    root = digest(tmp_path, "kettles.txt")
    run(root)
    shutil.copy(TOYS / "teapots.txt", root / "content/listings")

    def save_meanwhile(path: Path, *, root: Path) -> object:
        edit(root / KETTLE, "comments: ", "upvotes: 7\ncomments: ")
        return read_paper(path, root=root)

    monkeypatch.setattr(entry_writing, "read_paper", save_meanwhile)
    with pytest.raises(InputError, match="was changed while it was being ingested; ingest again"):
        run(root)
    assert "upvotes: 7" in (root / KETTLE).read_text(encoding="utf-8")


@settings(deadline=None, max_examples=25)
@given(
    steps=st.lists(st.tuples(st.sampled_from(NAMES), st.booleans()), min_size=1, max_size=6),
    forgets=st.booleans(),
)
def test_what_is_remembered_changes_no_outcome(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, bool]], *, forgets: bool
) -> None:
    """With an index or without, listings that come, go and come back give the same bytes."""
    roots = [digest(tmp_path_factory.mktemp("digest")) for _ in range(2)]
    with pytest.MonkeyPatch.context() as patch:
        for name, comes in steps:
            for root in roots:
                if forgets and root is roots[1]:
                    patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
                path = root / "content/listings" / name
                if comes:
                    shutil.copy(TOYS / name, path)
                else:
                    path.unlink(missing_ok=True)
                run(root)
    assert tree(roots[0]) == tree(roots[1])


def test_a_year_that_may_be_a_later_one_is_said_once(tmp_path: Path) -> None:
    """Where a later year would do as well, the editor hears of both when the listing is new."""
    root = digest(tmp_path, "kettles.txt")
    reporters = [Silent(), Silent()]
    for reporter in reporters:
        ingest(root, Settings(), today=DAY, reporter=reporter)
    (said,) = reporters[0].warnings
    assert "2024-01-09 is the first that fits. If it is from 2025-01-09, say so" in said
    assert reporters[1].warnings == []


def test_many_damages_are_counted(tmp_path: Path) -> None:
    """Of very many left out parts the first are noted one by one, and the rest as a number."""
    root = digest(tmp_path)
    papers_of_it = "".join(
        f"{'=' * 30}\n\nAbstract of paper {i} {'x' * 200}\n\n" for i in range(250)
    )
    text = f"Dec 8\n\nA title\n\n{'word ' * 60}\n\n{papers_of_it}"
    (root / "content/listings/a.txt").write_text(text, encoding="utf-8")
    run(root)
    (note,) = read_notes(root, SourceNote)
    assert (len(note.skipped), note.more_skipped) == (200, 50)


def test_an_entry_that_is_saved_just_before_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a person saves after ingest has read it stays too, and the next run goes on."""
    root = digest(tmp_path, "kettles.txt")
    run(root)
    shutil.copy(TOYS / "teapots.txt", root / "content/listings")
    remove = writing.remove_left_behind

    def save_meanwhile(folders: list[Path], age: float = 600) -> None:
        if age == 0:
            edit(root / KETTLE, "comments: ", "upvotes: 7\ncomments: ")
        remove(folders, age=age)

    with monkeypatch.context() as patch:
        patch.setattr(entry_writing, "remove_left_behind", save_meanwhile)
        with pytest.raises(InputError, match="was changed while it was being ingested"):
            run(root)
    run(root)
    paper = papers(root)[Path(KETTLE).stem]
    assert paper.upvotes == 7
    assert len(paper.sightings) == 2


@pytest.mark.parametrize("place", [0.2, 0.5, 0.8])
def test_a_damaged_index_changes_no_outcome(
    tmp_path: Path, place: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index with wrong bytes anywhere is made anew; entries are what they would have been."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    roots = [digest(tmp_path / name, "kettles.txt", "damaged.txt") for name in ("sound", "damaged")]
    for root in roots:
        run(root)
        shutil.copy(TOYS / "teapots.txt", root / "content/listings")
    for index in (tmp_path / "cache").rglob("*.sqlite"):
        data = bytearray(index.read_bytes())
        start = int(len(data) * place)
        data[start : start + 3000] = bytes(range(250)) * 12
        index.write_bytes(data)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "empty"))
    run(roots[0])
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    run(roots[1])
    assert tree(roots[1]) == tree(roots[0])


def test_a_deleted_entry_that_comes_back_is_named(tmp_path: Path) -> None:
    """Whoever deletes an entry is told when it is written anew, also under another title."""
    root = digest(tmp_path, "kettles.txt")
    run(root)
    (root / KETTLE).unlink()
    edit(root / "content/listings/kettles.txt", "KettleNet: Boiling", "KettleNet (v2): Boiling")
    reporter = Silent()
    ingest(root, Settings(), today=DAY, reporter=reporter)
    (said,) = (text for text in reporter.warnings if "had been deleted" in text)
    assert "kettlenet-v2-boiling-water-with-deep-learning" in said


def test_a_broken_off_run_is_no_deletion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries that were never written are not said to have been deleted."""
    root = digest(tmp_path, "kettles.txt")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(entry_writing, "write_text", stop)
        with pytest.raises(KeyboardInterrupt):
            run(root)
    reporter = Silent()
    ingest(root, Settings(), today=DAY, reporter=reporter)
    assert not any("deleted" in text for text in reporter.warnings)
    assert len(papers(root)) == 3
