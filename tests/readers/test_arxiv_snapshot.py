"""The arXiv metadata snapshot."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from conspectus.readers.arxiv_snapshot import read_snapshot
from conspectus.readers.source import Source

if TYPE_CHECKING:
    from conspectus.model.record import Listing

TOYS = Path(__file__).parents[1] / "data/listings"
PAPER = {"id": "2311.18901", "title": "A title", "abstract": "An abstract."}


def read(*lines: bytes) -> Listing:
    """Return the listing of some lines."""
    listing = read_snapshot(Source(b"\n".join(lines), "x"))
    assert listing is not None
    return listing


def test_fields() -> None:
    """Texts are unwrapped, names turned round, the first version dates the paper."""
    first, second = read((TOYS / "snapshot.jsonl").read_bytes()).records
    assert first.title == "KettleNet: Boiling Water with Deep Learning"
    assert first.abstract.startswith(
        "Boiling water is slow and wastes energy. We present KettleNet, a network that"
    )
    assert first.abstract.endswith("run dry.")
    assert first.authors == ("Ada Kettle", "Bo Spout Jr")
    assert (first.arxiv, first.doi) == ("2311.18901", "10.1000/kettle")
    assert first.categories == ("cs.LG", "cs.AI")
    assert first.published == "2023-11-30"
    assert first.listed == dt.date(2023, 12, 1)
    assert (second.arxiv, second.line, second.rank) == ("math/0611800", 2, 2)
    assert (second.authors, second.published, second.listed) == ((), None, None)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{oops", "not a line of the arXiv metadata snapshot (JSON is malformed"),
        (b'{"id": 1}', "not a line of the arXiv metadata snapshot (Expected `str`"),
        (b'"text"', "not a line of the arXiv metadata snapshot"),
        (b'{"id": "\xff"}', "not a line of the arXiv metadata snapshot"),
        (msgspec.json.encode(PAPER | {"id": "cs.LG"}), "'cs.LG' is not an arXiv id"),
        (msgspec.json.encode(PAPER | {"title": " \n"}), "the title is empty"),
        (msgspec.json.encode(PAPER | {"title": "· ·"}), "the title '· ·' has no letter or digit"),
        (msgspec.json.encode(PAPER | {"title": "t" * 1001}), "the title has 1,001 characters"),
        (msgspec.json.encode(PAPER | {"abstract": "a" * 5_000_000}), "not a line of the arXiv"),
        (b'{"id": "2311.18901", "title": "a", "abstract": "\\ud800"}', "not a line of the arXiv"),
        (b"[" * 100_000, "not a line of the arXiv metadata snapshot"),
    ],
)
def test_damaged_lines(line: bytes, message: str) -> None:
    """A line that cannot be read costs one paper, and the warning names it."""
    good = msgspec.json.encode(PAPER)
    listing = read(good, line, b"", good)
    assert [(record.line, record.rank) for record in listing.records] == [(1, 1), (4, 3)]
    (damage,) = listing.damages
    assert damage.line == 2
    assert damage.message.startswith(message)
    assert damage.message.endswith("so this paper was left out.")


@pytest.mark.parametrize(
    "date",
    [
        "Mon, 2 Apr 99999999999 19:18:42 GMT",
        "Mon, 2 Apr 99999999999999999999999 19:18:42 GMT",
        "Mon, 2 Apr 2007 19:18:42 +99999999999999",
        "Mon, 30 Feb 2007 19:18:42 GMT",
        "soon",
    ],
)
def test_dates_that_are_none(date: str) -> None:
    """A paper whose dates cannot be read is kept without them, and warnings say which."""
    line = msgspec.json.encode(PAPER | {"versions": [{"created": date}], "update_date": date})
    listing = read(line)
    (record,) = listing.records
    assert (record.published, record.listed) == (None, None)
    assert listing.damages == tuple(
        (1, f"{key} is {date[:40]!r}, which is no date; the paper was kept without it.")
        for key in ("created", "update_date")
    )


def test_other_data() -> None:
    """What does not begin like a JSON object is no snapshot."""
    assert read_snapshot(Source(b"Daily Papers", "x")) is None
