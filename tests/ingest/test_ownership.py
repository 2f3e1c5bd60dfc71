"""Which papers an entry speaks for."""

from __future__ import annotations

from conspectus.ingest.edits import first_writing
from conspectus.ingest.identity import Appearance
from conspectus.ingest.ownership import Found, matches_of, owners_of, unmatched
from conspectus.model.paper import Paper, Sighting
from conspectus.model.record import Record


def paper(listing: str, *, arxiv: str | None = None, shows: bool = True) -> Found:
    """Return a paper that one listing shows at its first place."""
    return (Appearance(listing, Record(title="T", rank=1, arxiv=arxiv), shows=shows),)


def by_length(_: Paper, found: Found) -> float:
    """Say the more for a paper the longer the name of its listing."""
    return len(found[0].listing)


FIRST, LONGER = paper("x"), paper("longer")
ENTRY = Paper(slug="a", title="T", arxiv="2205.14135")


def test_an_entry_is_of_the_paper_that_fits_best() -> None:
    """Of several papers that lead to one entry the others need entries of their own."""
    (match,) = matches_of([FIRST, LONGER], [ENTRY, ENTRY], {"a": {}}, by_length)
    assert (match.own, match.given) == ([LONGER], [])
    assert unmatched([FIRST, LONGER], [match]) == [FIRST]
    assert owners_of([FIRST, LONGER], [match]) == {("x", 1): None, ("longer", 1): "a"}


def test_an_id_by_hand_says_more_than_words() -> None:
    """The paper with the id that a person gave an entry is its paper, however well another fits."""
    same = paper("y", arxiv="2205.14135")
    (match,) = matches_of([LONGER, same], [ENTRY, ENTRY], {"a": {}}, by_length)
    assert match.own == [same]


def test_facts_come_besides_by_an_id_by_hand() -> None:
    """Facts that sources could not join come by an id only if a person gave it to the entry."""
    facts = paper("facts", arxiv="2205.14135", shows=False)
    (match,) = matches_of([facts, FIRST], [ENTRY, ENTRY], {"a": {}}, by_length)
    assert match.own == [FIRST, facts]
    written = {"a": first_writing(ENTRY)}
    (match,) = matches_of([facts, FIRST], [ENTRY, ENTRY], written, by_length)
    assert match.own == [FIRST]


def test_facts_that_contradict_each_other() -> None:
    """Of facts on an entry that no listing shows, none with different ids is taken."""
    one = paper("f", arxiv="2205.14135", shows=False)
    other = paper("g", arxiv="2205.14136", shows=False)
    entry = Paper(slug="a", title="T")
    (match,) = matches_of([one, other], [entry, entry], {}, by_length)
    assert match.own == []
    (match,) = matches_of([one], [entry], {}, by_length)
    assert match.own == [one]
    (match,) = matches_of([one, other], [ENTRY, ENTRY], {}, by_length)
    assert match.own == [one]


def test_what_a_person_gave_to_an_entry_is_not_its_own() -> None:
    """A sighting that ingest did not write says which entry stands for a paper, and no more."""
    entry = Paper(
        slug="a", title="T", sightings=(Sighting("x", None, 1), Sighting("longer", None, 1))
    )
    noted = {"a": {"sightings.x": "0"}}
    (match,) = matches_of([FIRST, LONGER], [entry, entry], noted, by_length)
    assert (match.own, match.given) == ([FIRST], [LONGER])
    assert unmatched([FIRST, LONGER], [match]) == []
    (match,) = matches_of([FIRST, LONGER], [entry, entry], {}, by_length)
    assert (match.own, match.given) == ([FIRST, LONGER], [])
