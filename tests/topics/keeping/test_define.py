"""Empty topics that a person defined."""

from __future__ import annotations

from toy_papers import papers_on, slugs_on

from conspectus.model.topic import Topic
from conspectus.topics.keeping.corpus import Corpus
from conspectus.topics.keeping.define import defined_topics, fill
from conspectus.topics.keeping.draft import Draft, homes

CORPUS = Corpus.of(papers_on("bees", "bread", "tides", "chess"))
FOOD = Topic(slug="food", label="Food", papers=(*slugs_on("bees"), *slugs_on("bread")))
REST = Topic(slug="rest", label="Rest", papers=(*slugs_on("tides"), *slugs_on("chess")))
BAKING = Topic(slug="baking", label="Baking", terms=("dough", "oven"))


def filled(*topics: Topic) -> dict[str, Topic]:
    """Return topics, by slug, after the defined ones took their papers."""
    draft = fill(Draft(topics), defined_topics(topics, ()), CORPUS)
    return {topic.slug: topic for topic in draft.topics}


def test_a_topic_takes_the_papers_that_say_its_terms() -> None:
    """It is kept then, with the words that a person gave it."""
    topics = filled(FOOD, BAKING, REST)
    assert set(topics["baking"].papers) == set(slugs_on("bread"))
    assert topics["baking"].keep
    assert topics["baking"].terms == ("dough", "oven")
    assert set(topics["food"].papers) == set(slugs_on("bees"))
    assert topics["rest"] == REST


def test_example_papers_define_a_topic_too() -> None:
    """The pinned ones stand in it already when it is filled."""
    example = Topic(slug="baking", label="Baking", pinned=("bread-0",))
    slugs = defined_topics((FOOD, example, REST), ())
    food = Topic(slug="food", label="Food", papers=tuple(p for p in FOOD.papers if p != "bread-0"))
    baking = Topic(slug="baking", label="Baking", pinned=("bread-0",), papers=("bread-0",))
    draft = fill(Draft((food, baking, REST)), slugs, CORPUS)
    assert {p for p, slug in homes(draft.topics).items() if slug == "baking"} >= {
        "bread-0",
        "bread-1",
    }
    assert draft.topics[1].keep


def test_kept_topics_and_pinned_papers_give_nothing() -> None:
    """A person decided where they are."""
    kept = Topic(slug="food", label="Food", keep=True, papers=FOOD.papers)
    assert filled(kept, BAKING, REST)["baking"] == BAKING
    pinned = Topic(slug="food", label="Food", pinned=("bread-1",), papers=FOOD.papers)
    assert set(filled(pinned, BAKING, REST)["baking"].papers) == {
        paper for paper in slugs_on("bread") if paper != "bread-1"
    }


def test_a_topic_takes_nothing_that_it_keeps_out() -> None:
    """Though it says the terms."""
    strict = Topic(slug="baking", label="Baking", terms=BAKING.terms, keep_out=("bread-1",))
    assert "bread-1" not in filled(FOOD, strict, REST)["baking"].papers


def test_a_topic_that_nothing_fits_stays_empty() -> None:
    """It is not kept, so that it tries again when papers came."""
    nothing = Topic(slug="stars", label="Stars", terms=("supernova",))
    assert filled(FOOD, nothing, REST)["stars"] == nothing


def test_what_counts_as_defined() -> None:
    """Topics without papers that have terms or examples, unless a person emptied them."""
    broad = Topic(slug="broad", label="Broad", terms=("x",))
    below = Topic(slug="below", label="Below", parent="broad")
    topics = (FOOD, BAKING, broad, below, Topic(slug="bare", label="Bare"))
    assert defined_topics(topics, ()) == {"baking"}
    assert defined_topics(topics, emptied={"baking"}) == frozenset()
