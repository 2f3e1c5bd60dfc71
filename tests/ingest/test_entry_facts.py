"""Which facts are of which entries by their words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest
from arbitrary_records import APPEARANCES
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.ingest.entry_facts import EntryFacts
from conspectus.ingest.identity import Appearance, title_key
from conspectus.ingest.knowledge import arxiv_id_of
from conspectus.ingest.plan import Known, Wishes, plan
from conspectus.model.paper import Paper, Sighting
from conspectus.model.partial_date import PartialDate
from conspectus.model.record import Listing, Record

KETTLE = "Boiling water wastes energy; this network predicts when kettles boil, from sound alone."
TEAPOT = "Pooling teapots across buildings shortens queues, as four hundred users found last year."
TITLE = "On the Singing of Kettles"


def fact(rank: int = 1, **fields: Any) -> Record:  # noqa: ANN401  # any field
    """Return what arXiv would say of a paper of March 2025."""
    said: dict[str, Any] = {
        "title": TITLE,
        "abstract": KETTLE,
        "authors": ("A. Kettle", "B. Spout"),
    }
    return Record(**(said | {"arxiv": f"2503.0000{rank}", "rank": rank} | fields))


def entry(slug: str = "singing", **fields: Any) -> Paper:  # noqa: ANN401  # any field
    """Return an entry that a person wrote."""
    return Paper(**({"slug": slug, "title": TITLE} | fields))


def owners(entries: list[Paper], *facts: Record) -> list[str | None]:
    """Return the slugs of the entries that facts are of."""
    papers = [(Appearance("../facts/x", each, "arxiv-api", shows=False),) for each in facts]
    return [owner.slug if owner else None for owner in EntryFacts(entries).owners(papers)]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"title": "ON THE SINGING OF KETTLES"},
        {"abstract": KETTLE},
        {"authors": ("Kettle, Ada",)},
        {"author_count": 2},
        {"published": PartialDate("2025-04-01")},
        {"published": PartialDate("2025")},
        {"title": "Another", "arxiv": "2503.00001"},
        {"title": "Another", "doi": "10.1/a"},
        {"published": PartialDate("2026"), "journal": "Tea 1", "abstract": KETTLE},
        {"published": PartialDate("2026"), "doi": "10.1/b", "authors": ("A. Kettle",)},
    ],
)
def test_facts_of_an_entry(fields: dict[str, Any]) -> None:
    """An entry is known by an id, or by its title if nothing speaks against it."""
    assert owners([entry(**fields)], fact(doi="10.1/A")) == ["singing"]


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "On the Singing"},
        {"abstract": TEAPOT},
        {"authors": ("C. Lid",)},
        {"author_count": 9},
        {"arxiv": "2503.00009"},
        {"published": PartialDate("2024")},
        {"published": PartialDate("2025-05"), "abstract": KETTLE},
        {"published": PartialDate("2026"), "journal": "Tea 1"},
        {"published": PartialDate("2026"), "doi": "10.1/b"},
    ],
)
def test_facts_of_another_paper(fields: dict[str, Any]) -> None:
    """Another title, text, author, id or month makes another paper."""
    assert owners([entry(**fields)], fact()) == [None]


@pytest.mark.parametrize(
    ("fields", "owner"), [({}, None), ({"abstract": KETTLE}, "a"), ({"arxiv": "2503.00001"}, "a")]
)
def test_a_title_that_says_little(fields: dict[str, Any], owner: str | None) -> None:
    """A heading such as "Editorial" is not enough by itself."""
    assert owners([Paper(slug="a", title="Editorial", **fields)], fact(title="Editorial")) == [
        owner
    ]


def test_what_could_mean_several_means_none() -> None:
    """Of two papers, or two entries, the one that agrees is meant, or none."""
    teapot = fact(2, abstract=TEAPOT, authors=("C. Lid",))
    assert owners([entry()], fact(), teapot) == [None, None]
    assert owners([entry(abstract=TEAPOT)], fact(), teapot) == [None, "singing"]
    assert owners([entry(), entry("other")], fact()) == [None]
    assert owners([entry(abstract=TEAPOT), entry("other", abstract=KETTLE)], fact()) == ["other"]


RECORDS = st.lists(APPEARANCES, max_size=4).map(
    lambda some: [
        msgspec.structs.replace(each.record, rank=rank) for rank, each in enumerate(some, start=1)
    ]
)


@st.composite
def entries_of(draw: st.DrawFn) -> list[Paper]:
    """Give entries such as could stand for arbitrary records."""
    return [
        Paper(
            slug=f"s{index}",
            title=record.title,
            abstract=record.abstract,
            authors=record.authors,
            arxiv=record.arxiv,
            doi=record.doi,
        )
        for index, record in enumerate(draw(RECORDS))
    ]


@settings(deadline=None)
@given(entries_of(), RECORDS, st.randoms(use_true_random=False))
def test_order_plays_no_part(entries: list[Paper], facts: list[Record], random: Any) -> None:  # noqa: ANN401  # Hypothesis'
    """However entries and facts are ordered, each fact has the same owner."""
    found = dict(zip([each.rank for each in facts], owners(entries, *facts), strict=True))
    shuffled = random.sample(facts, len(facts))
    others = owners(random.sample(entries, len(entries)), *shuffled)
    assert dict(zip([each.rank for each in shuffled], others, strict=True)) == found


@settings(deadline=None)
@given(entries_of(), RECORDS)
def test_no_owner_contradicts(entries: list[Paper], facts: list[Record]) -> None:
    """An owner never has another arXiv id, and shares an id or the title with one of its facts."""
    by_slug = {paper.slug: paper for paper in entries}
    found = owners(entries, *facts)
    for slug in {slug for slug in found if slug}:
        own = [each for each, owner in zip(facts, found, strict=True) if owner == slug]
        ids = {*map(arxiv_id_of, own), arxiv_id_of(by_slug[slug])} - {None}
        assert len(ids) <= 1
        key = title_key(by_slug[slug].title)
        has_id = arxiv_id_of(by_slug[slug]) or by_slug[slug].doi
        assert has_id or any(title_key(each.title) == key for each in own)


def after(entries: list[Paper], *listings: Listing) -> dict[str, Paper]:
    """Return the entries as ingest would have them."""
    outcome = plan(listings, Known(entries, {}), Wishes({}), today=dt.date(2026, 6, 15))
    return {change.after.slug: change.after for change in outcome.changes}


def facts_file(*facts: Record) -> Listing:
    """Return a file of facts."""
    return Listing(name="../facts/x", format="arxiv-api", shows=False, records=facts)


def test_facts_reach_entries_without_a_listing() -> None:
    """Facts fill what an entry by hand lacks, and make no entry of their own."""
    singing = entry(abstract=KETTLE, sightings=(Sighting("gone.txt", None, 3),))
    changed = after([singing], facts_file(fact(), fact(2, title="Another Title Altogether")))
    assert changed == {
        "singing": msgspec.structs.replace(
            singing,
            arxiv="2503.00001",
            authors=("A. Kettle", "B. Spout"),
            published=PartialDate("2025-03"),
        )
    }


@pytest.mark.parametrize(
    "fields", [{"published": PartialDate("2021")}, {"abstract": TEAPOT}, {"slug": TITLE.lower()}]
)
def test_facts_that_do_not_fit_change_no_entry(fields: dict[str, Any]) -> None:
    """What the month or the text contradicts, or only the address agrees with, is another paper."""
    fields = {"title": "Other"} | fields if "slug" in fields else fields
    assert after([entry(**fields)], facts_file(fact())) == {}


def test_facts_that_a_listing_contradicts() -> None:
    """Facts that are not of the paper that a listing shows do not reach its entry either."""
    shown = Record(title=TITLE, rank=1, published=PartialDate("2021-05-27"))
    listing = Listing(name="x.txt", format="text-listing", records=(shown,))
    seen = entry(sightings=(Sighting("x.txt", None, 1),))
    changed = after([seen], listing, facts_file(fact()))
    assert changed["singing"].arxiv is None
    assert changed["singing"].authors == ()
