"""Papers as vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from conspectus.model.paper import Paper
from conspectus.topics.vectors import vectors_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def test_rows_have_length_one_and_follow_the_slugs(papers: Sequence[Paper]) -> None:
    """Every paper with words has a unit vector; the order is that of the slugs."""
    vectors = vectors_of(papers)
    assert list(vectors.slugs) == sorted(paper.slug for paper in papers)
    assert np.allclose(np.linalg.norm(vectors.matrix, axis=1), 1, atol=1e-5)


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
