"""Papers read one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conspectus.model.record import Record
from conspectus.readers.collect import Place, collect


def read(place: Place, title: str) -> tuple[Record, list[str]]:
    """Return a record, of which what stands behind a comma is dropped."""
    kept, *dropped = title.split(",")
    if not kept:
        raise ValueError("the title is empty")
    return Record(title=kept, rank=place.rank, line=place.line), dropped


def test_a_damaged_paper_fails_no_other() -> None:
    """What makes no record is told in one sentence; the next paper is read."""
    records, damages = collect([(Place(1, 4), ""), (Place(2, 7), "One")], read)
    assert [(record.title, record.rank, record.line) for record in records] == [("One", 2, 7)]
    assert damages == [(4, "the title is empty, so this paper was left out.")]


def test_papers_without_lines_are_named() -> None:
    """Where lines mean nothing, a sentence begins with what the paper is called."""
    papers = [(Place(1, noun="item"), ""), (Place(2, noun="item"), "One,b is no date")]
    _, damages = collect(papers, read)
    assert damages == [
        (None, "item 1: the title is empty, so this paper was left out."),
        (None, "item 2: b is no date; the paper was kept without it."),
    ]


@given(st.lists(st.sampled_from(["", "One", "Two,x", "Three,x,y"])))
def test_nothing_is_lost_unsaid(titles: list[str]) -> None:
    """Each paper becomes a record or a damage, and each dropped value a damage."""
    records, damages = collect([(Place(n), title) for n, title in enumerate(titles, 1)], read)
    assert len(records) + titles.count("") == len(titles)
    assert len(damages) == titles.count("") + sum(title.count(",") for title in titles)
