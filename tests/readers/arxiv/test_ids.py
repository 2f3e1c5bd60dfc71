"""Files of titles and arXiv ids."""

from __future__ import annotations

from pathlib import Path

import pytest
from readers.bibliographies.toys import mutations, read, survives, toy

from conspectus.readers.arxiv.ids import read_arxiv_ids
from conspectus.readers.source import Source
from conspectus.readers.table import read_listing

TITLE = '"Give Me Tea or Give Me Coffee"? A Study'
FACTS = Path(__file__).parents[3] / "content/facts/arxiv-ids.json"


def test_json() -> None:
    """A list of titles and ids gives facts, and shows no papers."""
    listing = read(read_arxiv_ids, toy("arxiv-ids.json"))
    first, second = listing.records
    assert not listing.shows
    assert (first.title, first.arxiv, first.authors) == (
        TITLE,
        "2411.99355",
        ("Ada Kettle", "Bo Spout"),
    )
    assert (second.abstract, second.line, second.rank) == ("", None, 2)
    assert [damage.message for damage in listing.damages] == [
        "item 3: '2313.99288' is not an arXiv id, so this paper was left out."
    ]


@pytest.mark.parametrize(("name", "lines"), [("arxiv-ids.tsv", [2, 4]), ("arxiv-ids.csv", [2, 3])])
def test_tables(name: str, lines: list[int]) -> None:
    """Tables keep quotes in titles and know their lines."""
    listing = read(read_arxiv_ids, toy(name))
    assert [record.line for record in listing.records] == lines
    assert (listing.records[0].title, listing.records[0].arxiv) == (TITLE, "2411.99355")
    assert listing.damages == ((5, "'2313.99288' is not an arXiv id, so this paper was left out."),)


def test_columns() -> None:
    """Versions, DOIs and links of other columns are kept."""
    tabbed = read(read_arxiv_ids, toy("arxiv-ids.tsv")).records[0]
    assert (tabbed.version, tabbed.authors) == (2, ("Ada Kettle", "Bo Spout"))
    assert tabbed.links == {"code": "https://github.com/tea/give"}
    first, second = read(read_arxiv_ids, toy("arxiv-ids.csv")).records
    assert first.links == {"project": "https://tea.example/give"}
    assert (second.title, second.doi) == ("Steam, and Nothing Else", "10.9999/steam")


def test_object_of_titles() -> None:
    """An object from titles to ids will do."""
    (record,) = read(read_arxiv_ids, b'{"A Title": "https://arxiv.org/abs/2205.14135"}').records
    assert (record.title, record.arxiv) == ("A Title", "2205.14135")


def test_endless_quotes() -> None:
    """A quote that never closes costs what it swallows, and reading goes on."""
    data = b'title,arxiv\nA,2205.14135\n"B,2205.14136\n' + b"x\n" * 100_000
    listing = read(read_arxiv_ids, data)
    assert [record.title for record in listing.records] == ["A"]
    assert listing.damages[0].line == 3


@pytest.mark.parametrize(
    "data",
    [
        b"title and arxiv\n", b"title,year\nA,2022\n", b"[]", b"{}", b'{"id": "2205.14135"}',
        b'{"id": "2205.14135", "title": "t", "abstract": "a"}\n{"id": "2205.14136"}\n',
        b'[{"title": "t", "id": "2205.14135"}]',
    ],
)  # fmt: skip
def test_other_data(data: bytes) -> None:
    """What names no titles and ids is no such file."""
    assert read_arxiv_ids(Source(data, "x")) is None


@pytest.mark.parametrize("name", ["arxiv-ids.json", "arxiv-ids.tsv", "arxiv-ids.csv"])
def test_mutations(name: str) -> None:
    """No damage to the bytes gives anything but papers or one sentence."""
    for data in mutations(toy(name), 200, 1):
        survives(data)


def test_the_shipped_digest() -> None:
    """The ids of the shipped digest are read, all of them."""
    listing = read_listing(FACTS.read_bytes(), FACTS.name)
    assert (listing.format, listing.shows, listing.damages) == ("arxiv-ids", False, ())
    assert len(listing.records) == 288
    assert sum(bool(record.authors) for record in listing.records) == 152
    assert all(record.arxiv for record in listing.records)
