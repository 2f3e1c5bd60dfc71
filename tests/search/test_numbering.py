"""Which number each paper has."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from conspectus.model.paper import Paper, Sighting
from conspectus.model.partial_date import PartialDate
from conspectus.model.topic import Topic
from conspectus.search.numbering import Group, number_papers

ROWS = [
    # (slug, topic, year, length) in the order of their numbers
    ("old-but-first", "one", "2024", 9),
    ("first-topic", "one", "2023", 9),
    ("new-short", "two", "2025", 3),
    ("a-longer", "two", "2025", 7),
    ("b-longer", "two", "2025", 7),
    ("seen", "two", "", 1),
    ("dateless", "two", "", 1),
    ("loose", "", "2025", 1),
]
PAPERS = [
    Paper(
        slug=slug,
        title="A",
        published=PartialDate(year) if year else None,
        sightings=(Sighting("a.txt", dt.date(2020, 5, 1)),) if slug == "seen" else (),
    )
    for slug, _, year, _ in ROWS
]
TOPICS = [
    Topic(slug="broad", label="Broad"),
    *(
        Topic(
            slug=name,
            label=name.title(),
            papers=tuple(slug for slug, topic, _, _ in ROWS if topic == name),
        )
        for name in ("one", "two")
    ),
]
LENGTHS = {slug: length for slug, _, _, length in ROWS}


@given(st.permutations(PAPERS))
def test_papers_follow_topic_year_length_and_slug(papers: list[Paper]) -> None:
    """Whatever order they come in, neighbours are of one topic and year."""
    numbering = number_papers(papers, [LENGTHS[paper.slug] for paper in papers], TOPICS)
    assert [paper.slug for paper in numbering.papers] == [slug for slug, *_ in ROWS]
    assert [papers[place] for place in numbering.places] == list(numbering.papers)


def test_groups_are_of_one_topic_and_year() -> None:
    """Only topics with papers have a place; no topic is -1, no year 0."""
    numbering = number_papers(PAPERS, [0] * len(PAPERS), TOPICS)
    assert [topic.slug for topic in numbering.topics] == ["one", "two"]
    assert numbering.broad == ()
    assert numbering.groups == (
        Group(0, 2024, 1),
        Group(0, 2023, 1),
        Group(1, 2025, 3),
        Group(1, 2020, 1),
        Group(1, 0, 1),
        Group(-1, 2025, 1),
    )


def test_topics_know_the_broad_one_they_are_parts_of() -> None:
    """Only broad topics whose parts have papers have a place."""
    broad = [Topic(slug=name, label=name.title()) for name in ("none", "wide")]
    parts = [
        Topic(slug="part", label="Part", parent="wide", papers=("seen",)),
        Topic(slug="empty", label="Empty", parent="none"),
        Topic(slug="alone", label="Alone", papers=("loose",)),
    ]
    numbering = number_papers(PAPERS, [0] * len(PAPERS), [*broad, *parts])
    assert numbering.broad == (broad[1],)
    assert numbering.parts_of(broad[1]) == [0]
