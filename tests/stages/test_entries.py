"""Reading all entries, with and without what ingest knows of them."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from conspectus.content.index_database import FILE, folder_of
from conspectus.content.paper_files import read_paper, read_papers
from conspectus.errors import InputError
from conspectus.model.settings import Settings
from conspectus.report import Silent
from conspectus.stages import entries
from conspectus.stages.entries import read_entries
from conspectus.stages.ingest import ingest

LISTINGS = Path(__file__).parents[1] / "data/listings"
KETTLE = "content/papers/kettlenet-boiling-water-with-deep-learning.yaml"


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    """Return a digest that has been ingested."""
    (tmp_path / "content/listings").mkdir(parents=True)
    for name in ("kettles.txt", "teapots.txt", "snapshot.jsonl"):
        shutil.copy(LISTINGS / name, tmp_path / "content/listings")
    ingest(tmp_path, Settings(), today=dt.date(2026, 6, 15), reporter=Silent())
    return tmp_path


@pytest.fixture(name="parsed")
def _parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that fills with the names of entries that are parsed."""
    names: list[str] = []

    def remember(path: Path, *, root: Path) -> object:
        names.append(path.name)
        return read_paper(path, root=root)

    monkeypatch.setattr(entries, "read_paper", remember)
    return names


def assert_read_as_from_files(root: Path) -> None:
    """Compare what is read with what the files say."""
    expected = [file.paper for file in read_papers(root)]
    assert expected
    assert read_entries(root) == expected


def test_what_ingest_knows_is_not_parsed_again(root: Path, parsed: list[str]) -> None:
    """The entries are the same, in the order of their slugs."""
    assert_read_as_from_files(root)
    assert parsed == []


def test_an_entry_that_a_person_changed_is_read(root: Path, parsed: list[str]) -> None:
    """Only that one is parsed."""
    path = root / KETTLE
    path.write_text(path.read_text(encoding="utf-8") + "note: Mine.\n", encoding="utf-8")
    assert_read_as_from_files(root)
    assert parsed == [path.name]


def test_an_entry_changed_in_place_is_read(root: Path) -> None:
    """Neither an old date nor the same size hides that a file is another."""
    path = root / KETTLE
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("Boiling", "BOILING"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert_read_as_from_files(root)


def test_new_moved_and_lost_entries_are_seen(root: Path) -> None:
    """The index is asked only for files that are there."""
    papers = root / "content/papers"
    (papers / "mine.yaml").write_text("title: Mine\n", encoding="utf-8")
    (papers / "old").mkdir()
    (root / KETTLE).rename(papers / "old" / Path(KETTLE).name)
    next(iter(sorted(set(papers.glob("*.yaml")) - {papers / "mine.yaml"}))).unlink()
    assert_read_as_from_files(root)


def test_without_an_index_all_is_parsed(root: Path, parsed: list[str]) -> None:
    """Nor is one made."""
    shutil.rmtree(folder_of(root))
    assert_read_as_from_files(root)
    assert len(parsed) == len(list((root / "content/papers").iterdir()))
    (root / "elsewhere").mkdir()
    assert not any(folder_of(root).glob("*.sqlite"))


@pytest.mark.parametrize("harm", ["no database", "a wrong byte", "another version", "no table"])
def test_a_harmed_index_is_not_believed(root: Path, harm: str, parsed: list[str]) -> None:
    """Then everything is parsed."""
    path = folder_of(root) / FILE
    statement = {
        "a wrong byte": "update item set data = flipped(data)",
        "another version": "update meta set value = 'x' where name = 'version'",
        "no table": "drop table item",
    }.get(harm)
    if statement:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.create_function("flipped", 1, lambda data: data[:-1] + b"!")
            connection.execute(statement)
    else:
        path.write_bytes(b"kettle" * 1000)
    assert_read_as_from_files(root)
    assert parsed


def test_a_cache_that_cannot_be_read_does_not_matter(
    root: Path, monkeypatch: pytest.MonkeyPatch, parsed: list[str]
) -> None:
    """A file where the cache folder should be is as good as none."""
    (root / "cache").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(root / "cache"))
    assert_read_as_from_files(root)
    assert parsed


def test_while_another_run_writes_the_index_all_is_parsed(root: Path, parsed: list[str]) -> None:
    """It is not waited for."""
    connection = sqlite3.connect(folder_of(root) / FILE, isolation_level=None)
    connection.execute("begin exclusive")
    assert_read_as_from_files(root)
    assert parsed
    connection.close()


@pytest.mark.parametrize(
    "fault", ["x.yaml: title: [", "Not a slug.yaml: title: X", f"sub/{Path(KETTLE).name}: title: X"]
)
def test_errors_are_those_of_parsing_everything(root: Path, fault: str) -> None:
    """What is wrong is said in the same words, whichever way was taken."""
    name, text = fault.split(": ", 1)
    path = root / "content/papers" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as expected:
        read_papers(root)
    with pytest.raises(InputError) as found:
        read_entries(root)
    assert found.value.problem == expected.value.problem


def test_several_processes_read_the_same(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who parses an entry does not show, nor does an error get lost."""
    shutil.rmtree(folder_of(root))
    monkeypatch.setattr(entries, "_WORTH_PROCESSES", 1)
    monkeypatch.setattr(entries, "_SOME", 2)
    assert_read_as_from_files(root)
    (root / KETTLE).write_text("title: [", encoding="utf-8")
    with pytest.raises(InputError, match="kettlenet"):
        read_entries(root)


def test_a_digest_without_entries_has_none(tmp_path: Path) -> None:
    """Nothing is wrong with that."""
    assert read_entries(tmp_path) == []
