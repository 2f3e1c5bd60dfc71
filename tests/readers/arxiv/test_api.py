"""Answers of the arXiv API."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from tools.arxiv_toys import damaged, survives, toy

from conspectus.errors import InputError
from conspectus.readers.arxiv.api import read_arxiv_api
from conspectus.readers.source import Source
from conspectus.readers.table import read_listing


def read(data: bytes) -> tuple[dt.date | None, list[str], list[str]]:
    """Return the date, titles and damages of an answer."""
    listing = read_arxiv_api(Source(data, "x"))
    assert listing is not None
    assert not isinstance(listing.date, tuple)
    titles = [record.title for record in listing.records]
    return listing.date, titles, [damage.message for damage in listing.damages]


def test_fields() -> None:
    """Every field of an entry is read, texts are unwrapped, ``<`` and ``&`` stay."""
    listing = read_listing(toy("api-search.xml"), "x")
    first, second, third = listing.records
    assert (listing.format, listing.date) == ("arxiv-api", dt.date(2024, 2, 7))
    assert first.title == "KettleNet: Boiling Water with Deep Learning"
    assert first.abstract == (
        "Boiling water is slow. We show that t < 3 minutes suffice for n > 2 cups & one pot, "
        "in any café."
    )
    assert first.authors == ("Ada Kettle", "Bo Spout Jr")
    assert (first.arxiv, first.version) == ("2311.18901", 2)
    assert (first.published, first.updated) == ("2023-11-30", dt.date(2024, 2, 5))
    assert (first.doi, first.journal) == ("10.1000/kettle.7", "J. Hot Drinks 12, 345 (2024)")
    assert first.categories == ("cs.LG", "cs.AI")
    assert (first.line, first.rank, first.links, first.withdrawn) == (10, 1, {}, False)
    assert (second.arxiv, second.withdrawn) == ("math/0611800", True)
    assert (third.title, third.abstract, third.rank) == ("TeaBench", "", 3)


def test_a_list_of_ids_is_no_listing_of_a_day() -> None:
    """The answer to ids that someone asked for has no date."""
    listing = read_listing(toy("api-ids.xml"), "x")
    (record,) = listing.records
    assert listing.date is None
    assert (record.arxiv, record.version, record.withdrawn) == ("2402.00003", 3, True)
    assert record.doi is None


def test_an_error_arrives_as_an_entry() -> None:
    """It is no paper; what arXiv said is passed on."""
    error = "arXiv answered with an error: incorrect id format for 1234.12345."
    assert read(toy("api-error.xml")) == (None, [], [error])
    with pytest.raises(InputError, match="x:10: holds no papers: arXiv answered with an error"):
        read_listing(toy("api-error.xml"), "x")


def test_nothing_found() -> None:
    """An answer without entries says so."""
    head, _, _ = toy("api-search.xml").partition(b"  <entry>")
    _, titles, damages = read(head + b"</feed>")
    assert titles == []
    assert damages == ["it has no entries: arXiv found nothing, or the answer was cut off."]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b"http://arxiv.org/abs/2311.18901v2</id>", b"urn:x</id>", "'urn:x' is not an arXiv id"),
        (b"<title>The geometry of urns</title>", b"<title/>", "the title is empty"),
        (b"We show", b"a" * 100_001, "the abstract has 100,0"),
        (b"2024-02-05T09:30:00Z", b"soon", "updated is 'soon', which is no date; the paper was"),
    ],
)
def test_damaged_entries(old: bytes, new: bytes, message: str) -> None:
    """A damaged entry costs no other paper, and the warning names it."""
    _, titles, (damage,) = read(toy("api-search.xml").replace(old, new))
    assert damage.startswith(message)
    assert titles[-1] == "TeaBench"


@pytest.mark.parametrize(
    "junk", [b"\x0b", b"& ", b"< 3", b"<br>", b"&nbsp;", b"&#0;", b"&#xd800;", b"\xff"]
)
def test_xml_that_is_none(junk: bytes) -> None:
    """What breaks XML in one text costs no other paper."""
    _, titles, _ = read(toy("api-search.xml").replace(b"Boiling water is", b"Boiling " + junk))
    assert titles[1:] == ["The geometry of urns", "TeaBench"]


def test_a_download_that_was_cut_off() -> None:
    """Of a truncated answer the whole entries are read."""
    data = toy("api-search.xml")
    _, titles, _ = read(data[: data.index(b"<title>TeaBench")])
    assert titles == ["KettleNet: Boiling Water with Deep Learning", "The geometry of urns"]


def test_a_lost_end_tag() -> None:
    """What then stands inside of a text is left out; the other entries are read."""
    _, titles, _ = read(toy("api-search.xml").replace(b"of urns</title>", b"of urns"))
    assert titles == [
        "KettleNet: Boiling Water with Deep Learning",
        "The geometry of urns",
        "TeaBench",
    ]


def test_entities_stay_small_and_files_unread() -> None:
    """What a document defines itself, or points to, never becomes part of a text."""
    doctype = b"""<!DOCTYPE feed [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
    <!ENTITY c SYSTEM "file:///etc/hostname">]>\n<feed"""
    data = toy("api-search.xml").replace(b"<feed", doctype, 1)
    listing = read_arxiv_api(Source(data.replace(b"TeaBench", b"Tea &b; &c; Bench"), "x"))
    assert listing is not None
    assert listing.records[2].title == "Tea &b; &c; Bench"


def test_tags_without_texts_are_refused() -> None:
    """Data that would only cost time and memory are not parsed."""
    with pytest.raises(InputError, match="x:1: has tags where papers belong"):
        read_arxiv_api(Source(toy("api-search.xml") + b"<a/>" * 100_000, "x"))


@pytest.mark.parametrize("name", ["feed-rss.xml", "feed-atom.xml", "feed-2023.rdf", "abs.html"])
def test_other_formats(name: str) -> None:
    """Feeds and pages are no answers of the API."""
    assert read_arxiv_api(Source(toy(name), "x")) is None


@settings(deadline=None, max_examples=300)
@given(damaged("api-search.xml", "api-ids.xml", "api-error.xml"))
def test_damage_never_breaks_the_reader(data: bytes) -> None:
    """Whatever is lost or changed, the rest is read or refused."""
    survives(read_arxiv_api, data)
