"""What a person asks of topics: merged, split, pinned, kept out."""

from __future__ import annotations

from toy_papers import papers_on, slugs_on

from conspectus.model.topic import SplitPart, Topic, TopicEvent
from conspectus.topics.keeping.corpus import Corpus
from conspectus.topics.keeping.decisions import obey
from conspectus.topics.keeping.draft import Draft

CORPUS = Corpus.of(papers_on("bees", "bread", "tides", "chess"))
BEES = Topic(slug="bees", label="Bees", papers=slugs_on("bees"))
BREAD = Topic(slug="bread", label="Bread", papers=slugs_on("bread"), aliases=("toast",))
TIDES = Topic(slug="tides", label="Tides", papers=slugs_on("tides"))
CHESS = Topic(slug="chess", label="Chess", papers=slugs_on("chess"))


def changed(topic: Topic, **fields: object) -> Topic:
    """Return a topic with other fields."""
    values = {name: getattr(topic, name) for name in topic.__struct_fields__}
    return Topic(**{**values, **fields})


def obeyed(*topics: Topic) -> tuple[dict[str, Topic], Draft]:
    """Return the topics after their instructions, by slug, and the draft."""
    draft = obey(Draft(topics), CORPUS, ())
    return {topic.slug: topic for topic in draft.topics}, draft


def test_a_topic_takes_in_another() -> None:
    """Papers, addresses and what a person wrote go over; the instruction is gone."""
    topics, draft = obeyed(
        changed(BEES, merge=("bread",), description="On bees."),
        changed(BREAD, description="On bread.", pinned=("bread-1",), keep_out=("chess-1",)),
        CHESS,
    )
    bees = topics["bees"]
    assert list(topics) == ["bees", "chess"]
    assert set(bees.papers) == {*slugs_on("bees"), *slugs_on("bread")}
    assert bees.papers[:8] == BEES.papers
    assert (bees.aliases, bees.keep, bees.merge) == (("bread", "toast"), True, ())
    assert (bees.pinned, bees.keep_out) == (("bread-1",), ("chess-1",))
    assert bees.description == "On bees.\n\nOn bread."
    assert draft.history == (
        TopicEvent(slug="bread", label="Bread", how="merged", became=("bees",)),
    )
    assert draft.remarks == ("'Bread' was merged into 'Bees'.",)


def test_what_a_merged_topic_should_take_in_comes_along() -> None:
    """A chain of merges ends in its first topic, whatever the order of the topics."""
    chain = (
        changed(TIDES, merge=("chess",)),
        changed(BEES, merge=("tides",)),
        CHESS,
    )
    topics, _ = obeyed(*chain)
    assert list(topics) == ["bees"]
    assert set(topics["bees"].aliases) == {"tides", "chess"}
    assert len(topics["bees"].papers) == 24


def test_a_merge_that_was_done_before_is_forgotten() -> None:
    """An alias of the topic itself asks for nothing."""
    topics, draft = obeyed(changed(BEES, merge=("hives",), aliases=("hives",)))
    assert topics["bees"] == changed(BEES, aliases=("hives",))
    assert draft.history == ()


def test_subtopics_follow_their_broad_topic() -> None:
    """They get the topic that took it in as their parent, and there are still two levels."""
    topics, _ = obeyed(
        changed(BEES, merge=("food",), parent="nature"),
        Topic(slug="nature", label="Nature"),
        Topic(slug="food", label="Food"),
        changed(BREAD, parent="food"),
        changed(TIDES, parent="nature"),
    )
    assert topics["bread"].parent == "bees"
    assert topics["bees"].parent == ""
    assert topics["tides"].parent == "nature"


