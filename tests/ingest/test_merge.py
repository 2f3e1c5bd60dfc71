"""Combining accounts of a paper, and keeping edits."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.ingest.identity import Appearance
from conspectus.ingest.merge import FACTS, combine, combine_all, keep_edits
from conspectus.model.paper import Organization, Paper, Sighting
from conspectus.model.partial_date import MonthDay, PartialDate
from conspectus.model.record import Record

WORDS = st.sampled_from(["a", "b", "aa", "ab", "abc"])
ROWS = st.lists(WORDS, max_size=3).map(tuple)
ACCOUNTS = st.builds(
    Paper,
    slug=st.just(""),
    title=WORDS,
    abstract=WORDS | st.just(""),
    authors=ROWS,
    author_count=st.none() | st.integers(0, 3),
    organization=st.none() | st.builds(Organization, WORDS, WORDS),
    published=st.none()
    | st.sampled_from(["2022", "2022-03", "2022-03-01", "2022-05-27", "2022-05", "2021"]).map(
        PartialDate
    ),
    arxiv=st.sampled_from([None, "2205.14135", "2205.14136"]),
    doi=st.none() | WORDS,
    links=st.dictionaries(WORDS, WORDS, max_size=2),
    categories=ROWS,
    keywords=ROWS,
    comments=st.none() | st.integers(0, 3),
    upvotes=st.none() | st.integers(0, 3),
    sightings=st.lists(
        st.builds(
            Sighting,
            st.sampled_from(["x", "y"]),
            st.none() | st.sampled_from([dt.date(2024, 1, 1), dt.date(2025, 1, 1)]),
            st.integers(1, 3),
        ),
        max_size=1,
    ).map(tuple),
)


def normal(paper: Paper) -> Paper:
    """Return a paper in the form that combining gives, such as sorted keywords."""
    return combine(paper, paper)


@settings(deadline=None)
@given(ACCOUNTS, ACCOUNTS, ACCOUNTS)
def test_combining_is_a_semilattice(a: Paper, b: Paper, c: Paper) -> None:
    """The order, the grouping and the repetition of accounts make no difference."""
    assert combine(a, b) == combine(b, a)
    assert combine(combine(a, b), c) == combine(a, combine(b, c))
    assert combine(combine(a, b), b) == combine(a, b)
    assert normal(normal(a)) == normal(a)


@pytest.mark.parametrize(
    ("first", "second", "earliest"),
    [
        ("2022", "2022-05-27", "2022-05-27"),
        ("2022-05", "2022-05-27", "2022-05-27"),
        ("2022-05-27", "2022-05-26", "2022-05-26"),
        ("2022-06", "2022-05-27", "2022-05-27"),
        ("2021", "2022-05-27", "2021"),
    ],
)
def test_dates(first: str, second: str, earliest: str) -> None:
    """The earliest date wins, and of two that agree the more precise one."""
    papers = [Paper(slug="", title="A", published=PartialDate(date)) for date in (first, second)]
    assert combine(*papers).published == earliest


def test_records_become_a_paper() -> None:
    """Records are combined with the dates of their listings; named authors replace their number."""
    first = Record(
        title="A", line=1, rank=2, published=MonthDay(3, 1), author_count=2, comments=4, upvotes=1
    )
    second = Record(title="A!", line=1, rank=1, authors=("Ada", "Bo"), comments=3, upvotes=2)
    days = {"x": dt.date(2024, 5, 8), "y": None}
    paper = combine_all([Appearance("x", first), Appearance("y", second)], days)
    assert paper == Paper(
        slug="",
        title="A!",
        authors=("Ada", "Bo"),
        published=PartialDate("2024-03-01"),
        comments=4,
        upvotes=2,
        sightings=(Sighting("x", dt.date(2024, 5, 8), 2), Sighting("y", None, 1)),
    )


def test_no_records() -> None:
    """Without records there is no account."""
    assert combine_all([], {}) is None


def test_one_sighting_for_each_listing() -> None:
    """A paper that stands twice in a listing was seen there once, at its higher place."""
    records = [Record(title="A", line=1, rank=rank) for rank in (5, 2, 7)]
    paper = combine_all([Appearance("x", record) for record in records], {"x": None})
    assert paper is not None
    assert paper.sightings == (Sighting("x", None, 2),)


FULL = Paper(
    slug="a",
    title="Title",
    abstract="Abstract",
    authors=("Ada",),
    author_count=3,
    organization=Organization("h", "n"),
    published=PartialDate("2024-01-01"),
    arxiv="2205.14135",
    doi="10.1/a",
    links={"code": "https://a"},
    categories=("cs.LG",),
    keywords=("k",),
    comments=1,
    upvotes=1,
)
OTHER = Paper(
    slug="b",
    title="Title 2",
    abstract="Abstract 2",
    authors=("Ada", "Bo"),
    author_count=4,
    organization=Organization("h", "n2"),
    published=PartialDate("2023-01-01"),
    arxiv="2205.14136",
    doi="10.1/b",
    links={"code": "https://b"},
    categories=("cs.LG", "cs.AI"),
    keywords=("k", "l"),
    comments=2,
    upvotes=2,
)
EMPTY: dict[str, Any] = {"title": "Edited"} | {
    field.name: field.default for field in msgspec.structs.fields(Paper) if field.name in FACTS[1:]
}


@pytest.mark.parametrize("field", FACTS)
def test_untouched_fields_follow(field: str) -> None:
    """A field that says what ingesting wrote takes what the records say now."""
    assert getattr(keep_edits(FULL, FULL, OTHER), field) == getattr(OTHER, field)


@pytest.mark.parametrize("field", FACTS)
def test_edited_fields_stay(field: str) -> None:
    """A field that a person changed or removed stays so, while all others follow."""
    edited = msgspec.structs.replace(FULL, **{field: EMPTY[field]})
    merged = keep_edits(edited, FULL, OTHER)
    for other in FACTS:
        expected = EMPTY[field] if other == field else getattr(OTHER, other)
        assert getattr(merged, other) == expected


def test_an_entry_by_hand() -> None:
    """Of an entry that was written by hand, only what is missing is filled in."""
    entry = Paper(slug="a", title="By hand", comments=9)
    merged = keep_edits(entry, None, OTHER)
    assert (merged.slug, merged.title, merged.comments) == ("a", "By hand", 9)
    assert (merged.abstract, merged.arxiv) == ("Abstract 2", "2205.14136")


def test_links_are_kept_one_by_one() -> None:
    """A person may change, add and remove links; others still arrive."""
    base = msgspec.structs.replace(FULL, links={"a": "1", "b": "2", "c": "3"})
    entry = msgspec.structs.replace(FULL, links={"own": "9", "a": "edited", "c": "3"})
    derived = msgspec.structs.replace(FULL, links={"a": "1", "b": "2", "c": "4", "d": "5"})
    assert keep_edits(entry, base, derived).links == {"own": "9", "a": "edited", "c": "4", "d": "5"}


def test_note_and_slug_are_never_touched() -> None:
    """Ingesting has no say in notes and addresses."""
    entry = msgspec.structs.replace(FULL, note="Mine.")
    merged = keep_edits(entry, FULL, OTHER)
    assert (merged.note, merged.slug) == ("Mine.", "a")
