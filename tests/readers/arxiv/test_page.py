"""Saved pages of arXiv."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from tools.arxiv_toys import damaged, survives, toy

from conspectus.readers.arxiv.page import read_arxiv_page
from conspectus.readers.source import Source
from conspectus.readers.table import read_listing

if TYPE_CHECKING:
    from conspectus.model.record import Listing

OTHER_PAGE = b"""<html><title>arXiv</title><meta name="citation_arxiv_id" content="2311.18901">
<meta name="citation_title" content="A">
<meta name="citation_pdf_url" content="https://example.org/a.pdf"></html>"""


def read(data: bytes) -> Listing:
    """Return the listing of a page."""
    listing = read_arxiv_page(Source(data, "x"))
    assert listing is not None
    return listing


def test_new_papers() -> None:
    """A page of new listings is of one day and has three sections."""
    listing = read_listing(toy("list-new.html"), "x")
    first, second, third = listing.records
    assert (listing.format, listing.date) == ("arxiv-page", dt.date(2023, 12, 1))
    assert listing.damages == ()
    assert first.title == "KettleNet: Boiling Water in t < 3 Minutes"
    assert first.abstract == (
        "Boiling water is slow. We show that n > 2 cups suffice. Code: https://example.org/kettle."
    )
    assert first.authors == ("Ada Kettle", "Bo Spout")
    assert (first.arxiv, first.journal) == ("2311.18901", "J. Hot Drinks 12 (2024)")
    assert first.categories == ("cs.LG", "cs.AI")
    assert (first.line, first.rank, first.listed, first.published) == (25, 1, None, None)
    assert (second.authors, second.withdrawn) == ((), True)
    assert (third.authors, third.author_count, third.rank) == ((), 13, 3)


def test_recent_papers() -> None:
    """A page of several days says for each paper when it was listed."""
    listing = read_listing(toy("list-recent.html"), "x")
    assert listing.date is None
    assert [(record.arxiv, record.listed) for record in listing.records] == [
        ("2311.18901", dt.date(2023, 12, 1)),
        ("2311.19000", dt.date(2023, 11, 30)),
    ]


def test_pages_of_2022() -> None:
    """The older form, with years of two digits, is read too."""
    listing = read_listing(toy("list-2022.html"), "x")
    first, second = listing.records
    assert listing.date == dt.date(2022, 6, 6)
    assert first.title == "Teapots Beyond the Visible Spectrum"
    assert first.authors == ("Tea Teapot", "C. Urn")
    assert first.categories == ("cs.LG", "physics.optics")
    assert (second.title, second.abstract, second.listed) == ("Lids", "", None)


def test_an_abstract_page() -> None:
    """The tags for citations give the paper."""
    (record,) = read_listing(toy("abs.html"), "x").records
    assert record.title == "KettleNet: Boiling Water with Deep Learning"
    assert record.abstract == "Boiling water is slow. We show that t < 3 minutes suffice."
    assert record.authors == ("Ada Kettle", "Bo Spout Jr", "Tea Collaboration")
    assert (record.arxiv, record.version) == ("2311.18901", 2)
    assert (record.published, record.updated) == ("2023-11-30", dt.date(2024, 2, 5))
    assert (record.doi, record.journal) == ("10.1000/kettle.7", "J. Hot Drinks 12, 345 (2024)")
    assert record.categories == ("cs.LG", "cs.AI")


def test_formulas_that_a_browser_drew() -> None:
    """Of a formula in a saved page the TeX is read, not the drawing."""
    drawn = (
        b'<span class="MathJax_Preview"></span><span class="MathJax"><nobr>t 3</nobr></span>'
        b'<script type="math/tex" id="MathJax-Element-1">t < 3</script>'
    )
    listing = read(toy("list-new.html").replace(b"$t &lt; 3$", drawn))
    assert listing.records[0].title == "KettleNet: Boiling Water in $t < 3$ Minutes"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b'"/abs/2311.19000"', b'"/abs/x"', "'arXiv:x' is not an arXiv id, so this paper was left"),
        (b"The geometry of urns", b"", "the title is empty, so this paper was left out."),
    ],
)
def test_damaged_papers(old: bytes, new: bytes, message: str) -> None:
    """A damaged paper keeps its place and costs no other."""
    listing = read(toy("list-new.html").replace(old, new))
    assert [record.rank for record in listing.records] == [1, 3]
    (damage,) = listing.damages
    assert (damage.line, damage.message[: len(message)]) == (55, message)


def test_a_paper_without_its_description() -> None:
    """An id alone is no paper, but has its place."""
    data = toy("list-recent.html")
    start, end = data.index(b"<dd>"), data.index(b"</dd>") + 5
    listing = read(data[:start] + data[end:])
    assert [record.rank for record in listing.records] == [2]
    (damage,) = listing.damages
    assert damage == (22, "nothing is said of 2311.18901, so this paper was left out.")


def test_an_empty_page() -> None:
    """A page of a day without papers says so."""
    listing = read(b"<html><title>arXiv</title><div id='dlpage'><p>No updates today.</p></div>")
    assert [damage.message for damage in listing.damages] == [
        "the page of an unknown day lists no papers."
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>See arXiv and its dlpage.</body></html>",
        OTHER_PAGE,
        b"arXiv dlpage",
        b"",
    ],
)
def test_other_pages(data: bytes) -> None:
    """Pages that are not arXiv's are none, whatever they speak of."""
    assert read_arxiv_page(Source(data, "x")) is None


@pytest.mark.parametrize("name", ["api-search.xml", "feed-rss.xml", "feed-2023.rdf"])
def test_other_formats(name: str) -> None:
    """Answers of the API and feeds are no pages."""
    assert read_arxiv_page(Source(toy(name), "x")) is None


@settings(deadline=None, max_examples=300)
@given(damaged("list-new.html", "list-recent.html", "list-2022.html", "abs.html"))
def test_damage_never_breaks_the_reader(data: bytes) -> None:
    """Whatever is lost or changed, the rest is read or refused."""
    survives(read_arxiv_page, data)