def test_parts_are_taken_out_by_example() -> None:
    """Examples are pinned, papers like them follow, the others stay, and all of it is kept."""
    mixed = Topic(slug="hobbies", label="Hobbies", papers=(*slugs_on("bees"), *slugs_on("bread")))
    part = SplitPart(label="Bread baking", papers=("bread-0", "bread-1"))
    topics, draft = obeyed(changed(mixed, split=(part,)), CHESS)
    assert list(topics) == ["hobbies", "bread-baking", "chess"]
    baking = topics["bread-baking"]
    assert set(baking.papers) == set(slugs_on("bread"))
    assert baking.pinned == ("bread-0", "bread-1")
    assert baking.terms != ()
    assert baking.keep
    assert topics["hobbies"] == changed(mixed, papers=slugs_on("bees"), keep=True)
    assert draft.history == (
        TopicEvent(
            slug="hobbies", label="Hobbies", how="split", became=("bread-baking", "hobbies")
        ),
    )


def test_parts_are_taken_out_by_their_terms() -> None:
    """Papers that say the words show what is meant; the words stay the topic's terms."""
    mixed = Topic(slug="hobbies", label="Hobbies", papers=(*slugs_on("bees"), *slugs_on("bread")))
    part = SplitPart(label="Baking", terms=("dough", "oven"))
    topics, _ = obeyed(changed(mixed, split=(part,), pinned=("bread-7",)), CHESS)
    assert set(topics["baking"].papers) == set(slugs_on("bread", 7))
    assert topics["baking"].terms == ("dough", "oven")
    assert topics["hobbies"].pinned == ("bread-7",)


def test_an_example_comes_from_another_topic() -> None:
    """Wherever it stood, and wherever it was pinned."""
    part = SplitPart(label="Rook endings", papers=("chess-0",))
    topics, _ = obeyed(changed(BEES, split=(part,)), changed(CHESS, pinned=("chess-0",)))
    assert topics["rook-endings"].papers == ("chess-0",)
    assert topics["chess"].papers == slugs_on("chess")[1:]
    assert topics["chess"].pinned == ()


def test_a_part_gets_no_slug_that_was_ever_used() -> None:
    """Old addresses lead where they led."""
    part = SplitPart(label="Toast", papers=("bees-0",))
    topics, _ = obeyed(changed(BEES, split=(part,)), BREAD)
    assert list(topics) == ["bees", "toast-2", "bread"]


def test_a_pinned_paper_moves_to_its_topic() -> None:
    """It stands there once, at the place of its fit."""
    topics, _ = obeyed(BEES, changed(CHESS, pinned=("bees-3",)))
    assert topics["bees"].papers == tuple(p for p in slugs_on("bees") if p != "bees-3")
    assert topics["chess"].papers == (*slugs_on("chess"), "bees-3")


def test_a_paper_leaves_the_topic_that_keeps_it_out() -> None:
    """It then stands nowhere: another step finds its place."""
    topics, _ = obeyed(changed(BEES, keep_out=("bees-3",)), CHESS)
    assert "bees-3" not in topics["bees"].papers


def test_a_paper_that_all_topics_keep_out_stays_where_it_is() -> None:
    """Every paper stands somewhere."""
    topics, _ = obeyed(changed(BEES, keep_out=("bees-3",)), changed(CHESS, keep_out=("bees-3",)))
    assert topics["bees"].papers == BEES.papers


def test_papers_that_are_not_there_are_no_trouble() -> None:
    """Pins of papers without an entry stay for the day on which they have one."""
    part = SplitPart(label="Combs", papers=("gone", "bees-0"))
    bees = changed(BEES, pinned=("absent",), keep_out=("missing",), split=(part,))
    topics, _ = obeyed(bees)
    assert (topics["bees"].pinned, topics["bees"].keep_out) == (("absent",), ("missing",))
    assert topics["combs"].pinned == ("bees-0",)


def test_nothing_asked_is_nothing_done() -> None:
    """Topics without instructions come back as they are, and nothing is computed."""
    _, draft = obeyed(BEES, BREAD, CHESS)
    assert draft == Draft((BEES, BREAD, CHESS))
