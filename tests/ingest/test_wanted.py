"""What to ask arXiv for."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.fetch.request import Endpoints
from conspectus.ingest.wanted import Asked, Finder, batches, looked_up_by
from conspectus.model.notes import AskedNote
from conspectus.model.paper import Paper
from conspectus.model.record import Listing, Record

TODAY = dt.date(2025, 12, 10)
WHOLE: dict[str, Any] = {
    "arxiv": "2503.00001", "authors": ("A",), "abstract": "B.", "categories": ("cs.CL",)
}  # fmt: skip


def paper(slug: str = "a", **fields: Any) -> Paper:  # noqa: ANN401  # any field
    """Return an entry."""
    return Paper(**({"slug": slug, "title": f"Kettle study {slug}"} | fields))


def note(asked: dt.date, by: Literal["id", "title"] = "title", slug: str = "a") -> AskedNote:
    """Return a note."""
    return AskedNote(slug=slug, asked=asked, by=by)


@pytest.mark.parametrize(
    ("fields", "by"),
    [
        (WHOLE, None),
        (WHOLE | {"authors": ()}, "id"),
        (WHOLE | {"authors": (), "author_count": 5}, "id"),
        (WHOLE | {"abstract": ""}, "id"),
        (WHOLE | {"categories": ()}, "id"),
        (WHOLE | {"arxiv": None}, "title"),
        (WHOLE | {"arxiv": None, "doi": "10.1/a"}, "title"),
        (WHOLE | {"arxiv": None, "doi": "10.48550/arXiv.2503.00001"}, "id"),
        ({}, "title"),
        ({"title": "水壶"}, None),
        ({"title": "水壶", "arxiv": "2503.00001"}, "id"),
    ],
)
def test_what_is_looked_up(fields: dict[str, Any], by: str | None) -> None:
    """An entry without arXiv id is looked up by title, one that lacks something else by id."""
    assert looked_up_by(paper(**fields)) == by


@pytest.mark.parametrize(
    ("notes", "recent"),
    [
        ([], False),
        ([note(TODAY)], True),
        ([note(TODAY - dt.timedelta(days=29))], True),
        ([note(TODAY - dt.timedelta(days=30))], False),
        ([note(TODAY), note(TODAY - dt.timedelta(days=90))], True),
        ([note(TODAY + dt.timedelta(days=1))], False),
        ([note(TODAY, by="id")], False),
        ([note(TODAY, slug="b")], False),
    ],
)
def test_what_was_asked_lately(notes: list[AskedNote], recent: bool) -> None:  # noqa: FBT001  # a case
    """The same question of the last thirty days counts, not one of a clock that was wrong."""
    assert Asked(notes).is_recent(paper(), TODAY) is recent


def test_what_to_note() -> None:
    """Each question is noted once, with its last day; those of entries that are gone are not."""
    before = [note(dt.date(2025, 1, 1)), note(TODAY, slug="gone"), note(TODAY, slug="b")]
    noted = Asked(before).notes([paper()], "title", TODAY, slugs={"a", "b"})
    assert sorted(noted, key=str) == [note(TODAY), note(TODAY, slug="b")]
    assert len(Asked(before).notes([paper()], "id", TODAY, slugs={"a", "b"})) == 3


def test_batches_of_ids_and_titles() -> None:
    """A hundred ids fit one request, ten titles another; ids come first."""
    by_id = [paper(f"i{n}", arxiv=f"2503.{n:05}") for n in range(1, 151)]
    by_title = [paper(f"t{n:02}") for n in range(15)]
    found = batches([*by_title, *by_id, paper(**WHOLE)], Endpoints())
    assert [(batch.by, len(batch.papers), len(batch.requests)) for batch in found] == [
        ("id", 100, 1), ("id", 50, 1), ("title", 10, 1), ("title", 5, 1)
    ]  # fmt: skip


def test_one_question_for_two_entries() -> None:
    """Entries of one id or one title are asked for together."""
    (batch,) = batches(
        [paper("a", arxiv="2503.00001"), paper("b", arxiv="2503.00001")], Endpoints()
    )
    assert "id_list=2503.00001&" in batch.requests[0].url
    (batch,) = batches([paper("a", title="Kettles"), paper("b", title="Kettles")], Endpoints())
    assert batch.requests[0].url.count("Kettles") == 1


def test_long_titles_take_several_requests() -> None:
    """A batch whose address would be too long is asked for in parts."""
    titles = [" é ".join(f"a{n}{place:02}" for place in range(40)) for n in range(10)]
    papers = [paper(str(n), title=title) for n, title in enumerate(titles)]
    (batch,) = batches(papers, Endpoints())
    assert len(batch.papers) == 10
    assert len(batch.requests) > 1


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcé"), st.sampled_from([None, "2503.00001"]))))
def test_batches_do_not_depend_on_order(rows: list[tuple[str, str | None]]) -> None:
    """The same papers make the same batches, and each that lacks something is in one."""
    papers = [
        paper(f"s{n}", title=f"Kettle {word}", arxiv=arxiv) for n, (word, arxiv) in enumerate(rows)
    ]
    found = batches(papers, Endpoints())
    assert found == batches(papers[::-1], Endpoints())
    assert sorted(each.slug for batch in found for each in batch.papers) == sorted(
        each.slug for each in papers if looked_up_by(each)
    )


def test_what_an_answer_speaks_of() -> None:
    """Entries are known by the id, or by the title where nothing contradicts."""
    entries = [
        paper("by-id", arxiv="2503.00001"),
        paper("twin", arxiv="2503.00001"),
        paper("by-title", title="On the Singing of Kettles"),
        paper("near", title="On the Singing of Kettles and Teapots"),
        paper("other", title="On the Use of Teapots", authors=("C. Lid",)),
    ]
    records = (
        Record(title="Anything", arxiv="2503.00001", rank=1),
        Record(title="On the singing of kettles", arxiv="2503.00002", rank=2),
        Record(title="On the Use of Teapots", arxiv="2503.00003", authors=("A. Kettle",), rank=3),
    )
    listing = Listing(name="x", format="arxiv-api", records=records)
    assert Finder(entries).found(listing) == {"by-id", "twin", "by-title"}
    assert Finder(entries[3:]).found(listing) == frozenset()
