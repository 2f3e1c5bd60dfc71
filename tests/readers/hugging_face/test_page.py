"""Papers pages of Hugging Face, saved as HTML."""

from __future__ import annotations

import datetime as dt
import html
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.errors import InputError
from conspectus.model.paper import Organization
from conspectus.readers.hugging_face.page import read_hugging_face_page
from conspectus.readers.source import Source
from conspectus.readers.table import read_listing

if TYPE_CHECKING:
    from conspectus.model.record import Listing

TOYS = Path(__file__).parents[2] / "data/hugging_face"
DAY = (TOYS / "page_day.html").read_text(encoding="utf-8")
CARDS = (TOYS / "page_cards.html").read_text(encoding="utf-8")
ITEMS = json.loads((TOYS / "daily_papers.json").read_bytes())
MONDAY = dt.date(2025, 12, 8)


def read(page: str) -> Listing:
    """Return the listing of a page, whatever format it is taken for."""
    return read_listing(page.encode(), "x")


def hydrated(props: object, quote: str = '"') -> str:
    """Return a page that carries data, in an attribute with either quotes."""
    data = html.escape(json.dumps(props), quote=True)
    return (
        f"<html><body><div data-props={quote}{data}{quote} data-target={quote}DailyPapers{quote} "
        f"class='SVELTE_HYDRATER contents'></div></body></html>"
    )


def test_the_page_of_a_day() -> None:
    """The data of a page say what the API says; the page's date is the one in its data."""
    listing = read(DAY)
    answer = read_listing((TOYS / "daily_papers.json").read_bytes(), "x")
    assert (listing.format, listing.date) == ("hf-page", MONDAY)
    assert "/papers/date/2025-12-09" in DAY
    assert (listing.records, listing.damages) == (answer.records, ())


def test_the_page_of_one_paper() -> None:
    """Whatever the order of its attributes, a paper's page gives that paper."""
    listing = read((TOYS / "page_paper.html").read_text(encoding="utf-8"))
    (record,) = listing.records
    assert (record.arxiv, record.comments, listing.date) == ("2512.01001", None, MONDAY)
    assert record.organization == Organization("kettleworks", "Kettle Works")


@pytest.mark.parametrize("quote", ['"', "'"])
def test_the_page_of_a_search(quote: str) -> None:
    """The results of a search are what its page lists, and they are of no day."""
    props = {
        "searchResults": ITEMS[1:],
        "dailyPapers": ITEMS,
        "periodType": "day",
        "dateString": "2025-12-08",
    }
    listing = read(hydrated(props, quote))
    assert [record.arxiv for record in listing.records] == ["2512.01002", "2512.01003"]
    assert listing.date is None


@pytest.mark.parametrize(
    ("props", "date"),
    [
        ({"periodType": "week", "dateString": "2025-W50"}, None),
        ({"periodType": "month", "dateString": "2025-12"}, None),
        ({"periodType": "week", "dateString": "2025-12-08"}, None),
        ({"periodType": "day", "dateString": "2025-12-10"}, dt.date(2025, 12, 10)),
        ({"dateString": "2025-12-10"}, dt.date(2025, 12, 10)),
        ({}, MONDAY),
    ],
)
def test_the_date_of_a_page(props: dict[str, str], date: dt.date | None) -> None:
    """Only a day's page has a date: the one it states, or the one that all its papers share."""
    listing = read(hydrated({"dailyPapers": ITEMS, **props}))
    assert (listing.date, len(listing.records)) == (date, 3)
    assert listing.records[0].listed == MONDAY


def test_a_date_that_is_none() -> None:
    """A page's date that cannot be read is named, and the papers' own day stands in for it."""
    listing = read(hydrated({"dailyPapers": ITEMS, "dateString": "today"}))
    (damage,) = listing.damages
    assert damage.message.startswith("dateString is 'today', which is no date")
    assert listing.date == MONDAY


