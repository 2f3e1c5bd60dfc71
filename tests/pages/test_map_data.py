"""What scripts add to the points of the map: all of it in their order, in parts."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import msgspec
import pytest
from toy_library import LARKS, LOST, OWLS, toy_library

from conspectus.model.paper import Paper
from conspectus.pages import map_data as module
from conspectus.pages.map_data import day_of, map_days, map_shards
from conspectus.topics.mapping.layout import NOWHERE, Layout, Point, Region

if TYPE_CHECKING:
    from conspectus.pages.library import Library

CORNERS = (Point(0, 0), Point(9, 0), Point(9, 9))


def region(topic: str, *papers: str, parts: tuple[Region, ...] = ()) -> Region:
    """Return a region with papers or parts."""
    return Region(topic, CORNERS, Point(6, 3), papers, (), parts)


def mapped() -> Library:
    """Return a library whose map has a broad topic with two parts."""
    song = region("song", OWLS.slug)
    flight = region("flight", LOST.slug, LARKS.slug)
    broad = region("birds", OWLS.slug, LOST.slug, LARKS.slug, parts=(flight, song))
    return dataclasses.replace(toy_library(), layout=Layout((broad,), {}))


def test_papers_stand_in_the_order_of_their_points() -> None:
    """Titles, slugs and days are those of the points as they are drawn, part by part."""
    (shard,) = map_shards(mapped())
    drawn = (LOST, LARKS, OWLS)
    assert shard["slugs"] == [paper.slug for paper in drawn]
    assert shard["titles"] == [paper.title for paper in drawn]
    assert shard["days"] == [day_of(paper) for paper in drawn]


def test_many_papers_are_parted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each shard has as many papers as fit, the last one the rest, none is lost."""
    (whole,) = map_shards(mapped())
    monkeypatch.setattr(module, "SHARD", 2)
    shards = list(map_shards(mapped()))
    assert [len(shard["slugs"]) for shard in shards] == [2, 1]
    assert [slug for shard in shards for slug in shard["slugs"]] == whole["slugs"]


def test_days_of_all_papers_are_numbered() -> None:
    """Each paper names its day by the number among those that there are."""
    days = map_days(mapped())
    assert days["days"] == ["", "2024-03", "2025-11-30"]
    assert days["papers"] == [0, 1, 2]


def test_an_empty_map_has_no_data() -> None:
    """Without papers there is no shard and no day."""
    empty = dataclasses.replace(mapped(), layout=NOWHERE)
    assert list(map_shards(empty)) == []
    assert map_days(empty) == {"days": [], "papers": []}


@pytest.mark.parametrize(
    ("paper", "day"),
    [(OWLS, "2025-11-30"), (LARKS, "2024-03"), (LOST, ""), (Paper(slug="a", title="A"), "")],
)
def test_the_day_of_a_paper(paper: Paper, day: str) -> None:
    """It is as exact as what is known; nothing where nothing is."""
    assert day_of(paper) == day


def test_days_without_publication_are_those_of_listings() -> None:
    """A paper that does not say its date counts by the day on which it was first listed."""
    assert day_of(msgspec.structs.replace(OWLS, published=None)) == "2025-12-08"
