"""The history of a topic."""

from __future__ import annotations

import dataclasses
from typing import Literal

import pytest
from toy_library import toy_library

from conspectus.model.topic import TopicEvent
from conspectus.pages.topic_history import changes_of


def told(slug: str, *history: TopicEvent) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what is told of a topic of the toy library, in which ``song`` was ``chirps`` once."""
    library = dataclasses.replace(toy_library(), history=history)
    (topic,) = (topic for topic in library.topics if topic.slug == slug)
    return [
        (change.words, [(link.text, link.path) for link in change.topics])
        for change in changes_of(library, topic)
    ]


def event(slug: str, how: Literal["merged", "split", "retired"], *became: str) -> TopicEvent:
    """Return what happened to a topic."""
    return TopicEvent(slug=slug, label=slug.title(), how=how, became=became)


SPLIT = event("flight", "split", "flight", "song")
SONG, FLIGHT = ("Bird song", "topics/song/"), ("Flight paths", "topics/flight/")


@pytest.mark.parametrize(
    ("slug", "history", "expected"),
    [
        ("flight", [SPLIT], [("Part of it became", [SONG])]),
        ("song", [SPLIT], [("It came out of", [FLIGHT])]),
        ("flight", [event("flight", "split", "flight", "chirps")], [("Part of it became", [SONG])]),
        ("song", [event("nests", "merged", "song"), event("eggs", "merged", "song")],
         [("It took in", [("Nests", ""), ("Eggs", "")])]),
        ("song", [event("nests", "split", "song", "flight")],
         [("It came out of", [("Nests", "")])]),
        ("song", [event("nests", "merged", "song"), SPLIT],
         [("It came out of", [FLIGHT]), ("It took in", [("Nests", "")])]),
        ("song", [SPLIT, SPLIT], [("It came out of", [FLIGHT])]),
        ("song", [event("nests", "merged", "flight")], []),
        ("song", [event("nests", "retired", "song")], []),
        ("flight", [event("flight", "split", "flight", "gone")], []),
        ("song", [], []),
    ],
    ids=["gave", "came", "alias", "took", "ended", "order", "twice", "others", "retired", "gone",
         "none"],
)  # fmt: skip
def test_a_topic_tells_what_happened_to_it(
    slug: str, history: list[TopicEvent], expected: list[tuple[str, list[tuple[str, str]]]]
) -> None:
    """Each kind of change in one sentence, with links to topics that are there."""
    assert told(slug, *history) == expected


def test_an_earlier_topic_of_the_same_name_is_no_news() -> None:
    """Nor is one without a name."""
    same = TopicEvent(slug="old", label="Bird song", how="merged", became=("song",))
    nameless = TopicEvent(slug="older", label=" ", how="merged", became=("song",))
    assert told("song", same, nameless) == []
