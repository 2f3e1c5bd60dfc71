"""What is doubtful in listings, and in what the settings say of them."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from conspectus.doubts.listings import Found, listing_doubts
from conspectus.model.paper import Paper, Sighting
from conspectus.model.partial_date import MonthDay
from conspectus.model.record import Damage, Listing, Record
from conspectus.model.settings import Settings

DAY = dt.date(2025, 12, 8)
OWLS = Record(title="Night Owls", rank=1, arxiv="2511.00001")


def listing(
    date: dt.date | MonthDay | None = None, *, shows: bool = True, kind: str = "text-listing"
) -> Listing:
    """Return a listing of one paper."""
    return Listing(name="day.txt", format=kind, date=date, shows=shows, records=(OWLS,))


def seen(date: dt.date | None) -> Paper:
    """Return the paper's entry, with the day that it gives the listing."""
    return Paper(slug="owls", title="Night Owls", sightings=(Sighting("day.txt", date),))


def found(what: Listing | None, *papers: Paper, settings: Settings | None = None) -> list[str]:
    """Return the doubts of one listing."""
    told = listing_doubts([Found("content/listings/day.txt", what)], papers, settings or Settings())
    return [str(doubt.problem) for doubt in told]


def test_a_dated_listing_is_not_doubted() -> None:
    """A day in its entries is enough; a file that only adds facts needs none."""
    assert found(listing(MonthDay(12, 8)), seen(DAY)) == []
    assert found(listing(), seen(DAY)) == []
    assert found(listing(shows=False)) == []
    assert found(listing(kind="bibtex"), seen(None)) == []


@pytest.mark.parametrize(
    ("date", "why"),
    [(MonthDay(12, 8), "nothing settles its year"), (None, "it prints no date")],
)
def test_an_undated_listing(date: MonthDay | None, why: str) -> None:
    """The sentence says what to write where."""
    (told,) = found(listing(date), seen(None))
    advice = "state its day in digest.yaml: listings: {day.txt: 2025-05-08}."
    assert told == f"content/listings/day.txt: {why}; {advice}"


def test_facts_need_neither_day_nor_entry() -> None:
    """What lies among the facts shows no paper, whatever its format."""
    facts = Found("content/facts/day.txt", listing(MonthDay(12, 8)))
    assert list(listing_doubts([facts], [], Settings())) == []


def test_a_listing_that_no_entry_names() -> None:
    """It was saved after the last run."""
    assert found(listing(DAY)) == [
        "content/listings/day.txt: no entry names this listing; run 'conspectus ingest'."
    ]


def test_an_unreadable_listing_is_no_doubt() -> None:
    """It is an error, which is told elsewhere; the settings may name it nevertheless."""
    assert found(None, settings=Settings(listings={"day.txt": DAY})) == []


@pytest.mark.parametrize("folder", ["listings", "facts"])
def test_what_was_left_out(folder: str) -> None:
    """Each part of a source that makes no paper is doubtful, with its line where it has one."""
    damages = (Damage(3, "the title is empty."), Damage(None, "paper 2 has no title."))
    file = f"content/{folder}/day.txt"
    damaged = msgspec.structs.replace(listing(DAY), damages=damages)
    doubts = [*listing_doubts([Found(file, damaged)], [seen(DAY)], Settings())]
    assert [str(doubt.problem) for doubt in doubts] == [
        f"{file}:3: the title is empty.",
        f"{file}: paper 2 has no title.",
    ]
    assert {doubt.kind for doubt in doubts} == {"left out"}


@pytest.mark.parametrize("printed", [MonthDay(12, 8), DAY, None])
def test_a_stated_day_that_agrees(printed: dt.date | MonthDay | None) -> None:
    """What the listing prints, or does not print at all, may be stated."""
    assert found(listing(printed), seen(DAY), settings=Settings(listings={"day.txt": DAY})) == []


@pytest.mark.parametrize(
    ("printed", "words"), [(MonthDay(12, 9), "9 December"), (dt.date(2024, 12, 8), "2024-12-08")]
)
def test_a_stated_day_that_contradicts(printed: dt.date | MonthDay, words: str) -> None:
    """The stated day holds, but someone should look."""
    settings = Settings(listings={"day.txt": DAY})
    assert found(listing(printed), seen(DAY), settings=settings) == [
        f"digest.yaml: listings: 'day.txt' is of 2025-12-08, but prints {words}."
    ]


def test_a_stated_day_of_no_listing() -> None:
    """A slip in the name is pointed out."""
    settings = Settings(listings={"dya.txt": DAY})
    (told,) = found(listing(DAY), seen(DAY), settings=settings)
    assert told == ("digest.yaml: listings: there is no listing 'dya.txt'; did you mean 'day.txt'?")
    (doubt,) = listing_doubts([], [], settings)
    assert doubt.problem.message.endswith("there is no listing 'dya.txt'; there are none.")


def test_a_removed_paper_that_is_none() -> None:
    """Entries and listings are asked, for an entry may be deleted once its paper is removed."""
    removed = ("owls", "night-owls", "night-owls-2", "arXiv:2511.00001v3", "2511.00002", "larks")
    told = found(listing(DAY), seen(DAY), settings=Settings(removed=removed))
    assert told == [
        "digest.yaml: removed: no entry and no listing has a paper '2511.00002'; is it misspelt?",
        "digest.yaml: removed: no entry and no listing has a paper 'larks'; is it misspelt?",
    ]
