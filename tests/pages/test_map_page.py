"""The page of the map: what it draws, names, lists and leaves out."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from toy_library import LARKS, OWLS, toy_library

from conspectus.model.partial_date import PartialDate
from conspectus.model.topic import Topic
from conspectus.pages import map_page as module
from conspectus.pages.map_page import map_page
from conspectus.pages.map_views import MapView
from conspectus.topics.likeness.vectors import vectors_of
from conspectus.topics.mapping.layout import lay_out

if TYPE_CHECKING:
    import pytest

    from conspectus.pages.library import Library

STYLES = Path(__file__).parents[2] / "templates" / "assets" / "styles" / "map.css"


def mapped(library: Library) -> Library:
    """Return a library with the map of its papers."""
    vectors = vectors_of(library.papers.values())
    related = {
        slug: tuple(other.slug for other in others) for slug, others in library.related.items()
    }
    layout = lay_out(vectors, library.topics, related)
    return dataclasses.replace(library, layout=layout)


def view_of(library: Library) -> MapView:
    """Return what the page of the map shows."""
    view = map_page(library).view
    assert isinstance(view, MapView)
    return view


def two_levels() -> Library:
    """Return a library whose topics are parts of a broad one."""
    library = toy_library()
    parts = [msgspec.structs.replace(topic, parent="birds") for topic in library.topics]
    topics = (Topic(slug="birds", label="Birds"), *parts)
    return mapped(dataclasses.replace(library, topics=topics))


def test_each_topic_has_a_region_with_its_papers() -> None:
    """Topics come with their names and sizes, papers with their places and addresses."""
    view = view_of(mapped(toy_library()))
    flight, song = view.topics
    assert (flight.name, flight.size) == ("Flight paths", "2 papers")
    assert [paper.path for paper in flight.papers] == [
        "papers/early-larks/",
        "papers/lost-pigeons/",
    ]
    assert len(flight.points) == 2
    assert [mark.slug for mark in song.near] == ["flight"]


def test_parts_have_the_hue_of_their_broad_topic() -> None:
    """A broad topic is drawn with its parts inside it, all of one hue, points in the parts."""
    (broad,) = view_of(two_levels()).topics
    assert broad.name == "Birds"
    assert not broad.points
    assert {part.hue for part in broad.parts} == {broad.hue}
    assert sum(len(part.points) for part in broad.parts) == 3
    assert [name.part for name in view_of(two_levels()).wide] == [False, True, True]


def test_both_levels_are_named_from_the_start() -> None:
    """Where there is room, subtopics are named in smaller letters without any script."""
    broad, *parts = view_of(two_levels()).wide
    assert broad.label.shown
    assert all(part.label.shown and part.label.size < broad.label.size for part in parts)


def test_a_broad_topic_with_papers_of_its_own_is_named_once() -> None:
    """The part for a broad topic's own papers has no second name on the map."""
    library = toy_library()
    flight, song = library.topics
    topics = (flight, msgspec.structs.replace(song, parent="flight"))
    view = view_of(mapped(dataclasses.replace(library, topics=topics)))
    assert len(view.topics[0].parts) == 2
    assert [name.topic for name in view.wide] == ["flight", "song"]


def test_papers_without_topic_have_a_region_without_mark() -> None:
    """Where no topics are, all papers stand in one nameless region."""
    library = mapped(dataclasses.replace(toy_library(), topics=()))
    (region,) = view_of(library).topics
    assert region.mark is None
    assert region.name == "Papers in no topic yet"
    assert view_of(library).wide == ()


def test_an_empty_library_has_an_empty_map() -> None:
    """Without papers the page has nothing to draw, and no days."""
    empty = mapped(dataclasses.replace(toy_library(), papers={}, topics=(), related={}))
    view = view_of(empty)
    assert view.topics == ()
    assert (view.first, view.last) == ("", "")


def test_the_range_of_days_is_whole() -> None:
    """The first and last day can be put into a date field even where only a year is known."""
    library = toy_library(
        msgspec.structs.replace(OWLS, published=PartialDate("2023")),
        msgspec.structs.replace(LARKS, published=PartialDate("2024-03")),
    )
    view = view_of(mapped(library))
    assert (view.first, view.last) == ("2023-01-01", "2024-03-01")


def test_loose_papers_are_hollow(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dot of a paper that fits no topic well is hollow, unless there are too many to tell."""
    library = toy_library()
    flight, song = library.topics
    loose = msgspec.structs.replace(flight, loose=("early-larks",))
    library = mapped(dataclasses.replace(library, topics=(loose, song)))
    view = view_of(library)
    assert view.hollow
    assert [topic.loose for topic in view.topics] == [{"early-larks"}, set()]
    monkeypatch.setattr(module, "MOST_HOLLOW", 2)
    assert not view_of(library).hollow


def test_large_maps_are_drawn_with_less(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond their limits points are no links, and the list only counts papers."""
    view = view_of(mapped(toy_library()))
    assert view.linked
    assert view.listed
    monkeypatch.setattr(module, "MOST_LINKED", 2)
    monkeypatch.setattr(module, "MOST_LISTED", 2)
    view = view_of(mapped(toy_library()))
    assert not view.linked
    assert not view.listed


def test_names_avoid_dots_as_wide_as_they_are_drawn() -> None:
    """The page and the style sheet mean the same sizes of dots, one for each density."""
    drawn = re.findall(r"map-density-(\d) \{ --dot: calc\(([\d.]+)px", STYLES.read_text("utf-8"))
    assert [float(width) for _, width in drawn] == list(module._DOTS)  # noqa: SLF001  # that it is the same is the point
    assert len(drawn) == len(module._DENSITIES) + 1  # noqa: SLF001  # as above
