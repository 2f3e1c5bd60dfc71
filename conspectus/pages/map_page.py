"""The map of all papers: topics as regions, papers as points, and a list that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from conspectus.model.wording import count_text
from conspectus.pages import addresses
from conspectus.pages.items import HUES
from conspectus.pages.map_data import SHARD, day_of
from conspectus.pages.map_labels import Wish, place_labels
from conspectus.pages.map_views import MapName, MapTopic, MapView
from conspectus.pages.views import Page
from conspectus.topics.mapping.layout import HEIGHT, WIDTH

if TYPE_CHECKING:
    from conspectus.pages.library import Library
    from conspectus.topics.mapping.layout import Region

MOST_LINKED = 10_000
"""Of more papers each topic's points are one drawing, else a browser has too much to carry."""
MOST_HOLLOW = 1_500
"""Of more papers the dots are too small to tell hollow ones, those of loose papers, from others."""
MOST_LISTED = 600
"""Of more papers the list below the map only counts them: their topics' pages list them."""
_MOST_SPARED = 150
"""Of so many papers in a region a name avoids each, of more every second, third or so."""
_DENSITIES = (120, 500, 1_500, 4_000, 15_000, 40_000)
"""Of more papers than each of these, dots are a size smaller, else they would run together."""
_DOTS = (11, 8.5, 6, 4, 2.75, 1.8, 1.3)
"""How wide the style sheet draws a dot of each density in a wide window, in pixels."""


class _Lettering(NamedTuple):
    """How names and dots are drawn in some windows, in the units of the map."""

    sizes: tuple[float, ...]
    """Of the names of topics, the best first."""
    parts: tuple[float, ...]
    """Of the names of subtopics."""
    dots: float
    """How wide a dot is that has a pixel in a wide window."""


_WIDE = _Lettering((22.0, 20.0, 18.0, 16.5, 15.0, 13.5), (13.0, 12.0, 11.0), 1.0)
"""A unit of the map is about a pixel: less than 11 nobody reads."""
_NARROW = _Lettering((38.0, 34.0, 31.0, 28.5), (28.5, 26.0), 1.6)
"""On a phone a pixel is about three units, and the style sheet draws dots about half as wide."""
_MOST_OVER, _MOST_OVER_PARTS = 6.0, 2.5
"""How far the corners of a name may lie beyond its region, in font sizes, all four together. The
name of a subtopic stays nearer to it: beyond its border lies another one of the same colour."""


def map_page(library: Library) -> Page:
    """Return the page with the map of all papers."""
    papers = len(library.papers)
    regions = library.layout.regions
    loose = _loose(library)
    days = sorted(filter(None, (day_of(paper) for paper in library.papers.values())))
    view = MapView(
        title="Map",
        description=f"A map of the papers of {library.settings.title}: those alike lie together.",
        width=WIDTH,
        height=HEIGHT,
        size=count_text(papers, "paper"),
        density=_density(papers),
        topics=tuple(_topic(library, region, loose) for region in regions),
        wide=_names(library, _WIDE),
        narrow=_names(library, _NARROW),
        linked=papers <= MOST_LINKED,
        listed=papers <= MOST_LISTED,
        hollow=bool(loose),
        first=_whole(days[0]) if days else "",
        last=_whole(days[-1]) if days else "",
        data=addresses.MAP_PAPERS,
        days=addresses.MAP_DAYS,
        shard=SHARD,
    )
    updated = library.updated.isoformat() if library.updated else ""
    return Page(addresses.MAP, "map.html", view, updated=updated)


def _whole(date: str) -> str:
    """Return the first day of what may be a month or a year."""
    return f"{date}-01-01"[:10]


def _loose(library: Library) -> frozenset[str]:
    """Return the slugs of the papers whose dots are hollow."""
    if len(library.papers) > MOST_HOLLOW:
        return frozenset()
    return frozenset(slug for topic in library.topics for slug in topic.loose)


def _topic(
    library: Library, region: Region, loose: frozenset[str], hue: int | None = None
) -> MapTopic:
    mark = library.topic_marks.get(region.topic)
    hue = (mark.hue if mark else HUES) if hue is None else hue
    shown = () if region.parts else region.papers
    near = [library.topic_marks[slug] for slug in region.near]
    return MapTopic(
        mark=mark,
        name=mark.label if mark else "Papers in no topic yet",
        hue=hue,
        size=count_text(len(region.papers), "paper"),
        outline=region.outline,
        points=tuple(library.layout.points[slug] for slug in shown),
        papers=tuple(library.paper_items[slug] for slug in shown),
        loose=frozenset(loose & set(shown)),
        near=tuple(near),
        parts=tuple(_topic(library, part, loose, hue) for part in region.parts),
    )


def _density(papers: int) -> int:
    return sum(papers > limit for limit in _DENSITIES)


def _names(library: Library, lettering: _Lettering) -> tuple[MapName, ...]:
    """Return the names on the map, those of broad topics first, as the first find most room."""
    regions = library.layout.regions
    parts = [part for r in regions for part in r.parts if part.topic != r.topic]
    named = [(r, False, lettering.sizes) for r in regions]
    named += [(part, True, lettering.parts) for part in parts]
    named = [(r, part, s) for r, part, s in named if r.topic in library.topic_marks]
    points = library.layout.points
    wishes = [
        Wish(
            library.topic_marks[region.topic].label,
            region.outline,
            region.middle,
            sizes,
            [points[slug] for slug in region.papers[:: 1 + len(region.papers) // _MOST_SPARED]],
            lettering.dots * _DOTS[_density(len(library.papers))],
            most_over=_MOST_OVER_PARTS if part else _MOST_OVER,
            level=int(part),
        )
        for region, part, sizes in named
    ]
    top = {each.topic: region.topic for region in regions for each in (region, *region.parts)}
    labels = place_labels(wishes, WIDTH, HEIGHT)
    return tuple(
        MapName(region.topic, library.topic_marks[top[region.topic]].hue, part, label)
        for (region, part, _), label in zip(named, labels, strict=True)
    )
