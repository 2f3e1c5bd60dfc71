"""What an editor asks of topics that cannot be done."""

from __future__ import annotations

import pytest

from conspectus.model.topic import SplitPart, Taxonomy, Topic
from conspectus.topics.keeping.problems import TopicError, find_problems

A = Topic(slug="alpha", label="A")
B = Topic(slug="beta", label="B")


def topic(slug: str = "gamma", **fields: object) -> Topic:
    """Return a topic with some fields."""
    return Topic(slug=slug, label="Some label", **fields)  # type: ignore[arg-type]  # fields of a topic


@pytest.mark.parametrize(
    ("topics", "key", "message"),
    [
        ([topic(merge=("alhpa",))], "merge", "'alhpa', which is no topic; did you mean 'alpha'?"),
        ([topic(merge=("gamma",))], "merge", "take in itself"),
        (
            [topic(merge=("beta",)), topic("delta", merge=("beta",))],
            "merge",
            "it and 'delta' should both take in 'beta'; leave it in one.",
        ),
        (
            [topic(merge=("delta",)), topic("delta", merge=("gamma",))],
            "merge",
            "it and 'delta' should take in each other",
        ),
        ([topic(parent="alpha", merge=("alpha",))], "merge", "take in its parent"),
        ([topic(parent="bata")], "parent", "its parent 'bata' is no topic; did you mean 'beta'?"),
        ([topic(parent="gamma")], "parent", "its own parent"),
        (
            [topic(parent="delta"), topic("delta", parent="alpha")],
            "parent",
            "its parent 'delta' has a parent itself",
        ),
        ([topic(pinned=("p",)), topic("delta", pinned=("p",))], "pinned", "pinned to 'gamma' too"),
        ([topic(pinned=("p",), keep_out=("p",))], "pinned", "both pinned and kept out"),
        ([topic(split=(SplitPart(label=" ", terms=("x",)),))], "split", "has no label"),
        ([topic(split=(SplitPart(label="Part"),))], "split", "neither papers nor terms"),
        (
            [
                topic(
                    split=(
                        SplitPart(label="One", papers=("p",)),
                        SplitPart(label="Two", papers=("p",)),
                    )
                )
            ],
            "split",
            "the paper 'p' is an example of the parts 'One' and 'Two'",
        ),
        ([topic(), topic()], "slug", "2 topics have this slug"),
    ],
)
def test_what_cannot_be_done_is_said(topics: list[Topic], key: str, message: str) -> None:
    """Each problem names its topic and key, and says what to do."""
    first, *_ = find_problems(Taxonomy(topics=(A, B, *topics)))
    assert first.key == key
    assert first.topic in {"gamma", "delta"}
    assert message in first.message


def test_what_can_be_done_is_no_problem() -> None:
    """Two levels, merges of slugs and aliases, pins and parts."""
    part = SplitPart(label="Part", papers=("q",))
    topics = (
        topic("delta", aliases=("old",)),
        topic("broad"),
        topic(parent="broad", merge=("old", "beta"), pinned=("p",), keep_out=("r",), split=(part,)),
    )
    assert find_problems(Taxonomy(topics=(A, B, *topics))) == []


def test_an_error_says_every_problem() -> None:
    """One sentence a line."""
    problems = find_problems(Taxonomy(topics=(topic(parent="x", merge=("y",)),)))
    assert len(str(TopicError(problems)).splitlines()) == 2
