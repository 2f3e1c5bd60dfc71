"""Answers of Hugging Face's API."""

from __future__ import annotations

import copy
import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.errors import InputError
from conspectus.model.paper import Organization
from conspectus.readers.hugging_face.api import read_hugging_face_json
from conspectus.readers.source import Source
from conspectus.readers.table import read_listing

if TYPE_CHECKING:
    from conspectus.model.record import Listing

TOYS = Path(__file__).parents[2] / "data/hugging_face"
DAILY: list[dict[str, Any]] = json.loads((TOYS / "daily_papers.json").read_bytes())
MONDAY = dt.date(2025, 12, 8)


def read(value: object) -> Listing | None:
    """Return the listing of a value as JSON."""
    return read_hugging_face_json(Source(json.dumps(value).encode(), "x"))


def changed(**values: object) -> list[dict[str, Any]]:
    """Return the answer for a day with other values in its first paper."""
    items = copy.deepcopy(DAILY)
    items[0]["paper"] |= values
    return items


def test_daily_papers() -> None:
    """Each item gives its paper's fields, the counts around it, and the day of the list."""
    listing = read_listing((TOYS / "daily_papers.json").read_bytes(), "x")
    assert (listing.format, listing.date, listing.damages) == ("hf-json", MONDAY, ())
    first, second, third = listing.records
    assert first.title == "KettleNet: Boiling Water with Deep Learning"
    assert first.abstract == (
        "Boiling water is slow and wastes energy. We present KettleNet, which learns when to stop "
        "at 99.5% of the cost."
    )
    assert first.organization == Organization("kettleworks", "Kettle Works")
    assert first.links == {
        "code": "https://github.com/kettleworks/kettlenet",
        "project": "https://kettleworks.example/kettlenet",
    }
    assert first.keywords == ("boiling", "deep learning")
    assert (first.arxiv, first.published, first.listed) == ("2512.01001", "2025-12-04", MONDAY)
    assert [record.rank for record in listing.records] == [1, 2, 3]
    assert [record.comments for record in listing.records] == [3, 0, None]
    assert [record.upvotes for record in listing.records] == [41, 0, 1234]
    assert [record.withdrawn for record in listing.records] == [False, True, False]
    assert (second.links, third.authors, third.organization) == ({}, (), None)


def test_hidden_authors() -> None:
    """An author who asked to be hidden is not named, and nothing is said of it."""
    listing = read(DAILY)
    assert listing is not None
    assert listing.records[0].authors == ("Ada Kettle", "Bo Spout")
    assert listing.damages == ()


def test_the_outer_date_means_nothing() -> None:
    """The date around a paper has meant two things over the years, and is taken for neither."""
    listing = read_listing((TOYS / "daily_papers_2024.json").read_bytes(), "x")
    (record,) = listing.records
    assert (record.published, record.listed, listing.date) == ("2024-09-17", None, None)


def test_one_paper() -> None:
    """The answer for one paper reads as its item in the list does, without the comments."""
    listing = read_listing((TOYS / "paper.json").read_bytes(), "x")
    (record,) = listing.records
    assert (record.arxiv, record.upvotes, record.comments) == ("2512.01001", 41, None)
    assert (record.listed, listing.date) == (MONDAY, MONDAY)


@pytest.mark.parametrize("wrapped", [False, True])
def test_search(*, wrapped: bool) -> None:
    """Search results are papers, or items with papers, of no common day."""
    papers = json.loads((TOYS / "search.json").read_bytes())
    listing = read([{"paper": paper} for paper in papers] if wrapped else papers)
    assert listing is not None
    assert [record.arxiv for record in listing.records] == ["2512.01003", "2409.11001"]
    assert listing.date is None


def test_the_papers_of_a_week() -> None:
    """A list of several days has no date of its own; each paper has its own day."""
    listing = read(changed(submittedOnDailyAt="2025-12-09T00:00:00.000Z"))
    assert listing is not None
    assert listing.date is None
    assert [record.listed for record in listing.records] == [dt.date(2025, 12, 9), MONDAY, MONDAY]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            (TOYS / "error.json").read_bytes(),
            "x: holds no papers: the service answered with the error 'Invalid date: 2025-12-99'; f",
        ),
        (b"[]", "x: holds no papers: the answer is an empty list: it names no paper for what"),
        (b'{"dailyPapers": []}', "x: holds no papers: the page lists no paper"),
        (b'[{"paper": {"title": ""}}]', "x: holds no papers: paper 1: the title '' has no letter"),
    ],
)  # fmt: skip
def test_answers_without_papers(data: bytes, message: str) -> None:
    """An error, or a day without papers, is said in the service's own words."""
    with pytest.raises(InputError) as caught:
        read_listing(data, "x")
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    "value",
    [
        [1, 2],
        {"results": []},
        [{"id": "x", "type": "article", "title": "A", "issued": {}, "abstract": "B"}],
        [{"id": "W1", "display_name": "A", "title": "A"}],
        {"id": "2311.18901", "title": "A", "abstract": "B", "authors_parsed": []},
    ],
)
def test_other_json(value: object) -> None:
    """Numbers, CSL-JSON, OpenAlex and a snapshot of one line are none of these answers."""
    assert read(value) is None


def test_a_snapshot_is_none_of_its_answers() -> None:
    """JSON lines are known as such without unpacking them."""
    data = (TOYS.parent / "listings/snapshot.jsonl").read_bytes()
    assert read_hugging_face_json(Source(data, "x")) is None
    assert read_listing(data.splitlines()[0], "x").format == "arxiv-snapshot"


