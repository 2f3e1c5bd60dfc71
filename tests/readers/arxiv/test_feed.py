"""The daily feeds of arXiv."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from tools.arxiv_toys import damaged, survives, toy

from conspectus.errors import InputError
from conspectus.readers.arxiv.feed import read_arxiv_feed
from conspectus.readers.source import Source
from conspectus.readers.table import read_listing

DAY = dt.date(2023, 12, 1)


def test_rss() -> None:
    """An item gives its fields; the feed's day is when it was listed, never when published."""
    listing = read_listing(toy("feed-rss.xml"), "x")
    first, second = listing.records
    assert (listing.format, listing.date, listing.damages) == ("arxiv-feed", DAY, ())
    assert first.title == "KettleNet: Boiling Water with Deep Learning"
    assert first.abstract == (
        "Boiling water is slow. We show that t < 3 minutes suffice for n>2 cups & one pot."
    )
    assert first.authors[:2] == ("Ada Kettle", "Bo Spout Jr.")
    assert len(first.authors) == 3
    assert (first.arxiv, first.version, first.published) == ("2311.18901", 1, None)
    assert (first.listed, first.line, first.rank) == (DAY, 17, 1)
    assert first.categories == ("cs.LG", "cs.AI")
    assert (second.title, second.version, second.published) == ("Spouts < Lids", 3, None)
    assert (second.withdrawn, second.updated) == (True, None)
    assert (second.doi, second.journal) == ("10.1000/spout", "Lids 3 (2023)")


def test_atom() -> None:
    """The Atom form says the same."""
    listing = read_listing(toy("feed-atom.xml"), "x")
    (record,) = listing.records
    assert (listing.format, listing.date, record.listed) == ("arxiv-feed", DAY, DAY)
    assert (record.arxiv, record.version, record.rank) == ("2311.18901", 1, 1)
    assert record.abstract == "Boiling water is slow."
    assert record.authors == ("Ada Kettle", "Bo Spout")
    assert record.categories == ("cs.LG", "cs.AI")


def test_feeds_of_before_2024() -> None:
    """Ids leave the titles, HTML leaves the texts."""
    listing = read_listing(toy("feed-2023.rdf"), "x")
    first, second = listing.records
    assert listing.date == dt.date(2023, 11, 30)
    assert first.title == "KettleNet: Boiling Water with Deep Learning"
    assert first.abstract == (
        "Boiling water is slow. We show that t < 3 minutes suffice. See our page."
    )
    assert first.authors == ("Ada Kettle", "Bo Spout")
    assert (first.arxiv, first.version, first.categories) == ("2311.18901", 1, ("cs.LG",))
    assert (second.title, second.arxiv, second.version) == ("Are Spouts Lids?", "2310.00042", 3)


def test_an_empty_feed() -> None:
    """A feed of a day without announcements says so."""
    listing = read_arxiv_feed(Source(toy("feed-empty.xml"), "x"))
    assert listing is not None
    assert (listing.date, listing.records) == (dt.date(2023, 12, 2), ())
    (damage,) = listing.damages
    assert damage.message == (
        "the feed of 2023-12-02 is empty; arXiv announces nothing on Saturdays, Sundays and "
        "holidays."
    )


def test_an_error() -> None:
    """What arXiv says of a query that it does not understand is passed on."""
    with pytest.raises(InputError, match=r"holds no papers: arXiv answered 'Feed error .*cs\.TEA"):
        read_listing(toy("feed-error.xml"), "x")


@pytest.mark.parametrize(
    ("creators", "authors"),
    [
        ("Ada Kettle, Bo Spout", ("Ada Kettle", "Bo Spout")),
        ("Ada (Uni (of, Tea), Town), Bo", ("Ada", "Bo")),
        ("Ada (ada@tea.org), Bo III", ("Ada", "Bo III")),
        ("Bo Spout, III, Ada", ("Bo Spout III", "Ada")),
        ("Ada (Uni, ", ("Ada",)),
        ("", ()),
        ("x" * 200, ()),
    ],
)
def test_creators(creators: str, authors: tuple[str, ...]) -> None:
    """Affiliations are no names; a suffix belongs to the name before it."""
    data = toy("feed-atom.xml").replace(b"Ada Kettle, Bo Spout", creators.encode())
    listing = read_arxiv_feed(Source(data, "x"))
    assert listing is not None
    assert listing.records[0].authors == authors


def test_lost_name_spaces() -> None:
    """Elements and attributes of undeclared name spaces are left out, the others are read."""
    data = toy("feed-rss.xml").replace(b"xmlns:arxiv=", b"arxiv:x=").replace(b"xmlns:dc=", b"x=")
    listing = read_arxiv_feed(Source(data, "x"))
    assert listing is not None
    assert [record.arxiv for record in listing.records] == ["2311.18901", "2310.00042"]
    assert [record.authors for record in listing.records] == [(), ()]


def test_other_feeds() -> None:
    """A blog that speaks of arXiv is no feed of arXiv."""
    blog = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Tea</title><item>
    <title>News</title><description>https://arxiv.org/rss/cs.LG, oai:arXiv.org:2311.18901
    </description></item></channel></rss>"""
    assert read_arxiv_feed(Source(blog, "x")) is None


@pytest.mark.parametrize("name", ["api-search.xml", "api-ids.xml", "list-new.html", "abs.html"])
def test_other_formats(name: str) -> None:
    """Answers of the API and pages are no feeds."""
    assert read_arxiv_feed(Source(toy(name), "x")) is None


@settings(deadline=None, max_examples=300)
@given(damaged("feed-rss.xml", "feed-atom.xml", "feed-2023.rdf", "feed-empty.xml"))
def test_damage_never_breaks_the_reader(data: bytes) -> None:
    """Whatever is lost or changed, the rest is read or refused."""
    survives(read_arxiv_feed, data)
