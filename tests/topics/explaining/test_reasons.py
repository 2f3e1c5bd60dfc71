"""What there is to say of topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conspectus.model.paper import Paper
from conspectus.model.topic import Topic
from conspectus.topics.explaining.reasons import STEPS, TopicReasons, explain_topics
from conspectus.topics.explaining.shared_terms import terms_of
from conspectus.topics.explaining.spelling import spelling_of
from conspectus.topics.likeness.vectors import vectors_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def reasons_of(papers: Sequence[Paper], *topics: Topic) -> Mapping[str, TopicReasons]:
    """Return what there is to say of topics."""
    vectors = vectors_of(papers)
    terms = terms_of(vectors.vocabulary, spelling_of(papers, vectors.vocabulary))
    by_slug = {paper.slug: paper for paper in papers}
    return explain_topics(vectors, topics, by_slug, terms)


def topic(subject: str, *, moved: Sequence[str] = (), gone: str = "", **more: object) -> Topic:
    """Return the topic of a subject, with some papers more and one less."""
    slugs = [slug for n in range(8) if (slug := f"{subject}-{n}") != gone]
    return Topic(slug=subject, label=subject, papers=(*slugs, *moved), **more)  # type: ignore[arg-type]


FOUR = ("bees", "bread", "tides", "chess")


def test_terms_are_told_with_the_share_of_papers_that_say_them(papers: Sequence[Paper]) -> None:
    """All papers of a topic and none of the others say its own words, plural or not."""
    bees = topic("bees", terms=("honey bee", "Waggles", "GPU", "unheard"))
    found = reasons_of(papers, bees, *(topic(name) for name in FOUR[1:]))["bees"].terms
    assert [term for term, _, _ in found] == ["honey bee", "Waggles", "GPU", "unheard"]
    assert [(within, elsewhere) for _, within, elsewhere in found] == [
        (1.0, 0.0),
        (0.875, 0.0),  # one of the eight leaves it out
        (1.0, 1.0),
        (0.0, 0.0),
    ]


def test_every_paper_has_a_reason(papers: Sequence[Paper]) -> None:
    """It shares words with its topic; only a loose one is at the lowest step."""
    topics = [topic("bees", loose=("bees-3",)), *(topic(name) for name in FOUR[1:])]
    for name, reasons in reasons_of(papers, *topics).items():
        assert set(reasons.fits) == {f"{name}-{n}" for n in range(8)}
        for slug, fit in reasons.fits.items():
            assert fit.terms
            assert fit.rival == ""
            assert (fit.step == 1) == (slug == "bees-3")
            assert fit.step <= STEPS


def test_a_paper_in_the_wrong_topic_is_told_where_else_it_fits(papers: Sequence[Paper]) -> None:
    """The nearer topic is named, and its fit is below that of the others."""
    bees, bread = topic("bees", gone="bees-0"), topic("bread", moved=["bees-0"])
    fits = reasons_of(papers, bees, bread, topic("tides"), topic("chess"))["bread"].fits
    assert fits["bees-0"].rival == "bees"
    assert fits["bees-0"].step == 2
    assert all(fit.rival == "" for slug, fit in fits.items() if slug != "bees-0")


def test_a_broad_topic_speaks_for_its_subtopics(papers: Sequence[Paper]) -> None:
    """It has their papers in its shares, is near broad topics only, and lists none itself."""
    parts = [topic(name, parent="life" if n < 2 else "rest") for n, name in enumerate(FOUR)]
    life = Topic(slug="life", label="Life", terms=("honey bee", "oven"))
    found = reasons_of(papers, life, Topic(slug="rest", label="Rest"), *parts)
    assert [(within, elsewhere) for _, within, elsewhere in found["life"].terms] == [
        (0.5, 0.0),
        (0.4375, 0.0),
    ]
    assert found["life"].fits == {}
    assert {near.slug for near in found["life"].near} <= {"rest"}
    assert {near.slug for near in found["bees"].near} <= {"bread", "tides", "chess"}


def test_near_topics_come_by_their_nearness(papers: Sequence[Paper]) -> None:
    """A topic with half of another subject's papers is nearest to it; none is near itself."""
    half = Topic(slug="half", label="Half", papers=tuple(f"bees-{n}" for n in range(4)))
    rest = Topic(slug="rest", label="Rest", papers=tuple(f"bees-{n}" for n in range(4, 8)))
    found = reasons_of(papers, half, rest, *(topic(name) for name in FOUR[1:]))
    assert found["half"].near[0].slug == "rest"
    assert found["half"].near[0].terms
    for slug, reasons in found.items():
        order = [-near.likeness for near in reasons.near]
        assert order == sorted(order)
        assert slug not in {near.slug for near in reasons.near}


@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_few_or_equal_papers_are_no_trouble(count: int) -> None:
    """Every paper that a topic lists has a fit, and an empty topic has none."""
    papers = [Paper(slug=f"p{n:02}", title="Honey bees", abstract="Bees.") for n in range(count)]
    slugs = tuple(paper.slug for paper in papers)
    everything = Topic(slug="all", label="All", terms=("bees",), papers=slugs)
    found = reasons_of(papers, everything, Topic(slug="none", label="None", terms=("bees",)))
    assert set(found["all"].fits) == set(slugs)
    assert found["none"].fits == {}


def test_wordless_papers_are_no_trouble() -> None:
    """A paper of which nothing can be said is in its topic all the same."""
    papers = [Paper(slug=f"p{n}", title="…") for n in range(3)]
    found = reasons_of(papers, Topic(slug="t", label="T", papers=("p0", "p1", "p2")))
    assert {fit.terms for fit in found["t"].fits.values()} == {()}
