"""Papers that show what a person means by a topic."""

from __future__ import annotations

from toy_papers import papers_on, slugs_on

from conspectus.model.paper import Paper
from conspectus.topics.keeping.corpus import Corpus
from conspectus.topics.keeping.exemplars import MOST, exemplars_of

CORPUS = Corpus.of(papers_on("bees", "bread", "tides"))


def test_a_term_in_the_plural_is_said_by_papers_in_the_singular() -> None:
    """People write terms as headings, papers write of one model."""
    papers = [Paper(slug="a", title="A diffusion model"), Paper(slug="b", title="Diffusion")]
    assert exemplars_of(("diffusion models",), Corpus.of(papers)) == ("a",)


def test_a_term_without_words_is_said_by_none() -> None:
    """A row of symbols shows nothing."""
    assert exemplars_of(("?!",), CORPUS) == ()


def test_papers_that_say_the_terms_come_after_the_named_ones() -> None:
    """Each once; those that there are not are left out."""
    found = exemplars_of(("dough", "oven"), CORPUS, ("tides-1", "gone", "bread-0"))
    assert found[:2] == ("tides-1", "bread-0")
    assert set(found[1:]) <= set(slugs_on("bread"))
    assert len(found) == len(set(found)) > 4


def test_no_more_papers_than_needed_show_a_subject() -> None:
    """In a large digest many papers say a word."""
    many = [Paper(slug=f"p-{n}", title="Dough rises") for n in range(3 * MOST)]
    assert len(exemplars_of(("dough",), Corpus.of(many))) == MOST
