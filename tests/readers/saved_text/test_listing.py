"""Saved text listings."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.errors import InputError
from conspectus.model.paper import Organization
from conspectus.model.partial_date import MonthDay, PartialDate
from conspectus.readers.saved_text.listing import read_text_listing
from conspectus.readers.source import Source

if TYPE_CHECKING:
    from conspectus.model.record import Listing, Record

TOYS = Path(__file__).parents[2] / "data/listings"
HEADER = "new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\nDec 8\n\n"
ABSTRACT = (
    "We show a thing that nobody knew. It holds in all cases that we tried, and in others. " * 5
)


def listing_of(text: str) -> Listing:
    """Return the listing that a page's text shows."""
    listing = read_text_listing(Source(text.encode(), "a.txt"))
    assert listing is not None
    return listing


def read(text: str) -> tuple[Record, ...]:
    """Return the records of a listing without damage."""
    listing = listing_of(text)
    assert listing.damages == ()
    return listing.records


def toy(name: str) -> str:
    """Return the text of a toy listing."""
    return (TOYS / name).read_text(encoding="utf-8")


def test_fields_of_a_byline() -> None:
    """Title, abstract, place and what the byline says become a record."""
    first, second, third = read(toy("kettles.txt"))
    assert first.title == "KettleNet: Boiling Water with Deep Learning"
    assert first.abstract.startswith("Boiling water is slow")
    assert first.abstract.endswith("stable forecast.")
    assert (first.line, first.rank) == (13, 1)
    assert first.author_count == 3
    assert first.published == PartialDate("2023-11-30")
    assert first.comments == 4
    assert second.organization == Organization("Brewlab", "Brewlab Research")
    assert (second.author_count, second.comments) == (None, None)
    assert second.published == MonthDay(1, 5)
    assert (third.published, third.author_count, third.organization) == (None, None, None)


def test_damage_shifts_nothing() -> None:
    """A lost title or abstract costs its own paper only, a broken byline only itself."""
    listing = listing_of(toy("damaged.txt"))
    assert [(r.title, r.rank) for r in listing.records] == [
        ("Sugar Cubes in Higher Dimensions", 1),
        ("Biscuit Dunking under Uncertainty", 4),
    ]
    assert [r.author_count for r in listing.records] == [2, None]
    messages = [f"{damage.line}: {damage.message}" for damage in listing.damages]
    assert messages[0].startswith("21: the title 'A Survey of Spoons' has no abstract")
    assert messages[1].startswith("27: the abstract 'Stirring has two directions")
    assert messages[2].startswith("37: '• several authors · Jun 3' is not of the form")
    assert len(messages) == 3


BYLINES = {
    "  • 9 authors\n·\nFeb 28, 2024 12": (9, None, PartialDate("2024-02-28"), 12),
    "• 1 author\n·\nApr 21": (1, None, MonthDay(4, 21), None),
    "  • 1 authors\n·\nDec 3 2": (1, None, MonthDay(12, 3), 2),
    "\xa0 •\xa09\xa0authors \n · \nFeb\xa028,\xa02024": (9, None, PartialDate("2024-02-28"), None),
    "  • 9 authors · Feb 28, 2024 12": (9, None, PartialDate("2024-02-28"), 12),
    "  • 9 authors\n\n·\n\nFeb 28, 2024": (9, None, PartialDate("2024-02-28"), None),
    "9 authors\n·\nFebruary 28, 2024": (9, None, PartialDate("2024-02-28"), None),
    "•\n9 authors\n·\nSept 3 1.2k": (9, None, MonthDay(9, 3), 1200),
    "Stanford Stanford AI\n·\nNov 11 3": (None, ("Stanford", "Stanford AI"), MonthDay(11, 11), 3),
    "Zyphra Zyphra\n·\nNov 21 1": (None, ("Zyphra", "Zyphra"), MonthDay(11, 21), 1),
    "Zyphra\n·\nNov 21": (None, ("Zyphra", "Zyphra"), MonthDay(11, 21), None),
    "lab A Lab of 9 authors\n·\nFeb 29": (9, ("lab", "A Lab of"), MonthDay(2, 29), None),
    "ai2 Ai2 • 12 authors · Oct 1, 2024 8": (12, ("ai2", "Ai2"), PartialDate("2024-10-01"), 8),
}  # fmt: skip


@pytest.mark.parametrize("byline", BYLINES)
@pytest.mark.parametrize("gap", ["\n\n", "\n", "\n \t\xa0\n"])
def test_bylines(byline: str, gap: str) -> None:
    """A byline may be spaced and broken in many ways, and follow its abstract in any."""
    count, organization, published, comments = BYLINES[byline]
    text = f"{HEADER}One Title\n\n{ABSTRACT}{gap}{byline}\n\nAnother Title\n\n{ABSTRACT}\n"
    first, second = read(text)
    assert first.author_count == count
    assert first.organization == (Organization(*organization) if organization else None)
    assert (first.published, first.comments) == (published, comments)
    assert (second.title, second.author_count) == ("Another Title", None)


