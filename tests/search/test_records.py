"""What results show."""

from __future__ import annotations

import datetime as dt

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from search.toy_papers import TOY_PAPERS

from conspectus.model.paper import Paper, Sighting
from conspectus.model.partial_date import PartialDate
from conspectus.model.topic import Topic
from conspectus.search.index import build_index
from conspectus.search.records import SearchRecord, search_records, to_json

TOPIC = Topic(slug="plants", label="Plants and gardens", papers=("gardens",))


def test_a_record_has_what_a_result_shows() -> None:
    """Title, abstract, topic and date of a paper are in its record."""
    paper = Paper(
        slug="gardens", title="Gardens", abstract="Green.", published=PartialDate("2022-05-27")
    )
    assert search_records([paper], [TOPIC]) == [
        SearchRecord(
            slug="gardens",
            title="Gardens",
            abstract="Green.",
            topic="Plants and gardens",
            topic_slug="plants",
            date="2022-05-27",
            date_text="27 May 2022",
        )
    ]


def test_a_withdrawn_paper_is_marked() -> None:
    """Only then the record says so."""
    papers = [Paper(slug="a", title="A", withdrawn=True), Paper(slug="b", title="B")]
    taken_back, stands = search_records(papers, [])
    assert b'"withdrawn":true' in to_json([taken_back])
    assert b"withdrawn" not in to_json([stands])


def test_dates_of_reduced_precision_say_only_what_is_known() -> None:
    """A month or a year is shown as such."""
    dates = ("2022-05", "2022")
    papers = [Paper(slug=date, title="A", published=PartialDate(date)) for date in dates]
    texts = [record.date_text for record in search_records(papers, [])]
    assert texts == ["2022", "May 2022"]


def test_the_first_sighting_dates_a_paper_without_a_date() -> None:
    """The earliest day on which a listing showed a paper stands for its own date."""
    days = (dt.date(2025, 12, 8), None, dt.date(2025, 3, 1))
    sightings = tuple(Sighting(listing="a.txt", date=day) for day in days)
    (record,) = search_records([Paper(slug="a", title="A", sightings=sightings)], [])
    assert (record.date, record.date_text) == ("2025-03-01", "1 March 2025")


def test_what_is_not_known_takes_no_room() -> None:
    """Empty fields are left out of the file."""
    records = search_records([Paper(slug="a", title="A")], [])
    assert to_json(records) == b'[{"slug":"a","title":"A"}]'


@given(st.permutations(TOY_PAPERS))
def test_records_stand_where_the_index_says(papers: list[Paper]) -> None:
    """A ref of the index is the place of the paper's record, in whatever order papers come."""
    records = search_records(papers, [])
    (place,) = dict(build_index(papers)["invertedIndex"])["tide"]["title"]
    assert records[int(place)].slug == "tides"


def test_hostile_text_is_kept_as_text() -> None:
    """Markup in a title comes out of the file as it went in."""
    title = "</script><img src=x> \u2028 \u202e"
    data = to_json(search_records([Paper(slug="a", title=title)], []))
    assert msgspec.json.decode(data)[0]["title"] == title
