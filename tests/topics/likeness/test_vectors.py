"""Papers as vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy import sparse
from sklearn.preprocessing import normalize

from conspectus.model.paper import Paper
from conspectus.topics.likeness.vectors import vectors_of, weigh

if TYPE_CHECKING:
    from collections.abc import Sequence


def test_rows_have_length_one_and_follow_the_slugs(papers: Sequence[Paper]) -> None:
    """Every paper with words has a unit vector; the order is that of the slugs."""
    vectors = vectors_of(papers)
    assert list(vectors.slugs) == sorted(paper.slug for paper in papers)
    assert np.allclose(np.linalg.norm(vectors.matrix, axis=1), 1, atol=1e-5)


def test_a_paper_is_found_by_its_slug(papers: Sequence[Paper]) -> None:
    """Its row is its place among the slugs."""
    vectors = vectors_of(papers)
    assert all(vectors.slugs[row] == slug for slug, row in vectors.row_of.items())
    assert vectors.row_of.keys() == {paper.slug for paper in papers}


def test_order_makes_no_difference(papers: list[Paper]) -> None:
    """Shuffled papers give the same numbers to the last bit."""
    expected = vectors_of(papers).matrix.tobytes()
    for shuffled in (papers[::-1], papers[1::2] + papers[::2], papers[13:] + papers[:13]):
        assert vectors_of(shuffled).matrix.tobytes() == expected


@pytest.mark.parametrize("count", [0, 1, 2, 40])
@pytest.mark.parametrize("title", ["…", "the of", "Bees", "大语言模型推理"])
def test_any_texts_have_vectors(count: int, title: str) -> None:
    """Without words, without variety or without papers there are rows all the same."""
    papers = [Paper(slug=f"p{number}", title=title) for number in range(count)]
    assert len(vectors_of(papers).matrix) == count


def test_banned_words_count_for_nothing() -> None:
    """Neither a banned word nor a pair with it is a term; a banned pair leaves its words."""
    papers = [Paper(slug=f"p{n}", title="Framework sparse attention") for n in range(3)]
    assert vectors_of(papers, banned=["Frameworks"]).vocabulary == (
        "attention",
        "sparse",
        "sparse attention",
    )
    assert vectors_of(papers, banned=["sparse attention"]).vocabulary == (
        "attention",
        "framework",
        "framework sparse",
        "sparse",
    )


def test_weights_follow_bm25() -> None:
    """Each term's weight is that of the formula, rows made of length 1."""
    counts = sparse.csr_matrix(np.array([[2, 1, 0], [0, 1, 1]], dtype=np.float32))
    room = [1.2 * (0.25 + 0.75 * length / 2.5) for length in (3, 2)]
    rare, shared = np.log1p(1.5 / 1.5), np.log1p(0.5 / 2.5)
    expected = normalize(
        [
            [2 / (2 + room[0]) * rare, 1 / (1 + room[0]) * shared, 0],
            [0, 1 / (1 + room[1]) * shared, 1 / (1 + room[1]) * rare],
        ]
    )
    assert np.allclose(weigh(counts).toarray(), expected)