@pytest.mark.parametrize(
    "byline",
    ["  • 9 authors\n·\nFeb 30, 2024", "  • 9 authors\n·", "·\nFeb 28, 2024", "• nine\n·\nFeb 28",
     "Feb 28, 2024 12", "  • 9 authors\n·\nFoo 28", "  • 9 authors\n·\nFeb 28, 2024 many"],
)  # fmt: skip
def test_broken_bylines(byline: str) -> None:
    """A byline that cannot be read is left out with a warning; its paper stays."""
    text = f"{HEADER}One Title\n\n{ABSTRACT}\n\n{byline}\n\nAnother Title\n\n{ABSTRACT}\n"
    listing = listing_of(text)
    assert [record.published for record in listing.records] == [None, None]
    (damage,) = listing.damages
    assert damage.line == 13
    assert "is not of the form" in damage.message


@pytest.mark.parametrize("title", ["Llama 2", "Gemma 3 27B", "Five authors", "A · B"])
def test_titles_like_bylines(title: str) -> None:
    """A short title that looks somewhat like a part of a byline is a title."""
    records = read(f"{HEADER}One Title\n\n{ABSTRACT}\n\n{title}\n\n{ABSTRACT}\n")
    assert [record.title for record in records] == ["One Title", title]


@pytest.mark.parametrize(
    ("header", "date"),
    [
        ("new\n\nSubscribe\n\nDec 8\n\n", MonthDay(12, 8)),
        ("Daily Papers\nbyAK and the research community\nDecember 8\n\n", MonthDay(12, 8)),
        ("new\n\nDaily Papers\n\nDec 8, 2024\n\n", PartialDate("2024-12-08").earliest),
        ("Dec 8\n\n", MonthDay(12, 8)),
        ("Daily Papers\n\n", None),
        ("\n\n  new \n\n\n Feb 29\n\n", MonthDay(2, 29)),
    ],
)
def test_headers(header: str, date: object) -> None:
    """The page's date is found under headers of several kinds, and one may lack it."""
    listing = listing_of(f"{header}One Title\n\n{ABSTRACT}\n")
    assert listing.date == date
    assert [record.title for record in listing.records] == ["One Title"]


def test_no_listing() -> None:
    """A text without header and bylines is no listing."""
    assert read_text_listing(Source(f"Some title\n\n{ABSTRACT}\n".encode(), "a.txt")) is None


def test_a_page_of_short_texts() -> None:
    """Where all texts are short and end without a point, pairs of them are papers all the same."""
    texts = "\n\n".join(f"On bird {n}\n\nbird {n} sings and flies and eats" for n in range(9))
    listing = listing_of(f"Dec 8\n\n{texts}")
    assert [record.title for record in listing.records] == [f"On bird {n}" for n in range(9)]
    assert listing.damages == ()


def test_a_short_abstract_above_a_byline() -> None:
    """A byline follows an abstract only, however short and abrupt that is."""
    long = "We look at birds. " * 40
    papers = f"One\n\n{long}\n\nTwo\n\nWithdrawn\n\n  • 2 authors\n·\nMay 1\n\nThree\n\n{long}"
    listing = listing_of(f"Dec 8\n\n{papers}")
    assert [record.title for record in listing.records] == ["One", "Two", "Three"]
    assert listing.records[1].abstract == "Withdrawn"


def test_abstract_of_several_lines() -> None:
    """Lines of one abstract are joined by spaces, also where the title stands right above."""
    for gap in ("\n\n", "\n"):
        (record,) = read(f"{HEADER}One Title{gap}{ABSTRACT.strip()}\n{ABSTRACT.strip()}\n")
        assert record.title == "One Title"
        assert record.abstract == f"{ABSTRACT.strip()} {ABSTRACT.strip()}"


def test_hostile_text_stays_text() -> None:
    """Markup and writing-direction marks are kept; control characters are dropped."""
    title = "<script>alert(1)</script> {{ x }} \u202e *a*"
    (record,) = read(f"{HEADER}{title}\x07\x1b\n\n\x0c{ABSTRACT}\u2028{ABSTRACT}\n")
    assert record.title == title
    assert record.abstract == f"{ABSTRACT}\u2028{ABSTRACT.strip()}"


@pytest.mark.parametrize("where", ["title", "abstract"])
def test_endless_line(where: str) -> None:
    """A line of ten million characters costs its own paper only."""
    endless = "lorem ipsum " * 850_000
    title, abstract = (endless, ABSTRACT) if where == "title" else ("Endless", endless)
    text = f"{HEADER}One Title\n\n{ABSTRACT}\n\n{title}\n\n{abstract}\n\nLast Title\n\n{ABSTRACT}\n"
    listing = listing_of(text)
    assert [record.title for record in listing.records] == ["One Title", "Last Title"]
    assert {damage.line for damage in listing.damages} <= {13, 15}
    assert listing.damages


