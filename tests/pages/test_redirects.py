"""Pages at earlier addresses of topics."""

from __future__ import annotations

import dataclasses
from typing import Literal

import pytest
from toy_library import toy_library

from conspectus.model.topic import Topic, TopicEvent
from conspectus.pages.redirects import earlier_feeds, earlier_topics, redirect_pages
from conspectus.pages.views import Page, RedirectView

How = Literal["merged", "split", "retired"]


def event(slug: str, how: How, *became: str) -> TopicEvent:
    """Return what happened to a topic."""
    return TopicEvent(slug=slug, label=slug.title(), how=how, became=became)


def topic(slug: str, *aliases: str) -> Topic:
    """Return a topic."""
    return Topic(slug=slug, label=slug.upper(), aliases=aliases)


def pages(*history: TopicEvent) -> dict[str, Page]:
    """Return the redirects of the toy library, in which ``song`` was ``chirps`` once."""
    library = dataclasses.replace(toy_library(), history=history)
    return {page.path: page for page in redirect_pages(library)}


def view(page: Page) -> RedirectView:
    """Return what a redirect says."""
    assert isinstance(page.view, RedirectView)
    return page.view


def test_an_alias_sends_on_to_the_topic_that_has_it() -> None:
    """Where nothing happened but a change of the address, the page says the label."""
    (page,) = pages().values()
    assert page.path == "topics/chirps/"
    assert (page.listed, page.canonical) == (False, "topics/song/")
    assert view(page).description == "This topic is now called Bird song."
    assert view(page).sends_on
    assert [(heir.mark.path, heir.size) for heir in view(page).heirs] == [
        ("topics/song/", "1 paper")
    ]


@pytest.mark.parametrize(
    ("happened", "description", "paths"),
    [
        (event("old", "merged", "song"), "This topic is now part of Bird song.", ["song"]),
        (event("old", "split", "song", "flight"),
         "This topic was split: its papers are now in Bird song and Flight paths.",
         ["song", "flight"]),
        (event("old", "split", "song"), "This topic is now part of Bird song.", ["song"]),
        (event("old", "retired", "flight"),
         "This topic has no papers any more. What is nearest to it is Flight paths.",
         ["flight"]),
        (event("old", "retired"),
         "This topic is no longer kept, and its papers are elsewhere.", []),
        (event("old", "merged", "nowhere"),
         "This topic is no longer kept, and its papers are elsewhere.", []),
    ],
)  # fmt: skip
def test_what_happened_is_said(happened: TopicEvent, description: str, paths: list[str]) -> None:
    """The page stays, with the topic's own label and links to what has its papers now."""
    found = view(pages(happened)["topics/old/"])
    assert (found.title, found.description) == ("Old", description)
    assert [heir.mark.slug for heir in found.heirs] == paths
    assert not found.sends_on
    assert found.target == (f"topics/{paths[0]}/" if paths else "topics/")


def test_a_topic_that_was_called_nothing() -> None:
    """A page has a title even if history has none."""
    happened = TopicEvent(slug="old", label=" ", how="retired")
    assert view(pages(happened)["topics/old/"]).title == "old"


def test_an_alias_that_history_explains() -> None:
    """The topic that answers to the address comes first, and there is one page."""
    found = pages(event("chirps", "split", "flight", "song"))
    assert [*found] == ["topics/chirps/"]
    assert [heir.mark.slug for heir in view(found["topics/chirps/"]).heirs] == ["song", "flight"]


def test_a_topic_that_is_there_has_no_redirect() -> None:
    """Its address is its own, even if it gave papers away or ended once before."""
    assert [*pages(event("song", "split", "flight"), event("flight", "merged", "song"))] == [
        "topics/chirps/"
    ]


def test_a_topic_that_went_on_after_a_split_is_called_otherwise_now() -> None:
    """What it gave away then is not why its address is an earlier one."""
    (found,) = pages(event("chirps", "split", "chirps", "flight")).values()
    assert view(found).description == "This topic is now called Bird song."
    assert view(found).sends_on


def test_heirs_that_ended_are_followed() -> None:
    """A chain of events leads to topics that are there, and one that goes round has an end."""
    history = [
        event("a", "merged", "b"),
        event("b", "split", "c", "d"),
        event("c", "merged", "d"),
        event("x", "merged", "y"),
        event("y", "merged", "x"),
    ]
    found = {each.slug: each for each in earlier_topics([topic("d", "c")], history)}
    assert [*found] == ["a", "b", "c", "x", "y"]
    assert {slug: [heir.slug for heir in each.heirs] for slug, each in found.items()} == {
        "a": ["d"], "b": ["d"], "c": ["d"], "x": [], "y": []
    }  # fmt: skip


def test_the_last_event_counts() -> None:
    """A topic that came back and ended again tells of its last end."""
    history = [event("a", "retired"), event("a", "merged", "d")]
    (found,) = earlier_topics([topic("d")], history)
    assert found.event == history[1]


def test_feeds_live_on() -> None:
    """At an earlier address is the feed of the topic that answers for it, if any does."""
    library = dataclasses.replace(
        toy_library(), history=(event("old", "split", "flight", "song"), event("none", "retired"))
    )
    assert earlier_feeds(library) == {"chirps": "song", "old": "flight"}
