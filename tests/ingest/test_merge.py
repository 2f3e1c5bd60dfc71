"""Making one paper of many records, and keeping edits."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from arbitrary_records import APPEARANCES
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.ingest.identity import Appearance
from conspectus.ingest.merge import combine_all
from conspectus.model.paper import Paper, Sighting
from conspectus.model.partial_date import MonthDay, PartialDate
from conspectus.model.record import Record

if TYPE_CHECKING:
    import random


@settings(deadline=None)
@given(st.lists(APPEARANCES, min_size=1, max_size=5), st.randoms(), st.data())
def test_order_and_repetition_do_not_matter(
    appearances: list[Appearance], chance: random.Random, data: st.DataObject
) -> None:
    """The same records in any order, some of them twice, make the same paper."""
    days = {"x": dt.date(2024, 1, 1), "y": None}
    again = data.draw(st.lists(st.sampled_from(appearances), max_size=3))
    shuffled = [*appearances, *again]
    chance.shuffle(shuffled)
    assert combine_all(shuffled, days) == combine_all(appearances, days)


def test_records_become_a_paper() -> None:
    """Records are combined with the dates of their listings; named authors replace their number."""
    first = Record(
        title="A", line=1, rank=2, published=MonthDay(3, 1), author_count=2, comments=4, upvotes=1
    )
    second = Record(title="A!", line=1, rank=1, authors=("Ada", "Bo"), comments=3, upvotes=2)
    days = {"x": dt.date(2024, 5, 8), "y": None}
    paper = combine_all([Appearance("x", first), Appearance("y", second)], days)
    assert paper == Paper(
        slug="",
        title="A!",
        authors=("Ada", "Bo"),
        published=PartialDate("2024-03-01"),
        comments=4,
        upvotes=2,
        sightings=(Sighting("x", dt.date(2024, 5, 8), 2), Sighting("y", None, 1)),
    )


def test_no_records() -> None:
    """Without records there is no account."""
    assert combine_all([], {}) is None


def test_one_sighting_for_each_listing() -> None:
    """A paper that stands twice in a listing was seen there once, at its higher place."""
    records = [Record(title="A", line=1, rank=rank) for rank in (5, 2, 7)]
    paper = combine_all([Appearance("x", record) for record in records], {"x": None})
    assert paper is not None
    assert paper.sightings == (Sighting("x", None, 2),)
