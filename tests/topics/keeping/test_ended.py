"""Topics that end."""

from __future__ import annotations

from conspectus.model.topic import Topic, TopicEvent
from conspectus.topics.keeping.draft import Draft
from conspectus.topics.keeping.ended import answer_for_gone, emptied_topics, end_topics, retire
from conspectus.topics.keeping.memory import NOTHING, Remembered

A = Topic(slug="a", label="Honey bees", terms=("hive",), papers=("p1", "p2", "p3"))
B = Topic(slug="b", label="Bread", papers=("p4", "p5", "p6", "p7"))
C = Topic(slug="c", label="Hive wax", aliases=("old-c",))


def listing(*papers: str) -> Topic:
    """Return an ended topic that had some papers."""
    return Topic(slug="gone", label="Gone", aliases=("older",), papers=papers)


def test_most_papers_in_one_topic_is_a_merge() -> None:
    """All addresses go to it."""
    after = end_topics(Draft((A, B)), [listing("p4", "p5", "p1")])
    assert after.topics[1].aliases == ("gone", "older")
    assert after.history == (TopicEvent(slug="gone", label="Gone", how="merged", became=("b",)),)
    assert after.remarks == ("'Gone' became part of 'Bread'.",)


def test_papers_in_several_topics_is_a_split() -> None:
    """The address goes to the topic that has most, the first of equal ones."""
    after = end_topics(Draft((A, B)), [listing("p1", "p4")])
    assert after.topics[0].aliases == ("gone", "older")
    assert after.history[0] == TopicEvent(slug="gone", label="Gone", how="split", became=("a", "b"))


def test_a_topic_without_papers_retires_to_the_most_alike() -> None:
    """By the words of labels and terms."""
    after = end_topics(Draft((B, A)), [C])
    assert after.topics[1].aliases == ("c", "old-c")
    assert after.history[0].how == "retired"


def test_only_topics_that_lost_their_papers_retire() -> None:
    """One that never had any is a person's, and so is a described one."""
    emptied = Topic(slug="e", label="Emptied")
    had = Topic(slug="e", label="Emptied", papers=("p1",))
    assert retire(Draft((A, B, emptied)), (A, B, emptied), NOTHING) == Draft((A, B, emptied))
    after = retire(Draft((A, B, emptied)), (B, had), NOTHING)
    assert [topic.slug for topic in after.topics] == ["a", "b"]
    assert after.history[0].became == ("a",)
    described = Topic(slug="e", label="Emptied", description="Mine.")
    assert retire(Draft((A, described)), (had,), NOTHING) == Draft((A, described))


def test_a_broad_topic_without_subtopics_retires() -> None:
    """To where their papers are."""
    top = Topic(slug="top", label="Top")
    child = Topic(slug="x", label="X", parent="top", papers=B.papers)
    after = retire(Draft((A, B, top)), (A, top, child), NOTHING)
    assert [topic.slug for topic in after.topics] == ["a", "b"]
    assert after.history[0].became == ("b",)


def test_the_last_topics_do_not_retire() -> None:
    """Somebody must answer for the addresses."""
    had = Topic(slug="e", label="Emptied", papers=("p1",))
    empty = Topic(slug="e", label="Emptied")
    assert retire(Draft((empty,)), (had,), NOTHING) == Draft((empty,))


def test_topics_that_a_person_emptied_are_known() -> None:
    """Their papers stand in other topics now."""
    remembered = Remembered({"p1": "e", "p2": "e", "p3": "a"}, {"e": "Emptied", "a": "A"})
    empty = Topic(slug="e", label="Emptied")
    assert emptied_topics((A, empty), remembered) == {"e"}
    assert emptied_topics((B, empty), remembered) == set()


def test_earlier_slugs_of_a_deleted_topic_follow_its_papers() -> None:
    """All its addresses lead to the same topic."""
    remembered = Remembered({"p4": "gone"}, {"gone": "Gone", "older": "Gone"})
    after = answer_for_gone(Draft((A, B)), remembered)
    assert set(after.topics[1].aliases) == {"gone", "older"}


def test_an_alias_that_a_person_deleted_comes_back() -> None:
    """Nothing happened to the topic, so nothing is told."""
    remembered = Remembered({"p1": "a"}, {"a": "Honey bees", "old-a": "Honey bees"})
    after = answer_for_gone(Draft((A, B)), remembered)
    assert after.topics[0].aliases == ("old-a",)
    assert after.history == ()


def test_a_lost_address_goes_to_one_of_several_topics_of_one_label() -> None:
    """An address in two topics would make the file unreadable."""
    labels = {"a": "Honey bees", "b": "Honey bees", "gone": "Honey bees"}
    after = answer_for_gone(Draft((A, B)), Remembered({"p4": "gone"}, labels))
    assert [topic.aliases for topic in after.topics] == [(), ("gone",)]


def test_history_keeps_addresses_alive() -> None:
    """An alias that a person deleted comes back, where its topic went."""
    history = (
        TopicEvent(slug="first", label="First", how="merged", became=("second",)),
        TopicEvent(slug="second", label="Second", how="split", became=("b", "a")),
    )
    after = answer_for_gone(Draft((A, B), history), NOTHING)
    assert set(after.topics[1].aliases) == {"first", "second"}
    assert after.history == history


def test_a_deleted_topic_became_all_that_have_its_papers() -> None:
    """It was divided among them, the one with most first, however few one has."""
    topics = tuple(
        Topic(slug=slug, label=slug.upper(), papers=tuple(f"{slug}{n}" for n in range(count)))
        for slug, count in (("w", 1), ("x", 2), ("y", 3), ("z", 4))
    )
    last = Remembered(
        {paper: "gone" for topic in topics for paper in topic.papers},
        {"gone": "Gone", "older": "Gone"},
        {"older": "gone"},
    )
    after = answer_for_gone(Draft(topics), last)
    became = ("z", "y", "x", "w")
    assert after.history == (TopicEvent(slug="gone", label="Gone", how="split", became=became),)
    assert after.remarks == ("'Gone' was divided among 'Z', 'Y', 'X' and 'W'.",)
    assert after.topics[-1].aliases == ("gone", "older")


def test_a_deleted_topic_was_merged_where_nearly_all_its_papers_are() -> None:
    """Four fifths are enough; without papers it became part of the nearest."""
    last = Remembered({"p4": "g", "p5": "g", "p6": "g", "p7": "g", "p1": "g"}, {"g": "G"})
    after = answer_for_gone(Draft((A, B)), last)
    assert after.history == (TopicEvent(slug="g", label="G", how="merged", became=("b",)),)
    none = answer_for_gone(Draft((A, B)), Remembered({}, {"g": "Bread of old"}))
    assert [(event.how, event.became) for event in none.history] == [("merged", ("b",))]
