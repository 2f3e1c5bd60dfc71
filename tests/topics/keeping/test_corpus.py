"""The papers of a digest, as decisions on topics see them."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from toy_papers import papers_on, slugs_on

from conspectus.model.paper import Paper  # noqa: TC001  # Hypothesis reads it
from conspectus.topics.keeping.corpus import Corpus

PAPERS = papers_on("bees", "bread", count=4)
CORPUS = Corpus.of(PAPERS)


@settings(max_examples=20, deadline=None)
@given(st.permutations(PAPERS))
def test_the_order_of_papers_makes_no_difference(papers: list[Paper]) -> None:
    """They stand in the order of their slugs, and so do their vectors."""
    corpus = Corpus.of(papers)
    assert corpus.papers == CORPUS.papers
    assert np.array_equal(corpus.space, CORPUS.space)


def test_a_paper_that_comes_twice_is_there_once() -> None:
    """A slug is one paper's."""
    assert Corpus.of([*PAPERS, *PAPERS]).papers == CORPUS.papers


def test_rows_and_papers_are_found_by_slug() -> None:
    """In the order in which they are asked for."""
    slugs = ["bread-1", "bees-0", "bread-0"]
    assert CORPUS.rows_of(slugs).tolist() == [CORPUS.rows[slug] for slug in slugs]
    assert [paper.slug for paper in CORPUS.papers_of(slugs)] == slugs
    assert CORPUS.rows_of([]).tolist() == []


def test_the_best_fit_comes_first() -> None:
    """A paper on something else fits worst."""
    rows = CORPUS.rows_of(["bread-0", *slugs_on("bees", 4)])
    slugs = CORPUS.slugs_of(rows)
    assert set(slugs) == {"bread-0", *slugs_on("bees", 4)}
    assert slugs[-1] == "bread-0"


def test_papers_fit_the_group_that_says_what_they_say() -> None:
    """There is a column for each group, a row for each paper."""
    fits = CORPUS.fits([slugs_on("bees", 4), slugs_on("bread", 4)])
    assert fits.shape == (8, 2)
    assert fits.argmax(axis=1).tolist() == [0] * 4 + [1] * 4
