"""Embeddings of papers, by a model that is a few lines long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from topics.conftest import PER_SUBJECT, SUBJECTS, make_paper

from conspectus.model.paper import Paper
from conspectus.report import Silent
from conspectus.topics.likeness.embeddings import embed, text_of, with_embeddings
from conspectus.topics.likeness.related import related_papers
from conspectus.topics.likeness.vectors import Vectors, vectors_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Vector = npt.NDArray[np.float16]

PAPERS = [
    make_paper(subject, number) for subject in sorted(SUBJECTS) for number in range(PER_SUBJECT)
]
"""In the order of their slugs."""


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


@settings(deadline=None)
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


ROWS = run([text_of(paper) for paper in PAPERS], Remembering(), Reading())


def with_rows(count: int) -> Vectors:
    """Return the vectors of the first papers, with embeddings."""
    return with_embeddings(vectors_of(PAPERS[:count]), ROWS[:count])


def test_words_stay_and_meanings_join() -> None:
    """Weights and vocabulary are those of the words; the matrix says more than they do."""
    by_words = vectors_of(PAPERS)
    vectors = with_rows(len(PAPERS))
    assert vectors.slugs == by_words.slugs
    assert vectors.vocabulary == by_words.vocabulary
    assert (vectors.weights != by_words.weights).nnz == 0
    assert not np.array_equal(vectors.matrix, by_words.matrix)


@pytest.mark.parametrize("count", [1, 2, 3, 32])
def test_the_first_dimensions_say_the_most(count: int) -> None:
    """However few papers there are, rows have length one and dimensions fall in strength."""
    matrix = with_rows(count).matrix
    assert len(matrix) == count
    assert matrix.dtype == np.float32
    assert np.linalg.norm(matrix, axis=1) == pytest.approx(1, abs=1e-4)
    if count == len(PAPERS):
        strengths = np.square(matrix).sum(axis=0)
        assert strengths[0] > strengths[len(strengths) // 4] > strengths[-1]


def test_equal_papers_stay_equal() -> None:
    """Forty identical papers are alike, although nothing but what all have in common is there."""
    papers = [Paper(slug=f"p{number}", title="On bees") for number in range(40)]
    rows = np.tile(ROWS[0], (40, 1))
    matrix = with_embeddings(vectors_of(papers), rows).matrix
    assert np.unique(matrix, axis=0).shape[0] == 1
    assert np.linalg.norm(matrix, axis=1) == pytest.approx(1, abs=1e-4)


def test_what_is_alike_in_both_is_nearest() -> None:
    """A paper's nearest is one that shares its words and its meaning."""
    subjects = np.repeat(np.eye(4, 8, dtype=np.float32), 8, axis=0) + 0.5
    rows = subjects / np.linalg.norm(subjects, axis=1, keepdims=True)
    nearest = related_papers(with_embeddings(vectors_of(PAPERS), rows))
    for slug, others in nearest.items():
        assert {other.split("-")[0] for other, _ in others[:7]} == {slug.split("-")[0]}
