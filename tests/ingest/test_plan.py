"""What ingesting is to change."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from conspectus.ingest.plan import Known, Plan, Wishes, plan
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


def planned(
    listings: list[Listing],
    entries: list[Paper],
    earlier: Plan | None = None,
    *,
    removed: tuple[str, ...] = (),
    stated: dict[str, dt.date] | None = None,
) -> Plan:
    """Return what is to become of entries, given what an earlier run noted of them."""
    notes = {change.note.slug: change.note for change in earlier.changes} if earlier else {}
    return plan(listings, Known(entries, notes), Wishes(stated or {}, removed), today=TODAY)


def entries_of(outcome: Plan) -> dict[str, Paper]:
    """Return the entries as they should be, by slug."""
    return {change.after.slug: change.after for change in outcome.changes}


def after(listings: list[Listing], entries: list[Paper], **stated: dt.date) -> dict[str, Paper]:
    """Return the entries as they should be where no earlier run noted anything."""
    return entries_of(planned(listings, entries, stated=stated))


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
    first = shown("a", record("A"), *(record(f"P {i}", OLD) for i in range(1 + others)))
    early = planned([first], [])
    assert dates(entries_of(early)["a"])["a"] == "2023-05-08"
    second = shown("b", record("A", NEW), date=dt.date(2025, 1, 1))
    late = planned([first, second], [*entries_of(early).values()], early)
    assert dates(entries_of(late)["a"])["a"] == "2024-05-08"


def test_an_editors_date_stays() -> None:
    """A date of a sighting that differs from what was written is a person's."""
    listing = shown("a", record("A", OLD), record("B"), record("C"))
    first = planned([listing], [])
    entries = entries_of(first)
    for day in (dt.date(2020, 2, 2), dt.date(2024, 5, 8), dt.date(2022, 5, 9)):
        edited = msgspec.structs.replace(entries["b"], sightings=(Sighting("a", day, 2),))
        again = planned([listing], [entries["a"], edited, entries["c"]], first)
        assert [dates(paper)["a"] for paper in entries_of(again).values()] == [
            "2023-05-08",
            day.isoformat(),
            "2023-05-08",
        ]


def test_a_sighting_that_a_person_took_away_stays_away() -> None:
    """What was written once and is gone is not written again."""
    listings = [shown("a", record("A", OLD)), shown("b", record("A", OLD))]
    first = planned(listings, [])
    (entry,) = entries_of(first).values()
    edited = msgspec.structs.replace(entry, sightings=entry.sightings[:1])
    (again,) = entries_of(planned(listings, [edited], first)).values()
    assert again == edited


def test_a_stated_date_moves_all() -> None:
    """A day that an editor states in the settings reaches entries written before."""
    listing = shown("a", record("A", OLD), record("B", MonthDay(3, 1)))
    first = planned([listing], [])
    later = planned(
        [listing], [*entries_of(first).values()], first, stated={"a": dt.date(2025, 6, 1)}
    )
    again = entries_of(later)
    assert {dates(paper)["a"] for paper in again.values()} == {"2025-06-01"}
    assert again["b"].published == "2025-03-01"


def test_a_renamed_listing_is_not_another() -> None:
    """Sightings follow when the file of their listing is given another name."""
    first = planned([shown("a", record("A", OLD))], [])
    notes = {change.note.slug: change.note for change in first.changes}
    known = Known([*entries_of(first).values()], notes, renamed={"a": "z"})
    outcome = plan([shown("z", record("A", OLD))], known, Wishes({}), today=TODAY)
    (change,) = outcome.changes
    assert dates(change.after) == {"z": "2023-05-08"}
    assert change.before == first.changes[0].after


@pytest.mark.parametrize("name", ["a-title", "2205.14135", "arXiv:2205.14135v3", "10.1234/ABC"])
def test_removed_papers_get_no_entry(name: str) -> None:
    """A paper that the settings name by slug, arXiv id or DOI is not written."""
    paper = msgspec.structs.replace(record("A title"), arxiv="2205.14135", doi="10.1234/abc")
    assert planned([shown("a", paper)], [], removed=(name,)).changes == ()
    assert len(planned([shown("a", paper)], [], removed=("another",)).changes) == 1


def test_a_removed_paper_is_known_under_another_title() -> None:
    """What was noted of a removed entry keeps its paper out, and no other of its title."""
    first = msgspec.structs.replace(record("Editorial", text=KETTLE), doi="10.1234/a")
    (change,) = planned([shown("a", first)], []).changes
    wishes = Wishes({}, ("editorial",), {"editorial": change.note})
    renamed = msgspec.structs.replace(first, title="Editorial (Extended)", abstract="")
    other = msgspec.structs.replace(record("Editorial", text=TEAPOT), doi="10.1234/b")
    outcome = plan([shown("b", renamed, other)], Known([], {}), wishes, today=TODAY)
    assert {slug: paper.doi for slug, paper in entries_of(outcome).items()} == {
        "editorial-2": "10.1234/b"
    }


def test_papers_of_one_title_are_told_apart_by_their_ids() -> None:
    """The second of two papers of one title has its arXiv id in its slug."""
    one = msgspec.structs.replace(record("A", text=KETTLE), arxiv="2205.14135")
    other = msgspec.structs.replace(record("A", text=TEAPOT), arxiv="hep-th/9901001")
    entries = after([shown("x", one, other)], [])
    assert {slug: paper.arxiv for slug, paper in entries.items()} == {
        "a": "2205.14135",
        "a-hepth9901001": "hep-th/9901001",
    }


def test_an_entry_without_a_paper_of_its_own_is_reported() -> None:
    """Two papers that a later source shows to be one leave an entry over; it is named."""
    title = "On kettles and their steam"
    ada = msgspec.structs.replace(record(title), authors=("Ada Kettle",))
    zed = msgspec.structs.replace(record(title), authors=("Zed Zulu",))
    unsigned = record(title, text=KETTLE)
    first = planned([shown("x", ada, zed, unsigned)], [])
    assert len(first.changes) == 3
    signed = msgspec.structs.replace(unsigned, authors=("Ada Kettle",))
    listings = [
        shown("x", ada, zed, unsigned),
        shown("y", signed, date=dt.date(2025, 1, 1)),
    ]
    assert len(planned(listings, []).changes) == 2
    ((kept, left_over),) = planned(listings, [*entries_of(first).values()], first).twins
    assert entries_of(first)[left_over].sightings != entries_of(first)[kept].sightings


def test_two_entries_of_one_paper_are_reported() -> None:
    """Entries that a later source shows to be one paper are named together."""
    entries = [
        Paper(slug="a", title="A", arxiv="2205.14135"),
        Paper(slug="b", title="B", doi="10.1/x"),
    ]
    both = msgspec.structs.replace(record("C"), arxiv="2205.14135", doi="10.1/X")
    assert planned([shown("x", both)], entries).twins == (("a", "b"),)


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
    first = planned(listings, [])
    (entry,) = entries_of(first).values()
    turned = msgspec.structs.replace(entry, sightings=entry.sightings[::-1])
    assert entries_of(planned(listings, [turned], first))["a"] == turned
