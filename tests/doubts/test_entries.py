"""What is doubtful in an entry."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from conspectus.doubts.entries import Entry, doubts_of
from conspectus.model.paper import Paper, Sighting
from conspectus.model.partial_date import PartialDate

TODAY = dt.date(2025, 12, 9)
GOOD = Paper(
    slug="owls",
    title="Owls",
    abstract="We train owls.",
    authors=("Ada Byron", "Bo Lindqvist"),
    published=PartialDate("2025-11"),
    arxiv="2511.00001",
)


def found(**changes: object) -> list[tuple[str, str]]:
    """Return the doubts of a good paper with some fields changed."""
    paper = msgspec.structs.replace(GOOD, **changes)
    return [(doubt.kind, doubt.problem.message) for doubt in doubts_of(Entry("f", paper), TODAY)]


def test_a_good_entry_is_not_doubted() -> None:
    """A date of any precision and one way to the paper are enough."""
    assert found() == []
    seen = (Sighting("a.txt", TODAY),)
    assert found(published=None, sightings=seen) == []
    assert found(arxiv=None, doi="10.1234/owls") == []
    assert found(arxiv=None, links={"code": "https://code.example"}) == []


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"published": None}, "no date"),
        ({"published": None, "sightings": (Sighting("a.txt"),)}, "no date"),
        ({"arxiv": None}, "no link"),
        ({"arxiv": None, "links": {"code": "javascript:alert(1)"}}, "no link"),
        ({"abstract": ""}, "no abstract"),
        ({"abstract": "We train owls and"}, "cut abstract"),
        ({"published": PartialDate("2026")}, "future date"),
        ({"sightings": (Sighting("a.txt", dt.date(2025, 12, 11)),)}, "future date"),
        ({"authors": ("Ada Byron", "et al.")}, "authors"),
        ({"authors": ("Ada Byron et al",)}, "authors"),
        ({"authors": ("Ada Byron", "and 7 others")}, "authors"),
        ({"authors": ("Ada Byron and Bo Lindqvist",)}, "authors"),
        ({"authors": ("Byron, A.; Lindqvist, B.",)}, "authors"),
        ({"authors": ("Ada Byron", ":")}, "authors"),
        ({"author_count": 1}, "authors"),
    ],
)
def test_each_doubt(changes: dict[str, object], kind: str) -> None:
    """Each thing that is missing or odd is one doubt."""
    assert [kind for kind, _ in found(**changes)] == [kind]


@pytest.mark.parametrize(
    "name",
    ["Ludwig van Etal", "LIGO and Virgo Collaboration", "Byron, Ada", "王伟", "A & B Lab"],
)
def test_uncommon_names_are_names(name: str) -> None:
    """What looks odd but can be a name or a group's is not doubted."""
    assert found(authors=(name,)) == []


def test_the_day_that_has_begun_further_east_is_no_future() -> None:
    """A listing from Tokyo may be a day ahead."""
    assert found(sightings=(Sighting("a.txt", dt.date(2025, 12, 10)),)) == []
