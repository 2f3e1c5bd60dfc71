"""Putting accounts of a paper together."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from arbitrary_records import APPEARANCES, DAYS
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.ingest.accounts import Account, account_of, combine, in_order, paper_of
from conspectus.ingest.identity import Appearance
from conspectus.model.paper import Organization, Paper, Sighting
from conspectus.model.partial_date import PartialDate
from conspectus.model.record import Record

ACCOUNTS = st.builds(account_of, APPEARANCES, DAYS)


@settings(deadline=None)
@given(ACCOUNTS, ACCOUNTS)
def test_combining_is_commutative(a: Account, b: Account) -> None:
    """Which of two accounts comes first makes no difference."""
    assert combine(a, b) == combine(b, a)


@settings(deadline=None)
@given(ACCOUNTS, ACCOUNTS, ACCOUNTS)
def test_combining_is_associative(a: Account, b: Account, c: Account) -> None:
    """Which of three accounts are put together first makes no difference."""
    assert combine(combine(a, b), c) == combine(a, combine(b, c))


@settings(deadline=None)
@given(ACCOUNTS, ACCOUNTS)
def test_combining_is_idempotent(a: Account, b: Account) -> None:
    """Hearing an account again makes no difference."""
    assert combine(a, a) == a
    assert combine(combine(a, b), b) == combine(a, b)


def told(*rows: dict[str, Any]) -> Paper:
    """Return what records, each with its format, say together; in either order."""
    accounts = []
    for row in rows:
        fields: dict[str, Any] = {"title": "A", "rank": 1, "format": ""} | row
        name = fields.pop("format")
        accounts.append(account_of(Appearance("x", Record(**fields), name), None))
    first, *others = accounts
    for other in others:
        first = combine(first, other)
    return paper_of(first)


API, SNAPSHOT, BIBTEX, TEXT = (
    {"format": name} for name in ("arxiv-api", "arxiv-snapshot", "bibtex", "text-listing")
)
LONG = "A text that goes on for longer than the other does."
ADA_BO = ("Ada Kettle", "Bo Spout")


@pytest.mark.parametrize(
    ("field", "better", "worse"),
    [
        ("title", API | {"title": "T"}, TEXT | {"title": "A longer T"}),
        ("title", API | {"title": "T", "version": 2}, API | {"title": "A longer T", "version": 1}),
        ("title", {"title": "T", "updated": dt.date(2024, 1, 2)},
         {"title": "U", "updated": dt.date(2024, 1, 1)}),
        ("title", {"title": "A longer T"}, {"title": "T"}),
        ("title", {"title": "U"}, {"title": "T"}),
        ("abstract", TEXT | {"abstract": "T"}, API | {"abstract": ""}),
        ("abstract", TEXT | {"abstract": "T."}, API | {"abstract": LONG + "… (More)"}),
        ("abstract", TEXT | {"abstract": "T."}, API | {"abstract": LONG + " ..."}),
        ("abstract", TEXT | {"abstract": "T."}, API | {"abstract": LONG + " … ▽ More"}),
        ("abstract", BIBTEX | {"abstract": LONG}, API | {"abstract": LONG[:20]}),
        ("abstract", TEXT | {"abstract": LONG + " $x$"}, API | {"abstract": LONG[:-1] + "…"}),
        ("abstract", BIBTEX | {"abstract": LONG + " …"}, API | {"abstract": LONG[:20]}),
        ("abstract", TEXT | {"abstract": LONG, "version": 2},
         API | {"abstract": LONG[:20], "version": 1}),
        ("abstract", TEXT | {"abstract": LONG[:20], "version": 2},
         TEXT | {"abstract": LONG, "version": 1}),
        ("abstract", API | {"abstract": "T."}, TEXT | {"abstract": LONG}),
        ("authors", BIBTEX | {"authors": ADA_BO}, API | {"authors": ("Ada Kettle et al.",)}),
        ("authors", BIBTEX | {"authors": ADA_BO},
         API | {"authors": ("Ada Kettle",), "author_count": 2}),
        ("authors", API | {"authors": ("Ada Kettle",)}, BIBTEX | {"authors": ADA_BO}),
        ("categories", API | {"categories": ("cs.LG",)}, TEXT | {"categories": ("cs.AI", "cs.CL")}),
        ("organization", API | {"organization": Organization("h", "n")},
         TEXT | {"organization": Organization("z", "z")}),
        ("journal", SNAPSHOT | {"journal": "J"}, BIBTEX | {"journal": "Journal"}),
        ("doi", BIBTEX | {"doi": "10.1/a"}, API | {"doi": "10.5281/zenodo.1"}),
        ("doi", BIBTEX | {"doi": "10.1/a"}, API | {"doi": "10.48550/arXiv.2205.14135"}),
        ("comments", TEXT | {"comments": 3}, API | {"comments": 2}),
        ("upvotes", TEXT | {"upvotes": 0}, API | {}),
        ("links", API | {"links": {"code": "u"}}, TEXT | {"links": {"code": "longer"}}),
        ("published", TEXT | {"published": PartialDate("2022-05-26")},
         API | {"published": PartialDate("2022-05-27")}),
        ("published", TEXT | {"published": PartialDate("2022-05-27")},
         API | {"published": PartialDate("2022-05")}),
        ("published", TEXT | {"published": PartialDate("2022-05-27")},
         API | {"published": PartialDate("2022-06")}),
    ],
)  # fmt: skip
def test_the_better_claim(field: str, better: dict[str, Any], worse: dict[str, Any]) -> None:
    """Whole texts, then trust, then versions, then length decide; not for counts and dates."""
    expected = getattr(told(better), field)
    assert expected != getattr(told(worse), field)
    assert getattr(told(better, worse), field) == expected
    assert getattr(told(worse, better), field) == expected


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (None, "2022-05"),
        ("2022", "2022-05"),
        ("2023", "2022-05"),
        ("2023-01", "2022-05"),
        ("2021", "2021"),
        ("2022-05-27", "2022-05-27"),
        ("2023-01-02", "2023-01-02"),
    ],
)
def test_month_of_the_id(published: str | None, expected: str) -> None:
    """Where no source gives a day, the month of the arXiv id says more."""
    date = PartialDate(published) if published else None
    assert told({"arxiv": "2205.14135", "published": date}).published == expected


def test_an_id_in_a_doi() -> None:
    """A DOI that arXiv gave is an arXiv id, and no DOI of a publisher."""
    paper = told({"doi": "10.48550/arXiv.2205.14135"})
    assert (paper.arxiv, paper.doi) == ("2205.14135", None)


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([{"version": 1, "withdrawn": False}, {"version": 2, "withdrawn": True}], True),
        ([{"version": 2, "withdrawn": True}, {"version": 3, "withdrawn": False}], False),
        ([{"withdrawn": False}, {"withdrawn": True}], True),
        ([{"version": 3, "withdrawn": False}, {"withdrawn": True}], True),
        ([{"version": 1, "updated": dt.date(2024, 1, 1), "withdrawn": True},
          {"version": 1, "updated": dt.date(2024, 1, 2), "withdrawn": False}], False),
    ],
)  # fmt: skip
def test_withdrawn(records: list[dict[str, Any]], expected: bool) -> None:  # noqa: FBT001  # what is expected
    """The newest version decides, unless a source that names no version says so."""
    assert told(*records).withdrawn is expected


def test_collected() -> None:
    """Links and keywords of all are kept, in order; of keywords that differ in case, one."""
    paper = told(
        {"links": {"b": "2"}, "keywords": ("tea", "Cup")},
        {"links": {"a": "1"}, "keywords": ("cup", "Tea")},
    )
    assert list(paper.links) == ["a", "b"]
    assert paper.keywords == ("Cup", "Tea")


def test_author_count_only_without_names() -> None:
    """The number of authors is kept only while nobody names them; the highest is."""
    assert told({"author_count": 2}, {"author_count": 3}).author_count == 3
    assert told({"author_count": 2}, {"authors": ADA_BO}).author_count is None


def test_only_listings_that_show_papers_are_sightings() -> None:
    """A source that only adds facts gives no sighting."""
    appearance = Appearance("x", Record(title="A", rank=2, listed=dt.date(2024, 1, 1)))
    assert paper_of(account_of(appearance, None)).sightings == (
        Sighting("x", dt.date(2024, 1, 1), 2),
    )
    assert paper_of(account_of(appearance._replace(shows=False), None)).sightings == ()


def test_sightings_in_order() -> None:
    """Sightings are in order of their days, those without one last."""
    late, early = Sighting("a", dt.date(2025, 1, 1)), Sighting("b", dt.date(2024, 1, 1))
    unknown = Sighting("0")
    assert in_order([unknown, late, early]) == (early, late, unknown)
