"""The map of all papers: topics as regions, papers as points, and a list that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.model.partial_date import PartialDate
from conspectus.model.wording import count_text
from conspectus.pages import addresses
from conspectus.pages.items import HUES
from conspectus.pages.map_labels import Wish, place_labels
from conspectus.pages.map_views import MapName, MapTopic, MapView
from conspectus.pages.views import Page
from conspectus.topics.mapping.layout import HEIGHT, WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conspectus.model.paper import Paper
    from conspectus.pages.library import Library
    from conspectus.topics.mapping.layout import Region

MOST_LINKED = 10_000
"""Of more papers each topic's points are one drawing, else a browser has too much to carry."""
MOST_LISTED = 600
"""Of more papers the list below the map only counts them: their topics' pages list them."""
_MOST_SPARED = 150
"""Of so many papers in a region a name avoids each, of more every second, third or so."""
_DENSITIES = (120, 500, 1_500, 4_000, 15_000, 40_000)
"""Of more papers than each of these, dots are a size smaller, else they would run together."""
_WIDE_SIZES = (22.0, 20.0, 18.0, 16.5, 15.0)
_NARROW_SIZES = (38.0, 34.0, 31.0, 28.5)
_WIDE_PARTS = (13.5, 12.5)
_NARROW_PARTS = (28.5,)
"""Font sizes in units of the map, of which a phone shows about three a pixel: names of topics and
of their parts, in wide windows and on phones."""


def map_page(library: Library) -> Page:
    """Return the page with the map of all papers."""
    papers = len(library.papers)
    regions = library.layout.regions
    days = sorted(filter(None, (day_of(paper) for paper in library.papers.values())))
    view = MapView(
        title="Map",
        description=f"A map of the papers of {library.settings.title}: those alike lie together.",
        width=WIDTH,
        height=HEIGHT,
        size=count_text(papers, "paper"),
        density=sum(papers > limit for limit in _DENSITIES),
        topics=tuple(_topic(library, region) for region in regions),
        wide=_names(library, _WIDE_SIZES, _WIDE_PARTS),
        narrow=_names(library, _NARROW_SIZES, _NARROW_PARTS),
        linked=papers <= MOST_LINKED,
        listed=papers <= MOST_LISTED,
        first=_whole(days[0]) if days else "",
        last=_whole(days[-1]) if days else "",
        data=addresses.MAP_PAPERS,
    )
    updated = library.updated.isoformat() if library.updated else ""
    return Page(addresses.MAP, "map.html", view, updated=updated)


def map_data(library: Library) -> dict[str, list[str]]:
    """Return what scripts add to the points: titles, slugs and days, all in their order."""
    papers = [library.papers[slug] for region in _leaves(library) for slug in region.papers]
    return {
        "titles": [paper.title for paper in papers],
        "slugs": [paper.slug for paper in papers],
        "days": [day_of(paper) for paper in papers],
    }


def day_of(paper: Paper) -> str:
    """Return the date of a paper, ISO: its own, or when a listing first showed it; else nothing."""
    seen = paper.first_seen
    date = paper.published or (PartialDate(seen.isoformat()) if seen else None)
    return str(date) if date else ""


def _whole(date: str) -> str:
    """Return the first day of what may be a month or a year."""
    return f"{date}-01-01"[:10]


def _leaves(library: Library) -> Iterator[Region]:
    """Yield the regions that papers lie in, as they are drawn."""
    for region in library.layout.regions:
        yield from region.parts or (region,)


def _topic(library: Library, region: Region, hue: int | None = None) -> MapTopic:
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
        near=tuple(near),
        parts=tuple(_topic(library, part, hue) for part in region.parts),
    )


def _names(
    library: Library, sizes: Sequence[float], part_sizes: Sequence[float]
) -> tuple[MapName, ...]:
    """Return the names on the map, those of broad topics first, as the first find most room."""
    regions = library.layout.regions
    parts = [part for r in regions for part in r.parts if part.topic != r.topic]
    named = [(region, sizes, False) for region in regions]
    named += [(region, part_sizes, True) for region in parts]
    named = [each for each in named if each[0].topic in library.topic_marks]
    wishes = [_wish(library, region, fitting, part=part) for region, fitting, part in named]
    top = {each.topic: region.topic for region in regions for each in (region, *region.parts)}
    labels = place_labels(wishes, WIDTH, HEIGHT)
    return tuple(
        MapName(region.topic, library.topic_marks[top[region.topic]].hue, part, label)
        for (region, _, part), label in zip(named, labels, strict=True)
    )


def _wish(library: Library, region: Region, sizes: Sequence[float], *, part: bool) -> Wish:
    spared = region.papers[:: 1 + len(region.papers) // _MOST_SPARED]
    return Wish(
        library.topic_marks[region.topic].label,
        region.outline,
        region.middle,
        sizes,
        [library.layout.points[slug] for slug in spared],
        may_reach_over=not part,
    )
