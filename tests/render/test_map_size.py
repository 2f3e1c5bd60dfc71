"""The page of the map stays small enough for a slow line, whatever the number of papers."""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from toy_library import toy_library

from conspectus.content.template_files import read_template
from conspectus.model.paper import Paper
from conspectus.model.partial_date import PartialDate
from conspectus.model.topic import Topic
from conspectus.pages.map_data import map_days, map_shards
from conspectus.pages.map_page import map_page
from conspectus.pages.plan import site_view
from conspectus.render.templates import Templates
from conspectus.topics.mapping.layout import Layout, Point, Region

if TYPE_CHECKING:
    from conspectus.pages.library import Library

ROOT = Path(__file__).parents[2]
CORNERS = (Point(0, 0), Point(1000, 0), Point(1000, 840), Point(0, 840))


@cache
def library_of(count: int) -> Library:
    """Return so many papers on a map, with slugs, titles and days as long as is usual."""
    papers = [
        Paper(slug=f"{n:05}" + "-word" * 12, title="Some word " * 8, published=day(n))
        for n in range(count)
    ]
    slugs = tuple(paper.slug for paper in papers)
    points = {slug: Point(100 + n % 900 + 0.5, 100 + n % 740 + 0.5) for n, slug in enumerate(slugs)}
    return dataclasses.replace(
        toy_library(),
        papers={paper.slug: paper for paper in papers},
        related={},
        topics=(Topic(slug="all", label="All of them", papers=slugs),),
        layout=Layout((Region("all", CORNERS, Point(500, 420), slugs, ()),), points),
    )


def day(number: int) -> PartialDate:
    """Return one of four thousand days."""
    return PartialDate(str(dt.date(2015, 1, 1) + dt.timedelta(days=number * 7 % 4_000)))


@cache
def page_of(count: int) -> str:
    """Return the page of that map."""
    library = library_of(count)
    templates = Templates(
        lambda name: read_template(name, root=ROOT),
        site=site_view(library),
        base_path="/",
        version="1",
    )
    return templates.render(map_page(library))


@pytest.mark.parametrize(
    ("papers", "most"),
    [(600, 300_000), (1_000, 300_000), (10_000, 1_500_000), (75_000, 2_000_000)],
)
def test_the_page_stays_small(papers: int, most: int) -> None:
    """It is under 300 KB for 1,000 papers, 1.5 MB for 10,000, 2 MB for 75,000."""
    assert len(page_of(papers).encode()) < most


def test_titles_come_in_small_parts() -> None:
    """Of 75,000 papers none of the files that tell titles is large, nor the one with all days."""
    library = library_of(75_000)
    shards = [len(msgspec.json.encode(shard)) for shard in map_shards(library)]
    assert len(shards) == 150
    assert max(shards) < 120_000
    assert len(msgspec.json.encode(map_days(library))) < 450_000


def test_points_are_links_as_long_as_they_can_be() -> None:
    """Each of 1,000 papers is a link on the map; of 10,001 each topic's are one drawing."""
    assert page_of(1_000).count('<a href="../papers/') == 1_000
    large = page_of(10_001)
    assert '<a href="../papers/' not in large
    assert large.count("h0") == 10_001