def test_cards() -> None:
    """A page without data still shows titles, ids, counts and organisations."""
    listing = read(CARDS)
    assert (listing.format, listing.date, listing.damages) == ("hf-page", MONDAY, ())
    first, second, third = listing.records
    assert first.title == "KettleNet: Boiling Water with Deep Learning"
    assert first.organization == Organization("kettleworks", "Kettle & Works")
    assert (first.arxiv, first.upvotes, first.comments) == ("2512.01001", 1200, 3)
    assert (second.title, second.upvotes) == ("Why 12 authors take the lid off", 7)
    assert (second.comments, second.organization) == (None, None)
    assert (third.upvotes, third.comments) == (None, 1024)
    assert [record.author_count for record in listing.records] == [2, 1, 1001]
    assert {(record.abstract, record.authors) for record in listing.records} == {("", ())}


def test_addresses_of_a_saved_page() -> None:
    """A browser that saves a page makes its links whole; they are read all the same."""
    whole = CARDS.replace('href="/', 'href="https://huggingface.co/')
    assert read(whole).records == read(CARDS).records


def test_a_card_that_cannot_be_read() -> None:
    """A card without a title keeps its place, and the warning names its line."""
    listing = read(CARDS.replace("Why 12 authors take the lid off", "· ·"))
    assert [record.rank for record in listing.records] == [1, 3]
    (damage,) = listing.damages
    why = "the title '· ·' has no letter or digit"
    assert damage.message == f"paper 2: {why}, so this paper was left out."
    assert damage.line is not None


def test_damaged_data() -> None:
    """Where the data broke, the cards are read, and a warning says what is missing."""
    broken = DAY.replace("&quot;dailyPapers&quot;:[", "&quot;dailyPapers&quot;:[[")
    body = CARDS[CARDS.index("<article") : CARDS.rindex("</article>")]
    listing = read(broken.replace("<h1>", body + "<h1>"))
    assert len(listing.records) == 3
    (damage,) = listing.damages
    assert damage.message.startswith("the data of 'DailyPapers' are no JSON (")
    with pytest.raises(InputError, match="the data of 'DailyPapers' are no JSON"):
        read(broken)


def test_a_page_without_papers() -> None:
    """A day without papers is refused with that reason."""
    with pytest.raises(InputError, match="the page lists no paper"):
        read(hydrated({"dailyPapers": [], "dateString": "2025-12-07"}))


@pytest.mark.parametrize(
    "page",
    [
        "<html><title>404</title></html>",
        "<html><body><a href='/papers/2512.01001'>x</a></body></html>",
        "<article><h3><a href='/papers/not-an-id'>x</a></h3></article>",
        '<div class="SVELTE_HYDRATER" data-target="X" data-props="{}"></div>',
        '<?xml version="1.0" encoding="utf-8"?><rss><a>/papers/</a></rss>',
        "<!-- SVELTE_HYDRATER",
        "Daily Papers /papers/",
    ],
)
def test_other_pages(page: str) -> None:
    """What neither carries data nor shows cards of papers is no such page."""
    assert read_hugging_face_page(Source(page.encode(), "x")) is None


def test_tags_without_texts() -> None:
    """A page that is hardly more than tags is refused before it costs time and memory."""
    page = "<!-- SVELTE_HYDRATER -->" + "<b>" * 50_000
    with pytest.raises(InputError, match="has tags where papers belong"):
        read_hugging_face_page(Source(page.encode(), "x"))


@settings(deadline=None, max_examples=150)
@given(st.sampled_from([DAY, CARDS]), st.data())
def test_cut_and_spliced_pages(page: str, data: st.DataObject) -> None:
    """A page cut anywhere, with anything put in, is read or refused."""
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(page))] * 2)))
    middle = data.draw(st.text() | st.sampled_from(["<article>", '"', "&quot;", "]}", "<!--"]))
    try:
        listing = read(page[:start] + middle + page[end:])
    except InputError:
        return
    assert listing.records
