"""Topics on their way through a run."""

from __future__ import annotations

from conspectus.model.topic import Topic, TopicEvent
from conspectus.topics.keeping.draft import (
    Draft,
    addresses,
    broad_slugs,
    heirs_of,
    homes,
    joined,
    leaves,
    pins,
)

WHOLE = Topic(slug="whole", label="Whole", aliases=("old", "part"))
PART = Topic(slug="part", label="Part", parent="whole", papers=("a", "b"), pinned=("b", "c"))
OTHER = Topic(slug="other", label="Other", papers=("d",), aliases=("old",))
TOPICS = (WHOLE, PART, OTHER)


def test_a_draft_remembers_what_happened() -> None:
    """Events and remarks are added to the earlier ones; the draft itself stays as it was."""
    event = TopicEvent(slug="old", label="Old", how="merged", became=("whole",))
    first = Draft(TOPICS, remarks=("One.",))
    then = first.having((WHOLE,), event, remark="Two.").having((PART,)).remarking("Three.", "Four.")
    assert then == Draft((PART,), (event,), ("One.", "Two.", "Three.", "Four."))
    assert first == Draft(TOPICS, remarks=("One.",))


def test_a_topic_answers_to_its_earlier_slugs() -> None:
    """The first of two that claim one does, and never for a topic that there is."""
    assert addresses(TOPICS) == {"whole": "whole", "part": "part", "other": "other", "old": "whole"}


def test_papers_are_where_they_are_listed() -> None:
    """Where they are pinned is another matter."""
    assert homes(TOPICS) == {"a": "part", "b": "part", "d": "other"}
    assert pins(TOPICS) == {"b": "part", "c": "part"}


def test_a_topic_with_subtopics_is_broad() -> None:
    """All others are leaves, in their order."""
    assert broad_slugs(TOPICS) == {"whole"}
    assert leaves(TOPICS) == [PART, OTHER]


def test_the_heir_with_most_papers_is_the_first() -> None:
    """Of two with as many, the first by slug; papers that stand nowhere have none."""
    where = {"a": "y", "b": "x", "c": "z", "d": "z"}
    assert heirs_of("abcde", where) == ["z", "x", "y"]
    assert heirs_of("e", where) == []


def test_joined_parts_hold_everything_once() -> None:
    """In the order in which it comes, without what is to be left out."""
    assert joined("abc", "cbd", without={"b"}) == ("a", "c", "d")
