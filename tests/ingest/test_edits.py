"""Whose a field is, and what is noted of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.ingest.edits import adopted, fingerprint, first_writing, keep_edits
from conspectus.model.notes import PaperNote, united
from conspectus.model.paper import Paper, Sighting
from conspectus.model.partial_date import PartialDate

FIRST = Paper(
    slug="a",
    title="Kettles",
    abstract="They boil.",
    author_count=3,
    published=PartialDate("2024-05"),
    comments=4,
    links={"code": "https://a.example"},
    sightings=(Sighting("x.txt", dt.date(2024, 6, 1), 1),),
)
WROTE = first_writing(FIRST)
LATER = msgspec.structs.replace(
    FIRST,
    title="Kettles that boil",
    abstract="They boil well.",
    author_count=4,
    published=PartialDate("2024-04-30"),
    comments=9,
    links={"code": "https://b.example", "project": "https://p.example"},
    sightings=(
        Sighting("x.txt", dt.date(2025, 6, 1), 1),
        Sighting("y.txt", dt.date(2025, 7, 1), 2),
    ),
)
FIELDS = ("title", "abstract", "author_count", "published", "comments")


def test_what_nobody_changed_follows() -> None:
    """An entry that says what ingest wrote says what the sources say next."""
    kept = keep_edits(FIRST, WROTE, LATER)
    assert kept.paper == LATER
    assert kept.wrote == first_writing(LATER)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Mine"),
        ("abstract", ""),
        ("author_count", None),
        ("published", PartialDate("2020")),
        ("comments", 0),
        ("doi", "10.1/mine"),
        ("withdrawn", True),
    ],
)
def test_what_a_person_changed_stays(field: str, value: object) -> None:
    """A field that a person changed, added or took away stays; all others follow."""
    entry = msgspec.structs.replace(FIRST, **{field: value})
    later = msgspec.structs.replace(LATER, doi="10.1/theirs")
    once = keep_edits(entry, WROTE, later)
    again = keep_edits(once.paper, once.wrote, later)
    for kept in (once.paper, again.paper):
        assert getattr(kept, field) == value
        assert all(getattr(kept, f) == getattr(later, f) for f in FIELDS if f != field)


def test_a_source_that_agrees_does_not_take_a_field_back() -> None:
    """What a person wrote stays theirs when a source comes to say the same, and then changes."""
    mine = msgspec.structs.replace(FIRST, title=LATER.title)
    agreed = keep_edits(mine, WROTE, LATER)
    changed = msgspec.structs.replace(LATER, title="Something else")
    assert keep_edits(agreed.paper, agreed.wrote, changed).paper.title == LATER.title


def test_a_field_can_be_given_back() -> None:
    """A person who puts back what ingest wrote gets what the sources say."""
    mine = keep_edits(msgspec.structs.replace(FIRST, title="Mine"), WROTE, LATER)
    back = msgspec.structs.replace(mine.paper, title=FIRST.title)
    assert keep_edits(back, mine.wrote, LATER).paper.title == LATER.title


def test_links_and_sightings_one_by_one() -> None:
    """A person's link and sighting stay, and the others follow."""
    entry = msgspec.structs.replace(
        FIRST,
        links={"code": "https://mine.example"},
        sightings=(Sighting("x.txt", dt.date(2020, 1, 1), 1),),
    )
    kept = keep_edits(entry, WROTE, LATER).paper
    assert kept.links == {"code": "https://mine.example", "project": "https://p.example"}
    assert {seen.listing: seen.date for seen in kept.sightings} == {
        "x.txt": dt.date(2020, 1, 1),
        "y.txt": dt.date(2025, 7, 1),
    }


def test_nothing_recedes_when_a_source_goes() -> None:
    """What the remaining sources do not say stays as it is."""
    rest = Paper(slug="a", title="Kettles")
    assert keep_edits(FIRST, WROTE, rest).paper == FIRST