class Truth(NamedTuple):
    """A paper as it should be read."""

    title: str
    abstract: str
    byline: str
    author_count: int | None
    organization: Organization | None
    published: PartialDate | MonthDay | None
    comments: int | None


WORDS = st.text("abcdefghijklmnopqrstuvwxyzäß\u223c\u00d7$^{}_\\-", min_size=1, max_size=12)
TITLES = st.lists(WORDS, min_size=2, max_size=9).map(lambda words: "T" + " ".join(words))
SENTENCES = st.lists(WORDS, min_size=5, max_size=20).map(lambda words: "S" + " ".join(words) + ".")
ABSTRACTS = st.lists(SENTENCES, min_size=6, max_size=9).map(" ".join)
NAMES = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9)


@st.composite
def truths(draw: st.DrawFn) -> Truth:
    """Return a paper of known truth with or without a byline."""
    title, abstract = draw(TITLES), draw(ABSTRACTS)
    if draw(st.booleans()):
        return Truth(title, abstract, "", None, None, None, None)
    day = draw(st.dates())
    count = draw(st.none() | st.integers(1, 5000))
    organization = None if count else Organization(draw(NAMES), f"{draw(NAMES)} {draw(NAMES)}")
    comments = draw(st.none() | st.integers(0, 999))
    printed = draw(st.booleans()) and day.year >= 1950
    first = f"  • {count} authors" if count else f"{organization.handle} {organization.name}"  # type: ignore[union-attr]
    date = f"{day:%b} {day.day}" + (f", {day.year}" if printed and day.year < 2100 else "")
    byline = f"{first}\n·\n{date}" + (f" {comments}" if comments is not None else "")
    published = PartialDate(day.isoformat()) if "," in date else MonthDay(day.month, day.day)
    return Truth(title, abstract, byline, count, organization, published, comments)


def write(papers: list[Truth]) -> str:
    """Return the listing that shows papers."""
    blocks = [part for paper in papers for part in (paper.title, paper.abstract, paper.byline)]
    return HEADER + "\n\n".join(filter(None, blocks)) + "\n"


def as_truth(record: Record, byline: str) -> Truth:
    """Return what a record says in the form of the truth."""
    return Truth(
        record.title,
        record.abstract,
        byline,
        record.author_count,
        record.organization,
        record.published,
        record.comments,
    )


@settings(deadline=None)
@given(st.lists(truths(), min_size=1, max_size=12))
def test_what_was_written_is_read(papers: list[Truth]) -> None:
    """Reading gives back the papers that a listing was written from."""
    records = read(write(papers))
    assert len(records) == len(papers)
    assert [as_truth(r, p.byline) for r, p in zip(records, papers, strict=True)] == papers
    assert [record.rank for record in records] == list(range(1, len(papers) + 1))


@settings(deadline=None)
@given(st.lists(truths(), min_size=2, max_size=12), st.data())
def test_one_lost_part_costs_one_paper(papers: list[Truth], data: st.DataObject) -> None:
    """Without one title or abstract just that paper is missing, and one warning names it."""
    lost = data.draw(st.integers(0, len(papers) - 1))
    whole = papers[lost]
    torn_paper = data.draw(st.sampled_from([whole._replace(title=""), whole._replace(abstract="")]))
    torn = [*papers[:lost], torn_paper, *papers[lost + 1 :]]
    listing = listing_of(write(torn))
    rest = papers[:lost] + papers[lost + 1 :]
    assert [as_truth(r, p.byline) for r, p in zip(listing.records, rest, strict=True)] == rest
    assert len(listing.damages) == 1


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes the reader fail."""
    for whole in (text, HEADER + text):
        with suppress(InputError):
            listing = read_text_listing(Source(whole.encode(), "a.txt"))
            assert listing is None or len(listing.records) <= whole.count("\n")


@pytest.mark.parametrize("title", ["* * *", "…", "—\n—"])
def test_a_title_without_words(title: str) -> None:
    """Ornaments are no title: the paper is left out with a warning that names the line."""
    listing = listing_of(f"{HEADER}A title\n\n{ABSTRACT}\n\n{title}\n\n{ABSTRACT}\n")
    assert [record.title for record in listing.records] == ["A title"]
    (damage,) = listing.damages
    assert damage.line == 13
    assert "has no letter or digit, so this paper was left out" in damage.message


@pytest.mark.parametrize("dots", [1, 10, 400])
def test_a_page_of_dots(dots: int) -> None:
    """Dots between blank lines are no papers."""
    assert listing_of(HEADER + ("·" * dots + "\n\n") * 60).records == ()
