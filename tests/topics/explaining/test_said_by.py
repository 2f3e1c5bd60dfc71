"""Which papers say a term."""

from __future__ import annotations

import pytest

from conspectus.model.paper import Paper
from conspectus.topics.explaining.said_by import Sayings
from conspectus.topics.likeness.vectors import vectors_of

TEXTS = {
    "a": ("Mixture-of-experts models", "An oven bakes bread."),
    "b": ("A study", "Mixtures of experts bake Sourdough Breads in ovens."),
    "c": ("Sourdough", "Bread of rye, not sourdough-bread."),
    "d": ("A library", "The libraries of the KV caches; reusing the cache."),
    "e": ("Nothing", "语言模型"),
}


@pytest.fixture(scope="module")
def sayings() -> Sayings:
    """Return who says what of the texts above."""
    papers = {s: Paper(slug=s, title=title, abstract=text) for s, (title, text) in TEXTS.items()}
    return Sayings(vectors_of(papers.values()), papers)


@pytest.mark.parametrize(
    ("term", "slugs"),
    [
        ("bread", "abc"),
        ("Breads", "abc"),
        ("sourdough bread", "bc"),
        ("mixture of experts", "ab"),
        ("rye bread", ""),
        ("libraries", "d"),
        ("library of the KV cache", "d"),
        ("KV library", ""),
        ("unheard", ""),
        ("语言模型", "e"),
        ("…", ""),
    ],
)
def test_plurals_and_capitals_make_no_difference(sayings: Sayings, term: str, slugs: str) -> None:
    """A phrase must stand in order; hyphens count as spaces."""
    assert ["abcde"[row] for row in sayings.rows_of(term)] == list(slugs)