@pytest.mark.parametrize(
    ("key", "value", "note"),
    [
        ("upvotes", "many", "upvotes is 'many', which is no count"),
        ("upvotes", True, "upvotes is true, which is no count"),
        ("upvotes", -1, "upvotes is -1, which is no count"),
        ("upvotes", 10**30, "upvotes is 1000000000000000000000000000000, which is no count"),
        ("publishedAt", "soon", "publishedAt is 'soon', which is no date"),
        ("submittedOnDailyAt", 5, "submittedOnDailyAt is 5, which is no date"),
        ("publishedAt", "2025-02-30T00:00:00Z", "publishedAt is '2025-02-30T00:00:00Z', which is"),
        ("id", "2513.00001", "id is '2513.00001', which is no arXiv id"),
        ("id", [], "id is a list, which is no arXiv id"),
        ("githubRepo", "javascript:alert(1)", "githubRepo is 'javascript:alert(1)', which is no w"),
        ("projectPage", "https://[::1", "projectPage is 'https://[::1', which is no web address"),
        ("authors", "Ada", "authors is 'Ada', which is no list"),
        ("authors", [{"name": None}, {"name": "A"}, 7], "2 of 3 authors have no usable name"),
        ("ai_keywords", {}, "ai_keywords is an object, which is no list"),
        ("summary", ["x"], "summary is a list, which is no text"),
        ("summary", "a" * 100_001, "summary has 100,001 characters and at most 100,000 fit"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_used(key: str, value: object, note: str) -> None:
    """A value of the wrong kind is dropped and named; the paper and all others stay."""
    listing = read(changed(**{key: value}))
    assert listing is not None
    assert len(listing.records) == 3
    (damage,) = listing.damages
    assert damage.message.startswith(
        f"paper 1, 'KettleNet: Boiling Water with Deep Learning': {note}"
    )
    assert damage.message.endswith("; the paper was kept without it.")


@pytest.mark.parametrize("key", sorted(DAILY[0]["paper"].keys() - {"title"}))
def test_null_is_unknown(key: str) -> None:
    """A null is no damage, wherever it stands."""
    items = changed(**{key: None})
    items[0][key] = None
    listing = read(items)
    assert listing is not None
    assert (len(listing.records), listing.damages) == (3, ())


@pytest.mark.parametrize("organization", [[], {"fullname": "No Handle"}, {"name": "two words"}])
def test_an_organisation_without_a_handle(organization: object) -> None:
    """An organisation that cannot be named by its handle is left out, with a word."""
    items = changed(organization=None)
    items[0]["organization"] = organization
    listing = read(items)
    assert listing is not None
    assert listing.records[0].organization is None
    assert len(listing.damages) == 1


@pytest.mark.parametrize("lost", [7, "text", None, {}, {"paper": []}, {"paper": {"title": "· ·"}}])
def test_a_paper_that_cannot_be_read(lost: object) -> None:
    """A lost paper keeps its place, so that the others keep theirs."""
    listing = read([DAILY[0], lost, DAILY[2]])
    assert listing is not None
    assert [record.rank for record in listing.records] == [1, 3]
    (damage,) = listing.damages
    assert damage.message.startswith("paper 2")


def test_many_damages() -> None:
    """Damage without end is told once and counted."""
    listing = read([DAILY[0], *[0] * 1_500])
    assert listing is not None
    assert len(listing.damages) == 1_001
    assert listing.damages[-1].message == "500 more parts like these were left out."


def test_half_a_character() -> None:
    """A text cut within a character costs that half, not the answer."""
    listing = read(changed(title="Kettles \ud83d", ai_summary="\udc00"))
    assert listing is not None
    assert listing.records[0].title == "Kettles"


def test_endless_number() -> None:
    """A number beyond all bounds is unknown, and costs nothing else."""
    data = (TOYS / "daily_papers.json").read_bytes()
    for number in (b"1e999", b"9" * 10_000, b"NaN"):
        listing = read_hugging_face_json(
            Source(data.replace(b'"upvotes": 1234', b'"upvotes": ' + number), "x")
        )
        assert listing is not None
        assert (len(listing.records), listing.records[2].upvotes) == (3, None)


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401  # JSON
    """Return the path of every value within a value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    below = [(*path, key) for key, _ in pairs]
    inner = [_places(each, (*path, key)) for key, each in _nested(value)]
    return below + [place for places in inner for place in places]


def _nested(value: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401  # JSON
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    return [(key, each) for key, each in pairs if isinstance(each, dict | list)]


@settings(deadline=None, max_examples=300)
@given(data=st.data())
def test_mutated_answers(data: st.DataObject) -> None:
    """Whatever is dropped or swapped in an answer, the reader gives a listing or refuses it."""
    value: Any = copy.deepcopy(DAILY)
    for _ in range(data.draw(st.integers(1, 8))):
        places = _places(value)
        if not places:
            break
        *path, last = data.draw(st.sampled_from(places))
        parent = value
        for key in path:
            parent = parent[key]
        if data.draw(st.booleans()):
            del parent[last]
        else:
            parent[last] = data.draw(ODD)
    try:
        listing = read_listing(json.dumps(value).encode(), "x")
    except InputError:
        return
    assert len({record.rank for record in listing.records}) == len(listing.records)


@settings(deadline=None, max_examples=200)
@given(ODD)
def test_any_json(value: object) -> None:
    """Any JSON at all is read or refused."""
    try:
        listing = read_listing(json.dumps(value).encode(), "x")
    except InputError:
        return
    assert listing.records
