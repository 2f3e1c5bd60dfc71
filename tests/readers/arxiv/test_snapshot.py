"""The arXiv metadata snapshot."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.readers.arxiv.snapshot import read_snapshot
from conspectus.readers.seen import shown
from conspectus.readers.source import Source

if TYPE_CHECKING:
    from conspectus.model.record import Listing

TOYS = Path(__file__).parents[2] / "data/listings"
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
    assert (second.authors, second.published, second.listed) == (("C. Urn",), None, None)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("C. Bal\\'azs (1 and 2), Bo Spout and Jo Pot", ("C. Balázs", "Bo Spout", "Jo Pot")),
        ("Ada Kettle, and Sandy Andover\n  ((1) Uni)", ("Ada Kettle", "Sandy Andover")),
        ("", ()),
        (["Ada Kettle"], ()),
    ],
)
def test_unparsed_authors(written: object, names: tuple[str, ...]) -> None:
    """Extracts that lack the parsed names keep the authors as written."""
    (record,) = read(msgspec.json.encode(PAPER | {"authors": written})).records
    assert record.authors == names


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
        (1, f"{key} is {shown(date)}, which is no date; the paper was kept without it.")
        for key in ("created", "update_date")
    )


@pytest.mark.parametrize(
    "data",
    [
        b"Daily Papers",
        b'{"dailyPapers": []}',
        b'{\n  "id": "2311.18901",\n  "title": "A",\n  "abstract": "B"\n}',
        b'{"a": 1}\n' * 20 + msgspec.json.encode(PAPER),
        b"{" * 100_000,
    ],
)
def test_other_data(data: bytes) -> None:
    """What does not begin with lines of papers is no snapshot, JSON or not."""
    assert read_snapshot(Source(data, "x")) is None


def test_a_snapshot_may_begin_damaged() -> None:
    """One of the first lines that looks like a paper is enough."""
    listing = read(b'{"id": "23', b"", b"\n", msgspec.json.encode(PAPER))
    assert [record.rank for record in listing.records] == [2]


def test_versions_journals_and_withdrawals() -> None:
    """The last version, its day, the journal's reference and DOI are read."""
    versions = [
        {"version": "v1", "created": "Thu, 30 Nov 2023 10:00:00 GMT"},
        {"version": "v12", "created": "Mon, 5 Feb 2024 09:30:00 GMT"},
    ]
    facts = {
        "versions": versions,
        "journal-ref": "J. Hot\n  Drinks 12",
        "doi": "10.1000/A 10.1000/B",
    }
    (record,) = read(msgspec.json.encode(PAPER | facts)).records
    assert (record.version, record.published) == (12, "2023-11-30")
    assert record.updated == dt.date(2024, 2, 5)
    assert (record.journal, record.doi, record.withdrawn) == (
        "J. Hot Drinks 12",
        "10.1000/a",
        False,
    )


@pytest.mark.parametrize(
    "facts",
    [
        {"abstract": "  This paper has been withdrawn\nby the author."},
        {"comments": "This paper has been withdrawn"},
    ],
)
def test_withdrawals(facts: dict[str, str]) -> None:
    """A paper whose abstract or comment begins by saying so is withdrawn."""
    (record,) = read(msgspec.json.encode(PAPER | facts)).records
    assert record.withdrawn


@pytest.mark.parametrize("version", ["", "v", "v0", "v99999999999", "v\u0663", "latest"])
def test_versions_that_are_none(version: str) -> None:
    """A version that is no number is unknown."""
    (record,) = read(msgspec.json.encode(PAPER | {"versions": [{"version": version}]})).records
    assert record.version is None


def test_an_abstract_may_be_unknown() -> None:
    """A paper without an abstract is kept."""
    (record,) = read(msgspec.json.encode(PAPER | {"abstract": None})).records
    assert record.abstract == ""


def test_endless_damage_is_not_read() -> None:
    """A file that is nearly all damage is read no further than some thousand lines."""
    listing = read(msgspec.json.encode(PAPER), *([b"{"] * 20_000))
    assert len(listing.damages) == 10_002
    assert listing.damages[-1] == (10_002, "most lines are damaged; the rest was left out.")


LINE = msgspec.json.encode(PAPER | {"versions": [{"version": "v1", "created": "2024-01-01"}]})


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(LINE)), st.integers(0, 40), st.binary(max_size=8)), max_size=4
    )
)
def test_damage_never_breaks_the_reader(edits: list[tuple[int, int, bytes]]) -> None:
    """Whatever a line has become, the line after it is read."""
    line = LINE
    for place, length, insert in edits:
        line = line[:place] + insert + line[place + length :]
    listing = read(LINE, line, LINE)
    assert listing.records[0].title == listing.records[-1].title == "A title"
