"""Records and entries as bytes, and back."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from conspectus.content.stored_values import (
    decode_head,
    decode_paper,
    decode_record,
    encode_head,
    encode_paper,
    encode_record,
)
from conspectus.model.paper import Organization, Paper, Sighting
from conspectus.model.partial_date import MonthDay, PartialDate
from conspectus.model.record import Damage, Listing, Record

FULL = Record(
    title="Kettles",
    abstract="They boil. \U0001f600",
    line=3,
    rank=7,
    listed=dt.date(2025, 5, 8),
    authors=("A", "B"),
    organization=Organization("tea", "Tea"),
    arxiv="2205.14135",
    version=2,
    updated=dt.date(2025, 5, 9),
    withdrawn=True,
    doi="10.1/x",
    journal="J",
    links={"code": "https://x.example"},
    comments=0,
)


@pytest.mark.parametrize(
    "date", [None, MonthDay(2, 29), PartialDate("2024"), PartialDate("2024-05-06")]
)
def test_records_come_back(date: MonthDay | PartialDate | None) -> None:
    """A record comes back with every field, whatever kind of date it has."""
    record = msgspec.structs.replace(FULL, published=date)
    back = decode_record(encode_record(record))
    assert msgspec.structs.asdict(back) == msgspec.structs.asdict(record)
    assert type(back.published) is type(date)


def test_papers_come_back() -> None:
    """An entry comes back equal."""
    paper = Paper(
        slug="a",
        title="A",
        published=PartialDate("2024-05"),
        organization=Organization("x", "X"),
        hidden=True,
        sightings=(Sighting("x.txt", dt.date(2025, 1, 1), 1), Sighting("y.txt")),
    )
    assert decode_paper(encode_paper(paper)) == paper


@pytest.mark.parametrize("date", [None, MonthDay(2, 29), dt.date(2024, 5, 6)])
def test_heads_come_back(date: MonthDay | dt.date | None) -> None:
    """A listing comes back without its records, but with their number."""
    listing = Listing(
        name="x",
        format="f",
        shows=False,
        date=date,
        records=(FULL, FULL),
        damages=(Damage(None, "D"),),
    )
    head = decode_head(encode_head(listing))
    assert (head.name, head.format, head.shows, head.date) == ("x", "f", False, date)
    assert type(head.date) is type(date)
    assert (head.count, head.damages) == (2, (Damage(None, "D"),))
