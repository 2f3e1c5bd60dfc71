"""Places in listings that say nothing any more."""

from __future__ import annotations

from conspectus.ingest.places import doubted_places
from conspectus.model.paper import Paper, Sighting
from conspectus.model.record import Listing, Record

WORDS = "kettle boiling water energy sound network predicts wastes alone"


def entry(number: int, title: str = "", abstract: str = "") -> Paper:
    """Return the entry of the paper that stood at a rank of ``x.txt``."""
    return Paper(
        slug=f"paper-{number}x",
        title=title or f"Paper {number}x",
        abstract=abstract or f"{WORDS} {number}",
        sightings=(Sighting("x.txt", None, number),),
    )


def listing(*titles: str) -> Listing:
    """Return ``x.txt`` with papers of these titles."""
    records = tuple(
        Record(title=title, abstract=f"About {title}", line=rank, rank=rank)
        for rank, title in enumerate(titles, start=1)
    )
    return Listing(name="x.txt", records=records)


ENTRIES = [entry(number) for number in range(1, 6)]
TITLES = [f"Paper {number}x" for number in range(1, 6)]


def test_an_unchanged_listing_is_trusted() -> None:
    """Nothing is doubted, also of an entry whose words a person changed."""
    edited = [entry(1, "Mine", "Every word is mine."), *ENTRIES[1:]]
    assert doubted_places(edited, [listing(*TITLES)]) == frozenset()


def test_another_page_under_the_same_name() -> None:
    """All places that show other papers are doubted."""
    other = listing("Owls", "Larks", "Paper 3x", "Pigeons", "Gulls")
    assert doubted_places(ENTRIES, [other]) == {("x.txt", rank) for rank in (1, 2, 4, 5)}


def test_a_paper_put_between_two_others() -> None:
    """The places behind it are doubted, for their papers have moved."""
    longer = listing(*TITLES[:3], "Owls", *TITLES[3:])
    assert doubted_places(ENTRIES, [longer]) == {("x.txt", 4), ("x.txt", 5)}
