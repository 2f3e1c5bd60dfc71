"""Which appearances are one paper."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.ingest.identity import Appearance, agreement, group, title_key, wording_of
from conspectus.model.record import Record

KETTLE = "Boiling water wastes energy; this network predicts when kettles boil, from sound alone."
TEAPOT = "Pooling teapots across buildings shortens queues, as four hundred users found last year."


def seen(listing: str = "a", rank: int = 1, **fields: Any) -> Appearance:  # noqa: ANN401  # any field
    """Return an appearance of a paper called "A title" unless the fields say otherwise."""
    given_fields: dict[str, Any] = {"title": "A title", "line": 1, "rank": rank} | fields
    return Appearance(listing, Record(**given_fields))


def number_of_papers(*appearances: Appearance) -> int:
    """Return how many papers some appearances are."""
    return len(group(appearances))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("KettleNet: Boiling Water", "Kettlenet  - boiling water"),
        ("\ufb01ne\u2011tuning", "Fine-Tuning"),
        ("Straße", "STRASSE"),
        ("Cafe\u0301", "Café"),
    ],
)
def test_title_keys_agree(first: str, second: str) -> None:
    """Case, punctuation, white space and typography do not tell titles apart."""
    assert title_key(first) == title_key(second)


def test_title_keys_differ() -> None:
    """Different words, and different rows of symbols, are different titles."""
    assert len({title_key(title) for title in ("Llama 2", "Llama 3", "???", "!!!")}) == 4


@pytest.mark.parametrize(
    ("first", "second", "papers"),
    [
        ({"arxiv": "2205.14135"}, {"arxiv": "2205.14135", "title": "Another"}, 1),
        ({"doi": "10.1/A"}, {"doi": "10.1/a", "title": "Another"}, 1),
        ({"arxiv": "2205.14135"}, {"arxiv": "2205.14136"}, 2),
        ({"arxiv": "2205.14135", "doi": "10.1/a"}, {"arxiv": "2205.14136", "doi": "10.1/a"}, 2),
        ({"arxiv": "2205.14135"}, {}, 1),
        ({"abstract": KETTLE}, {"abstract": KETTLE + " Code is public."}, 1),
        ({"abstract": KETTLE}, {"abstract": TEAPOT}, 2),
        ({"abstract": KETTLE}, {}, 1),
        ({}, {"title": "Another"}, 2),
    ],
)
def test_pairs(first: dict[str, Any], second: dict[str, Any], papers: int) -> None:
    """Ids decide first, then the title, unless the abstracts contradict it."""
    assert number_of_papers(seen("a", **first), seen("b", **second)) == papers


@pytest.mark.parametrize(
    ("authors", "other_authors", "expected"),
    [
        (("Ada Kettle",), ("Bo Spout",), 0),
        (("Ada Kettle", "Bo Spout"), ("A. Kettle",), 1),
        ((), ("A. Kettle",), 1),
        ((" ",), ("A. Kettle",), 1),
    ],
)
def test_authors_decide_without_abstracts(
    authors: tuple[str, ...], other_authors: tuple[str, ...], expected: float
) -> None:
    """Where an abstract is missing, other authors make another paper."""
    papers = (
        Record(title="A", line=1, rank=1, authors=authors),
        Record(title="A", line=1, rank=1, authors=other_authors, abstract=KETTLE),
    )
    assert agreement(*map(wording_of, papers)) == expected


def test_record_without_id_goes_to_the_paper_it_agrees_with() -> None:
    """Of two papers of one title, a record without id belongs to the one with its abstract."""
    kettle = seen("a", 1, arxiv="2205.14135", abstract=KETTLE)
    teapot = seen("a", 2, arxiv="2205.14136", abstract=TEAPOT)
    other = seen("b", 1, abstract=TEAPOT + " And more.")
    assert group([kettle, teapot, other]) == [(kettle,), (teapot, other)]


def test_one_title_for_many_papers() -> None:
    """Under a title that many papers share, only the same abstract makes the same paper."""
    many = [seen("a", rank, abstract=f"{KETTLE} {rank}") for rank in range(1, 100)]
    assert number_of_papers(*many, seen("b", 1, abstract=f"{KETTLE} 7")) == 99


APPEARANCES = st.lists(
    st.builds(
        lambda title, abstract, arxiv, doi, listing: (title, abstract, arxiv, doi, listing),
        st.sampled_from(["A title", "a title!", "Another"]),
        st.sampled_from(["", KETTLE, KETTLE + " More.", TEAPOT]),
        st.sampled_from([None, None, "2205.14135", "2205.14136"]),
        st.sampled_from([None, None, "10.1/a"]),
        st.sampled_from(["a", "b"]),
    ),
    max_size=9,
).map(
    lambda rows: [
        Appearance(
            row[4], Record(title=row[0], abstract=row[1], arxiv=row[2], doi=row[3], line=1, rank=i)
        )
        for i, row in enumerate(rows, start=1)
    ]
)


@settings(deadline=None)
@given(APPEARANCES, st.randoms())
def test_order_does_not_matter(appearances: list[Appearance], random: object) -> None:
    """The same appearances in any order are the same papers, and each is in exactly one."""
    shuffled = list(appearances)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert group(shuffled) == group(appearances)
    assert sorted(a.record.rank for paper in group(appearances) for a in paper) == list(
        range(1, len(appearances) + 1)
    )
    for paper in group(appearances):
        assert len({a.record.arxiv for a in paper} - {None}) < 2
