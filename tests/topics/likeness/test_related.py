"""Papers most like a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from conspectus.model.paper import Paper
from conspectus.topics.likeness.related import related_papers
from conspectus.topics.likeness.vectors import vectors_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def test_related_papers_are_the_nearest_by_cosine(papers: Sequence[Paper]) -> None:
    """They agree with the whole matrix of cosines, and never hold the paper itself."""
    vectors = vectors_of(papers)
    cosines = (vectors.matrix @ vectors.matrix.T).round(4)
    for row, slug in enumerate(vectors.slugs):
        order = sorted(
            (i for i in range(len(papers)) if i != row and cosines[row, i] > 0),
            key=lambda i: (-cosines[row, i], i),
        )
        assert [name for name, _ in related_papers(vectors)[slug]] == [
            vectors.slugs[i] for i in order[:8]
        ]


def test_related_papers_share_the_subject(papers: Sequence[Paper]) -> None:
    """The seven others of a subject come before all papers of other subjects."""
    for slug, others in related_papers(vectors_of(papers), 7).items():
        assert {other.split("-")[0] for other, _ in others} == {slug.split("-")[0]}


@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_few_or_equal_papers_are_no_trouble(count: int) -> None:
    """Each has as many related papers as there are others, up to the number asked for."""
    papers = [Paper(slug=f"p{n:02}", title="Honey bees", abstract="Bees.") for n in range(count)]
    found = related_papers(vectors_of(papers))
    assert all(len(others) == min(8, count - 1) for others in found.values())
    assert len(found) == count


def test_equal_papers_come_in_the_order_of_their_slugs() -> None:
    """Ties end in the slug."""
    papers = [Paper(slug=f"p{n:02}", title="Honey bees", abstract="Bees.") for n in range(12)]
    assert [slug for slug, _ in related_papers(vectors_of(papers), 3)["p01"]] == [
        "p00",
        "p02",
        "p03",
    ]


def test_a_paper_without_words_has_no_related_papers(papers: Sequence[Paper]) -> None:
    """Sharing nothing is no relation."""
    vectors = vectors_of([*papers, Paper(slug="empty", title="…")])
    assert not np.any(vectors.matrix[vectors.slugs.index("empty")])
    assert related_papers(vectors)["empty"] == ()