def test_an_entry_by_hand_is_filled_in() -> None:
    """Without a note, what is missing is filled in and what is there stays."""
    entry = Paper(slug="a", title="Mine", comments=1)
    kept = keep_edits(entry, None, FIRST)
    assert (kept.paper.title, kept.paper.comments) == ("Mine", 1)
    assert kept.paper.abstract == FIRST.abstract
    assert {"title", "comments"}.isdisjoint(kept.wrote)


def test_the_number_of_authors_gives_way_to_their_names() -> None:
    """Once names are known the number that ingest wrote is gone; a person's stays."""
    named = msgspec.structs.replace(LATER, authors=("A", "B"), author_count=None)
    assert keep_edits(FIRST, WROTE, named).paper.author_count is None
    mine = msgspec.structs.replace(FIRST, author_count=30)
    assert keep_edits(mine, WROTE, named).paper.author_count == 30


def test_a_merge_of_two_branches() -> None:
    """Where two branches noted different values, neither is taken for a person's."""
    one = PaperNote(slug="a", sources=("listings/x",), wrote=WROTE)
    other = PaperNote(slug="a", sources=("listings/y",), wrote=first_writing(LATER))
    both = united([one, other])
    assert both.sources == ("listings/x", "listings/y")
    newest = msgspec.structs.replace(LATER, title="Newest", comments=20)
    for entry in (FIRST, LATER):
        assert keep_edits(entry, both.wrote, newest).paper.title == "Newest"
    assert united([both, one]) == both


def test_an_entry_of_one_branch_and_notes_of_both() -> None:
    """An entry that was resolved to one branch gets what only the other wrote."""
    notes = [
        PaperNote(slug="a", wrote=WROTE),
        PaperNote(slug="a", wrote=first_writing(LATER)),
    ]
    wrote = united(notes, first_writing(FIRST)).wrote
    kept = keep_edits(FIRST, wrote, LATER).paper
    assert [seen.listing for seen in kept.sightings] == ["x.txt", "y.txt"]
    assert kept.links == LATER.links


def test_what_was_taken_away_in_one_branch_stays_away() -> None:
    """A stale note of the other branch, which git kept beside the new one, brings nothing back."""
    later = msgspec.structs.replace(LATER, doi="10.1234/a", keywords=("tea",))
    entry = msgspec.structs.replace(
        later, doi=None, keywords=(), links={"code": "https://b.example"}, sightings=FIRST.sightings
    )
    notes = [PaperNote(slug="a", wrote=each) for each in (WROTE, first_writing(later))]
    for some in (notes, notes[::-1]):
        wrote = united(some, first_writing(entry)).wrote
        kept = keep_edits(entry, wrote, later).paper
        assert (kept.doi, kept.keywords, kept.links) == (None, (), entry.links)
        assert [seen.listing for seen in kept.sightings] == ["x.txt"]


def test_a_note_follows_its_entry() -> None:
    """An entry whose file was given another name keeps its note."""
    moved = msgspec.structs.replace(FIRST, slug="b", title="Mine")
    note = PaperNote(slug="a", wrote=WROTE)
    assert adopted([moved], [note]) == {"b": msgspec.structs.replace(note, slug="b")}
    assert adopted([Paper(slug="c", title="Another")], [note]) == {}


@given(st.sampled_from(FIELDS), st.data())
def test_ingesting_twice_is_ingesting_once(field: str, data: st.DataObject) -> None:
    """Whatever a person changed, the same sources change nothing the second time."""
    values: dict[str, Any] = {
        "title": st.text(min_size=1).filter(str.isalnum),
        "abstract": st.sampled_from(["", "Mine"]),
        "author_count": st.none() | st.integers(0, 9),
        "published": st.none() | st.just(PartialDate("2021")),
        "comments": st.none() | st.integers(0, 9),
    }
    entry = msgspec.structs.replace(FIRST, **{field: data.draw(values[field])})
    once = keep_edits(entry, WROTE, LATER)
    assert keep_edits(once.paper, once.wrote, LATER) == once


def test_a_hash_tells_values_apart() -> None:
    """Values of different kinds have different hashes."""
    values = ["3", 3, ("3",), PartialDate("2003"), 2003]
    assert len({fingerprint(value) for value in values}) == 5
