"""The index of what ingest has read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.content.index_database import FILE, folder_of, in_memory
from conspectus.content.ingest_index import IngestIndex, Item, open_index

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def record(name: str, *keys: int) -> Item:
    """Return a record with keys."""
    return Item(keys, name.encode())


def entry(name: str, *keys: int) -> Item:
    """Return an entry with keys."""
    return Item(keys, name.encode(), path=name, stamp=f"stamp of {name}")


def touched(index: IngestIndex) -> set[str]:
    """Return the data of what has to be looked at."""
    return {item.data.decode() for item in index.touched_items()}


def fill(root: Path, *, version: str = "1") -> None:
    """Store two sources, some entries, and much that has nothing to do with them."""
    with open_index(root, version) as index:
        index.put_source("a", "1", "hash a", b"head a", [record("a1", 1), record("a2", 2)])
        index.put_source("b", "1", "hash b", b"head b", [record("b1", 3)])
        index.put_entries([entry("e1", 1, -5), entry("e2", 2), entry("e3", 3, 4)])
        index.put_entries(entry(f"other{i}", 100 + i) for i in range(50))


def test_what_was_stored_is_there(tmp_path: Path) -> None:
    """Sources, entries and remarks outlive the run."""
    fill(tmp_path)
    with open_index(tmp_path, "1") as index:
        assert [*index.sources()] == ["a", "b"]
        assert index.sources()["a"].sha256 == "hash a"
        assert index.entry_stamps()["e2"] == "stamp of e2"
        assert not index.is_touched
        assert touched(index) == set()
        index.set_meta("x", "y")
    with open_index(tmp_path, "1") as index:
        assert index.meta("x") == "y"
        assert index.meta("z") is None


def test_only_what_belongs_together_is_touched(tmp_path: Path) -> None:
    """A change touches what shares a key with it, before or after, however indirectly."""
    fill(tmp_path)
    with open_index(tmp_path, "1") as index:
        index.put_entries([entry("new", -5)])
        assert touched(index) == {"new", "e1", "a1"}
        index.drop_source("b")
        assert touched(index) == {"new", "e1", "a1", "e3"}
    with open_index(tmp_path, "1") as index:
        index.put_entries([entry("new", 2)])
        assert touched(index) == {"new", "e2", "a2", "e1", "a1"}


def test_touching_without_a_change(tmp_path: Path) -> None:
    """A source, or everything, can be had looked at; entries can be stored without."""
    fill(tmp_path)
    with open_index(tmp_path, "1") as index:
        index.put_entries([entry("e1", 1)], touch=False)
        assert not index.is_touched
        index.touch_source(index.sources()["a"].id)
        assert touched(index) == {"a1", "a2", "e1", "e2"}
        index.touch_all()
        assert len(touched(index)) == 56


def test_a_failed_run_changes_nothing(tmp_path: Path) -> None:
    """Where a run ends badly, the index is as it was before."""
    fill(tmp_path)

    def fail() -> None:
        with open_index(tmp_path, "1") as index:
            index.drop_source("a")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with open_index(tmp_path, "1") as index:
        assert [*index.sources()] == ["a", "b"]


def test_an_index_of_another_program_is_made_anew(tmp_path: Path) -> None:
    """What another version of the program stored is forgotten."""
    fill(tmp_path)
    with open_index(tmp_path, "2") as index:
        assert index.sources() == {}
        assert index.entry_stamps() == {}


def test_a_damaged_index_is_made_anew(tmp_path: Path) -> None:
    """A file that is no database, or half of one, does no harm."""
    fill(tmp_path)
    path = folder_of(tmp_path) / FILE
    for data in (b"no database at all" * 100, path.read_bytes()[:5000]):
        path.write_bytes(data)
        with open_index(tmp_path, "1") as index:
            assert index.sources() == {}


def test_without_a_place_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the cache folder cannot be written to, the index lasts for the run."""
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    fill(tmp_path)
    with open_index(tmp_path, "1") as index:
        assert index.sources() == {}


def test_indexes_of_digests_that_are_gone_are_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cache folder holds nothing of digests that do not exist any more."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        fill(tmp_path / name)
    (tmp_path / "one").rmdir()
    with open_index(tmp_path / "other", "1") as index:
        assert index.sources()
    assert len(list((tmp_path / "cache/conspectus/digests").iterdir())) == 1


GROUPS = st.lists(st.lists(st.integers(0, 12), min_size=1, max_size=3), min_size=1, max_size=12)


def linked(groups: Iterable[list[int]], keys: set[int]) -> set[str]:
    """Return the groups that are linked to keys, by their place, the slow way."""
    items = dict(enumerate(groups))
    while True:
        found = {i for i, group in items.items() if keys & set(group)}
        more = keys | {key for i in found for key in items[i]}
        if more == keys:
            return {str(i) for i in found}
        keys = more


@settings(deadline=None, max_examples=60)
@given(GROUPS, st.sets(st.integers(0, 12), max_size=2))
def test_connections_are_found(groups: list[list[int]], keys: set[int]) -> None:
    """What is found is what is linked to the changed keys, or all where that is little more."""
    database = in_memory("1")
    index = IngestIndex(database)
    items = [Item(group, str(i).encode(), path=str(i)) for i, group in enumerate(groups)]
    index.put_entries(items, touch=False)
    index.put_entries((Item([1000 + i], b"-", path=f"-{i}") for i in range(200)), touch=False)
    index.put_entries([Item(sorted(keys), b"new", path="new")])
    assert touched(index) - {"new"} == linked(groups, keys)
    database.close()
