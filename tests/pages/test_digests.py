"""Grouping sightings into digests."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from toy_library import LARKS, LOST, MONDAY, OWLS, TUESDAY

from conspectus.model.paper import Paper, Sighting
from conspectus.pages.digests import make_digests

TOY = [LARKS, LOST, OWLS]


def test_newest_first_and_undated_last() -> None:
    """Digests run from the newest day back; listings without a day come last."""
    assert [digest.path for digest in make_digests(TOY)] == [
        "digests/2025-12-09/",
        "digests/2025-12-08/",
        "digests/undated-list/",
    ]


def test_papers_stand_in_the_order_of_the_listing() -> None:
    """Within a digest the rank decides."""
    monday = make_digests(TOY)[1]
    assert monday.papers == ("early-larks", "night-owls")
    assert monday.date == MONDAY
    assert monday.listings == ("monday.txt",)


def test_two_listings_of_one_day_make_one_digest() -> None:
    """A paper that both showed stands there once."""
    both = (Sighting("a.txt", TUESDAY, 1), Sighting("b.txt", TUESDAY, 5))
    (digest,) = make_digests([Paper(slug="x", title="X", sightings=both)])
    assert digest.papers == ("x",)
    assert digest.listings == ("a.txt", "b.txt")


def test_undated_listings_of_one_name_stay_apart() -> None:
    """Two listings in different folders, or one named like a day, have addresses of their own."""
    papers = [
        Paper(slug=f"p{number}", title="P", sightings=(Sighting(listing, date, 1),))
        for number, (listing, date) in enumerate(
            [("a/x.txt", None), ("b/x.txt", None), ("2025-12-08.txt", None), ("m.txt", MONDAY)]
        )
    ]
    assert [(digest.path, digest.papers) for digest in make_digests(papers)] == [
        ("digests/2025-12-08/", ("p3",)),
        ("digests/2025-12-08-2/", ("p2",)),
        ("digests/x/", ("p0",)),
        ("digests/x-2/", ("p1",)),
    ]


@given(st.permutations(TOY))
def test_the_order_of_papers_does_not_matter(papers: list[Paper]) -> None:
    """Any order of the same papers gives the same digests."""
    assert make_digests(papers) == make_digests(TOY)
