"""What is different between two states of the topics."""

from __future__ import annotations

from conspectus.model.topic import Taxonomy, Topic
from conspectus.topics.keeping.changes import changes_between


def topics(*topics: Topic) -> Taxonomy:
    """Return a taxonomy of some topics."""
    return Taxonomy(topics=topics)


def test_no_change_no_word() -> None:
    """The same topics differ in nothing."""
    same = topics(Topic(slug="a", label="A", papers=("p",)))
    assert changes_between(same, same) == ()


def test_every_change_is_told() -> None:
    """Topics that come, end and change their label; papers that move and join."""
    before = topics(
        Topic(slug="ants", label="Ants", papers=("p", "q", "r")),
        Topic(slug="bees", label="Bees", papers=("s", "t")),
        Topic(slug="crabs", label="Crabs"),
    )
    after = topics(
        Topic(slug="ants", label="Ant colonies", aliases=("bees",), papers=("p", "s", "x", "y")),
        Topic(slug="dogs", label="Dogs", papers=("q", "t", "z")),
    )
    assert changes_between(before, after) == (
        "'Ants' becomes 'Ant colonies'.",
        "new topic 'Dogs' at topics/dogs/, with 3 papers.",
        "'Bees' ends; its address leads to 'Ant colonies'.",
        "'Crabs' ends.",
        "1 paper goes from 'Ants' to 'Dogs'.",
        "1 paper goes from 'Bees' to 'Ant colonies'.",
        "1 paper goes from 'Bees' to 'Dogs'.",
        "2 papers newly join 'Ant colonies'.",
    )
