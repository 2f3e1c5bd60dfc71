"""Why papers are related."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import pytest

from conspectus.model.paper import Paper
from conspectus.topics.explaining import relations as module
from conspectus.topics.explaining.chance import LEAST_LIKENESS
from conspectus.topics.explaining.relations import Relation, explain_related
from conspectus.topics.explaining.shared_terms import terms_of
from conspectus.topics.explaining.spelling import spelling_of
from conspectus.topics.likeness.related import related_papers
from conspectus.topics.likeness.vectors import vectors_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def explained(papers: Sequence[Paper]) -> Mapping[str, tuple[Relation, ...]]:
    """Return why papers are related."""
    vectors = vectors_of(papers)
    terms = terms_of(vectors.vocabulary, spelling_of(papers, vectors.vocabulary))
    return explain_related(vectors, related_papers(vectors), terms)


def test_likeness_is_the_cosine_of_the_words(papers: Sequence[Paper]) -> None:
    """It is symmetric, at least the floor, and the relations come by it."""
    vectors = vectors_of(papers)
    cosines = (vectors.weights @ vectors.weights.T).toarray()
    row_of = vectors.row_of
    for slug, relations in explained(papers).items():
        order = [(-relation.likeness, relation.slug) for relation in relations]
        assert order == sorted(order)
        for relation in relations:
            expected = float(cosines[row_of[slug], row_of[relation.slug]])
            assert relation.likeness == pytest.approx(expected, abs=1e-4)
            assert relation.likeness >= LEAST_LIKENESS[0]


def test_the_terms_told_are_said_by_both(papers: Sequence[Paper]) -> None:
    """Every word of a reason stands in both papers."""
    texts = {paper.slug: f"{paper.title} {paper.abstract}".lower() for paper in papers}
    for slug, relations in explained(papers).items():
        for relation in relations:
            assert 1 <= len(relation.terms) <= 4
            for word in " ".join(relation.terms).lower().replace("-", " ").split():
                assert word.rstrip("s") in texts[slug]
                assert word.rstrip("s") in texts[relation.slug]


def test_papers_that_share_next_to_nothing_are_not_related() -> None:
    """Being nearest is not enough."""
    words = "waggle nectar pollen rook pawn bishop harbour rotor seabed yeast dough gluten".split()
    papers = [
        Paper(slug=f"p{n}", title=f"{word} {word}x", abstract=f"{word}y {word}z {word}w ordinary.")
        for n, word in enumerate(words)
    ]
    vectors = vectors_of(papers)
    near = {
        slug: [(other, 0.9) for other in vectors.slugs if other != slug] for slug in vectors.slugs
    }
    terms = terms_of(vectors.vocabulary, spelling_of(papers, vectors.vocabulary))
    found = explain_related(vectors, near, terms)
    assert set(found.values()) == {()}


def test_papers_that_mean_the_same_are_related_without_a_word_in_common() -> None:
    """Where vectors know more than words, the nearest in meaning come first."""
    words = "waggle nectar pollen rook pawn bishop harbour rotor seabed yeast dough gluten".split()
    papers = [Paper(slug=f"p{n:02}", title=f"{word} {word}x") for n, word in enumerate(words)]
    turns = np.arange(len(papers)) // 2 * np.pi / 6  # two of one meaning, the next of another
    meanings = np.column_stack([np.cos(turns), np.sin(turns)]).astype(np.float32)
    vectors = dataclasses.replace(vectors_of(papers), matrix=meanings, words=None)
    terms = terms_of(vectors.vocabulary, spelling_of(papers, vectors.vocabulary))
    found = explain_related(vectors, related_papers(vectors), terms)
    nearest = {slug: relations[0].slug for slug, relations in found.items()}
    assert nearest == {f"p{n:02}": f"p{n ^ 1:02}" for n in range(len(papers))}
    assert max(len(relations) for relations in found.values()) < len(papers) / 2


def test_chunks_make_no_difference(
    papers: Sequence[Paper], monkeypatch: pytest.MonkeyPatch
) -> None:
    """How many pairs are looked at at a time does not show."""
    whole = explained(papers)
    monkeypatch.setattr(module, "_CHUNK", 5)
    assert explained(papers) == whole


def test_the_order_of_papers_makes_no_difference(papers: Sequence[Paper]) -> None:
    """Reasons follow from the papers alone."""
    vectors = vectors_of(papers)
    ordered = sorted(papers, key=lambda paper: paper.slug)
    terms = terms_of(vectors.vocabulary, spelling_of(ordered, vectors.vocabulary))
    assert explain_related(vectors, related_papers(vectors), terms) == explained(ordered)


@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_few_or_equal_papers_are_no_trouble(count: int) -> None:
    """Equal papers are fully alike; a paper alone has no relations."""
    papers = [Paper(slug=f"p{n:02}", title="Honey bees", abstract="Bees.") for n in range(count)]
    found = explained(papers)
    assert len(found) == count
    assert {relation.likeness for relations in found.values() for relation in relations} <= {1.0}


def test_a_paper_without_words_has_no_relations(papers: Sequence[Paper]) -> None:
    """There is nothing to tell of it."""
    assert explained([*papers, Paper(slug="empty", title="…")])["empty"] == ()
