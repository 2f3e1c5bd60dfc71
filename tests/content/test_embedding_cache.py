"""The cache of embeddings."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pytest

from conspectus.content.embedding_cache import FILE, open_cache

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a fresh cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "conspectus"


def vector(*values: float) -> npt.NDArray[np.float16]:
    """Return a vector."""
    return np.array(values, dtype=np.float16)


def put(texts: dict[str, npt.NDArray[np.float16]], model: str = "m 1") -> list[str]:
    """Put vectors; return the warnings."""
    warnings: list[str] = []
    with open_cache(model, warnings.append) as cache:
        cache.put(texts)
    return warnings


def get(*texts: str, model: str = "m 1") -> dict[str, list[float]]:
    """Return the vectors that are known, which warns of nothing."""
    warnings: list[str] = []
    with open_cache(model, warnings.append) as cache:
        found = cache.get(texts)
    assert warnings == []
    return {text: row.tolist() for text, row in found.items()}


def test_what_was_put_is_there_in_the_next_run() -> None:
    """Vectors come back bit by bit, also those of many texts; unknown texts have none."""
    assert put({"bees": vector(0.5, -0.25), "\ud800 鳥": vector(1, 0)}) == []
    assert get("bees", "bread", "\ud800 鳥") == {"bees": [0.5, -0.25], "\ud800 鳥": [1, 0]}
    put({f"text {number}": vector(number) for number in range(1200)})
    assert len(get(*(f"text {number}" for number in range(1200)))) == 1200


def test_another_model_knows_nothing() -> None:
    """A vector belongs to the model and version that it came from; older ones are forgotten."""
    put({"bees": vector(1)})
    assert get("bees", model="m 2") == {}
    assert get("bees", model="m 1") == {}


def test_a_damaged_file_is_made_anew(folder: Path) -> None:
    """A file that is no database, or half of one, does no harm."""
    put({"bees": vector(1)})
    for data in (b"no database at all" * 100, (folder / FILE).read_bytes()[:5000]):
        (folder / FILE).write_bytes(data)
        assert get("bees") == {}
        assert put({"bees": vector(1)}) == []
        assert get("bees") == {"bees": [1]}


def test_a_damaged_vector_is_not_used(folder: Path) -> None:
    """What is not as it was written is computed again."""
    put({"bees": vector(1, 2), "bread": vector(3, 4)})
    data = (folder / FILE).read_bytes()
    kept = vector(1, 2).tobytes()
    assert data.count(kept) == 1
    (folder / FILE).write_bytes(data.replace(kept, vector(1, 3).tobytes()))
    assert get("bees", "bread") == {"bread": [3, 4]}
    put({"bees": vector(1, 2)})
    assert get("bees") == {"bees": [1, 2]}


def test_without_a_place_to_write_it_says_so_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the cache folder cannot be written to, nothing is kept, and one sentence says so."""
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    warnings: list[str] = []
    with open_cache("m 1", warnings.append) as cache:
        cache.put({"bees": vector(1)})
        cache.put({"bread": vector(2)})
        assert cache.get(["bees"]) == {}
    (warning,) = warnings
    assert "embeddings" in warning
    assert str(blocked) in warning


def test_a_file_that_fails_in_use_is_given_up_once(folder: Path) -> None:
    """When the database breaks under the run, the run goes on without."""
    warnings: list[str] = []
    with open_cache("m 1", warnings.append) as cache:
        with sqlite3.connect(folder / FILE) as other:
            other.execute("drop table vector")
        other.close()
        cache.put({"bees": vector(1)})
        cache.put({"bees": vector(1)})
        assert cache.get(["bees"]) == {}
    assert len(warnings) == 1


def test_runs_at_the_same_time_do_not_disturb_each_other() -> None:
    """Several runs write at once; all that each put is there."""

    def work(number: int) -> list[str]:
        warnings = []
        for part in range(5):
            warnings += put({f"text {number}-{part}": vector(number, part)})
        return warnings

    with ThreadPoolExecutor(4) as pool:
        assert [*pool.map(work, range(4))] == [[]] * 4
    assert len(get(*(f"text {number}-{part}" for number in range(4) for part in range(5)))) == 20
