"""What results show."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st
from search.reading_parts import slug_told
from search.toy_papers import TOY_PAPERS

from conspectus.model.paper import Organization, Paper, Sighting
from conspectus.model.partial_date import PartialDate
from conspectus.model.slug import make_slug
from conspectus.model.topic import Topic
from conspectus.pages.wording import byline
from conspectus.search.numbering import number_papers
from conspectus.search.records import SearchRecord, search_records, told_slug

TOPIC = Topic(slug="plants", label="Plants and gardens", papers=("gardens",))


def records_of(papers: list[Paper], topics: tuple[Topic, ...] = ()) -> list[SearchRecord]:
    """Return the records of papers of one length."""
    return list(search_records(number_papers(papers, [0] * len(papers), topics), byline))


def test_a_record_has_what_a_result_shows() -> None:
    """Title, abstract, date, authors and what is counted are in a paper's record, not its topic."""
    paper = Paper(
        slug="gardens",
        title="Gardens",
        abstract="Green.",
        published=PartialDate("2022-05-27"),
        authors=("A", "B", "C", "D"),
        organization=Organization("green", "Green Lab"),
        comments=3,
    )
    assert records_of([paper], (TOPIC,)) == [
        SearchRecord(
            title="Gardens",
            abstract="Green.",
            date="2022-05-27",
            authors="A, B, C and 1 more",
            organization="Green Lab",
            comments=3,
        )
    ]


def test_a_withdrawn_paper_is_marked() -> None:
    """Only then the record says so."""
    papers = [Paper(slug="a-2", title="A", withdrawn=True), Paper(slug="b", title="B")]
    taken_back, stands = (record.row() for record in records_of(papers))
    assert taken_back == ["A", "", "", "", "", 0, "a-2", True]
    assert stands == ["B"]


def test_dates_of_reduced_precision_say_only_what_is_known() -> None:
    """A month or a year is shown as such."""
    dates = ("2022-05", "2021")
    papers = [Paper(slug=date, title="A", published=PartialDate(date)) for date in dates]
    assert [record.date for record in records_of(papers)] == ["2022-05", "2021"]


def test_the_first_sighting_dates_a_paper_without_a_date() -> None:
    """The earliest day on which a listing showed a paper stands for its own date."""
    days = (dt.date(2025, 12, 8), None, dt.date(2025, 3, 1))
    sightings = tuple(Sighting(listing="a.txt", date=day) for day in days)
    (record,) = records_of([Paper(slug="a", title="A", sightings=sightings)])
    assert record.date == "2025-03-01"


def test_what_is_not_known_takes_no_room() -> None:
    """Empty fields at the end are left out of the file."""
    (record,) = records_of([Paper(slug="a", title="A", published=PartialDate("2021"))])
    assert record.row() == ["A", "", "", "2021"]
    assert SearchRecord(title="").row() == []


@settings(deadline=None)
@given(st.permutations(TOY_PAPERS))
def test_records_stand_in_the_order_of_numbers(papers: list[Paper]) -> None:
    """The paper numbered 0 comes first, in whatever order papers were given."""
    numbering = number_papers(papers, [0] * len(papers), [TOPIC])
    titles = [record.title for record in search_records(numbering, byline)]
    assert titles == [paper.title for paper in numbering.papers]
    assert titles[0].startswith("Growing Gardens")


def test_a_slug_stands_in_a_record_only_where_the_title_does_not_tell_it() -> None:
    """One that was numbered or given by hand does; one that was made of the title does not."""
    title = (
        "Trees of a long title, with (3.5) words that fit and one " + "x" * 40 + " that does not"
    )
    slugs = [make_slug(title), f"{make_slug(title)}-2", "given"]
    papers = [Paper(slug=slug, title=title) for slug in slugs]
    assert sorted(record.slug for record in records_of(papers)) == ["", *sorted(slugs[1:])]


@given(st.text(st.sampled_from("abcXYZ019 -:.'()"), max_size=150))
def test_most_slugs_are_told(title: str) -> None:
    """What is made of letters and digits of ASCII is told as it was made, however long."""
    told = told_slug(title)
    assert told == slug_told(title)
    assert told == make_slug(title) or not told
