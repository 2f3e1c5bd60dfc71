"""A small library of invented papers, for the tests of pages and of rendering."""

from __future__ import annotations

import datetime as dt

from conspectus.model.page import MarkdownPage
from conspectus.model.paper import Organization, Paper, Sighting
from conspectus.model.partial_date import PartialDate
from conspectus.model.settings import Curator, Settings
from conspectus.model.topic import Topic
from conspectus.pages.library import Library
from conspectus.topics.explaining.relations import Relation

MONDAY, TUESDAY = dt.date(2025, 12, 8), dt.date(2025, 12, 9)

OWLS = Paper(
    slug="night-owls",
    title="Night Owls: Scheduling Training After Dark",
    abstract="We train at night. Power is cheap then. " * 8,
    authors=("Ada Byron", "Bo Lindqvist", "Cy Young", "Dee Oh"),
    organization=Organization("owl-lab", "Owl Lab"),
    published=PartialDate("2025-11-30"),
    arxiv="2511.00001",
    categories=("cs.DC",),
    comments=12,
    sightings=(Sighting("monday.txt", MONDAY, 2), Sighting("tuesday.txt", TUESDAY, 1)),
)
LARKS = Paper(
    slug="early-larks",
    title="Early Larks",
    abstract="We train in the morning.",
    author_count=9,
    published=PartialDate("2024-03"),
    links={"code": "https://code.example/larks", "trap": "javascript:alert(1)"},
    note="Read **with care**.",
    sightings=(Sighting("monday.txt", MONDAY, 1),),
)
LOST = Paper(
    slug="lost-pigeons",
    title="«Lost» Pigeons",
    sightings=(Sighting("old/undated list.txt", None, 1),),
)


def toy_library(*papers: Paper, base_url: str = "https://example.org/repository/") -> Library:
    """Return a library of three papers in two topics and three digests, or of other papers."""
    everything = papers or (LARKS, LOST, OWLS)
    slugs = tuple(sorted(paper.slug for paper in everything))
    return Library(
        settings=Settings(
            title="Birds & Bits",
            description="A digest of birds.",
            base_url=base_url,
            curator=Curator(name="Ed Itor", email="ed@example.org"),
        ),
        papers={paper.slug: paper for paper in sorted(everything, key=lambda p: p.slug)},
        topics=(
            Topic(slug="flight", label="Flight paths", terms=("wing",), papers=slugs[:2]),
            Topic(
                slug="song",
                label="Bird song",
                description="On *singing*.",
                aliases=("chirps",),
                papers=slugs[2:],
            ),
        ),
        related={
            slug: tuple(Relation(other, 0.25, ("night",)) for other in slugs if other != slug)
            for slug in slugs
        },
        pages=(MarkdownPage("about", "About", "See the [topics](/topics/)."),),
    )
