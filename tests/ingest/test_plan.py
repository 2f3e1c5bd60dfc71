"""What ingesting is to change."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from conspectus.ingest.plan import plan
from conspectus.model.paper import Paper, Sighting
from conspectus.model.partial_date import MonthDay, PartialDate
from conspectus.model.record import Listing, Record

TODAY = dt.date(2026, 6, 15)
KETTLE = "Boiling water wastes energy; this network predicts when kettles boil, from sound alone."
TEAPOT = "Pooling teapots across buildings shortens queues, as four hundred users found last year."


def shown(name: str, *records: Record, date: dt.date | MonthDay | None = None) -> Listing:
    """Return a listing of 8 May unless another day is given."""
    ranked = (msgspec.structs.replace(each, rank=i) for i, each in enumerate(records, start=1))
    return Listing(name=name, date=date or MonthDay(5, 8), records=tuple(ranked))


def record(title: str, published: PartialDate | MonthDay | None = None, text: str = "") -> Record:
    """Return a record of a paper."""
    return Record(title=title, abstract=text, published=published, line=1, rank=1)


def after(listings: list[Listing], entries: list[Paper], **stated: dt.date) -> dict[str, Paper]:
    """Return the entries as they should be, by slug."""
    changes = plan(listings, entries, stated=stated, today=TODAY)
    return {change.after.slug: change.after for change in changes}


def dates(paper: Paper) -> dict[str, str]:
    """Return the dates of a paper's sightings."""
    return {seen.listing: seen.date.isoformat() if seen.date else "?" for seen in paper.sightings}


OTHER = Paper(slug="a", title="B", abstract=KETTLE)
OLD = PartialDate("2022-01-01")
NEW = PartialDate("2024-01-01")


def test_slugs_do_not_depend_on_the_order_of_listings() -> None:
    """Papers of one title are numbered by their texts, not by the listing that came first."""
    one, other = shown("a", record("A", text=TEAPOT)), shown("b", record("A", text=KETTLE))
    for listings in ([one, other], [other, one]):
        entries = after(listings, [])
        assert {slug: paper.abstract for slug, paper in entries.items()} == {
            "a": KETTLE,
            "a-2": TEAPOT,
        }


def test_slugs_are_never_taken_twice() -> None:
    """A new paper gets another slug than any entry that is there."""
    entries = after([shown("a", record("A", text=TEAPOT))], [OTHER])
    assert list(entries) == ["a-2"]


@pytest.mark.parametrize("others", [0, 3])
def test_an_inferred_year_follows_new_evidence(others: int) -> None:
    """Dates that ingesting wrote follow when more evidence moves the year, alone or with others."""
    first = shown("a", record("A"), *(record(f"Paper {i}", OLD) for i in range(others)))
    entries = after([first], [Paper(slug="a", title="A", published=OLD)])
    assert dates(entries["a"])["a"] == ("2023-05-08" if others else "2022-05-08")
    second = shown("b", record("A", NEW), date=dt.date(2025, 1, 1))
    assert dates(after([first, second], [*entries.values()])["a"])["a"] == "2024-05-08"


def test_an_editors_date_stays() -> None:
    """A date of one sighting that differs from those of its listing is a person's."""
    listing = shown("a", record("A", OLD), record("B"), record("C"))
    entries = after([listing], [])
    edited = msgspec.structs.replace(
        entries["b"], sightings=(Sighting("a", dt.date(2020, 2, 2), 2),)
    )
    again = after([listing], [entries["a"], edited, entries["c"]])
    assert [dates(paper)["a"] for paper in again.values()] == [
        "2023-05-08",
        "2020-02-02",
        "2023-05-08",
    ]


def test_an_editors_date_stays_where_the_paper_is_alone() -> None:
    """A later date of the only paper of a listing is a person's too."""
    listing = shown("a", record("A", OLD))
    (entry,) = after([listing], []).values()
    for day in (dt.date(2024, 5, 8), dt.date(2022, 5, 9)):
        edited = msgspec.structs.replace(entry, sightings=(Sighting("a", day, 1),))
        assert dates(after([listing], [edited])["a"]) == {"a": day.isoformat()}


def test_a_stated_date_moves_all() -> None:
    """A day that an editor states in the settings reaches entries written before."""
    listing = shown("a", record("A", OLD), record("B", MonthDay(3, 1)))
    entries = after([listing], [])
    again = after([listing], [*entries.values()], a=dt.date(2025, 6, 1))
    assert {dates(paper)["a"] for paper in again.values()} == {"2025-06-01"}
    assert again["b"].published == "2025-03-01"


def test_what_an_entry_knows_dates_a_listing() -> None:
    """A date that only an entry has helps to settle the year of a listing."""
    entries = [Paper(slug="a", title="A", published=NEW)]
    assert dates(after([shown("x", record("A"))], entries)["a"]) == {"x": "2024-05-08"}
    entries = [Paper(slug="a", title="A", arxiv="2412.00001")]
    assert dates(after([shown("x", record("A"))], entries)["a"]) == {"x": "2025-05-08"}


def test_sightings_keep_the_order_that_a_person_gave() -> None:
    """Where nothing is new, even an odd order stays."""
    listings = [
        shown("a", record("A", OLD)),
        shown("b", record("A", OLD), date=dt.date(2025, 1, 1)),
    ]
    (entry,) = after(listings, []).values()
    turned = msgspec.structs.replace(entry, sightings=entry.sightings[::-1])
    assert after(listings, [turned])["a"] == turned
