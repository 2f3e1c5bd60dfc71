"""Embeddings of papers, by a model that is a few lines long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.model.paper import Paper
from conspectus.report import Silent
from conspectus.topics.embeddings import embed, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Vector = npt.NDArray[np.float16]


class Remembering:
    """A cache in memory."""

    def __init__(self) -> None:
        self.known: dict[str, Vector] = {}
        self.puts: list[int] = []

    def get(self, texts: Iterable[str]) -> dict[str, Vector]:
        """Return what was put."""
        return {text: self.known[text] for text in texts if text in self.known}

    def put(self, vectors: Mapping[str, Vector]) -> None:
        """Keep it."""
        self.known |= vectors
        self.puts.append(len(vectors))


class Reading:
    """A model that counts what it reads."""

    def __init__(self) -> None:
        self.loads = 0
        self.read: list[str] = []

    def load(self) -> Callable[[str], Floats]:
        """Return from a text to its vector."""
        self.loads += 1
        return self._embed

    def _embed(self, text: str) -> Floats:
        self.read.append(text)
        row = np.array([1 + len(text), *np.resize([ord(char) for char in text or "-"], 5)])
        return np.asarray(row / np.linalg.norm(row), dtype=np.float32)


def run(texts: Sequence[str], cache: Remembering, model: Reading, workers: int = 2) -> Floats:
    """Embed texts."""
    return embed(texts, model.load, cache=cache, workers=workers, track=Silent().track)


def test_every_text_is_read_once_and_remembered() -> None:
    """A second run reads only what has changed, and equal texts are read once."""
    cache, model = Remembering(), Reading()
    run(["bees", "bread", "bees"], cache, model)
    assert sorted(model.read) == ["bees", "bread"]
    run(["bees", "tides", "bread"], cache, model)
    assert sorted(model.read) == ["bees", "bread", "tides"]
    run(["tides", "bees"], cache, model)
    assert model.loads == 2


def test_rows_follow_the_texts() -> None:
    """Each row belongs to its text and has length one."""
    rows = run(["bees", "bread", "bees"], Remembering(), Reading())
    assert rows.dtype == np.float32
    assert rows[0].tolist() == rows[2].tolist() != rows[1].tolist()
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1, 1], abs=1e-6)


@given(st.lists(st.text(max_size=6), min_size=1, max_size=80), st.data())
def test_neither_order_nor_cache_nor_workers_matter(texts: list[str], data: st.DataObject) -> None:
    """A text has the same row to the last bit in whatever way it came about."""
    whole = run(texts, Remembering(), Reading(), workers=1)
    cache = Remembering()
    earlier = data.draw(st.lists(st.sampled_from(texts), min_size=1))
    run(earlier, cache, Reading(), workers=3)
    order = data.draw(st.permutations(range(len(texts))))
    again = run([texts[place] for place in order], cache, Reading(), workers=2)
    assert again.tobytes() == whole[order].tobytes()


def test_an_interrupted_run_is_not_lost() -> None:
    """The cache is told now and then, not only at the end."""
    cache = Remembering()
    run([f"text {number}" for number in range(100)], cache, Reading())
    assert max(cache.puts) < 50
    assert sum(cache.puts) == 100


def test_a_paper_is_read_with_its_abstract() -> None:
    """Title and abstract are one text; either may stand alone."""
    assert text_of(Paper(slug="p", title="On bees", abstract="They fly.")) == "On bees. They fly."
    assert text_of(Paper(slug="p", title="On bees")) == "On bees"
