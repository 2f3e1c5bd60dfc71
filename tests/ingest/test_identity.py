"""Which appearances are one paper."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.ingest.identity import Appearance, group
from conspectus.model.partial_date import MonthDay, PartialDate
from conspectus.model.record import Record
from conspectus.readers.table import read_listing

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

CONTENT = Path(__file__).parents[2] / "content"
FACTS = sorted((CONTENT / "facts").glob("*.json"))
KETTLE = "Boiling water wastes energy; this network predicts when kettles boil, from sound alone."
TEAPOT = "Pooling teapots across buildings shortens queues, as four hundred users found last year."
ADA, BO = ("Ada Kettle", "Di Tray"), ("Bo Spout", "Cy Lid")


def seen(listing: str = "a", rank: int = 1, **fields: Any) -> Appearance:  # noqa: ANN401  # any field
    """Return an appearance of a paper called "A title" unless the fields say otherwise."""
    given_fields: dict[str, Any] = {"title": "A title", "line": 1, "rank": rank} | fields
    return Appearance(listing, Record(**given_fields))


def number_of_papers(*appearances: Appearance) -> int:
    """Return how many papers some appearances are."""
    return len(group(appearances))


def places(papers: Iterable[tuple[Appearance, ...]]) -> set[frozenset[tuple[str, int]]]:
    """Return where the appearances of each paper are."""
    return {frozenset((a.listing, a.record.rank) for a in paper) for paper in papers}


@pytest.mark.parametrize(
    ("first", "second", "papers"),
    [
        ({"arxiv": "2205.14135"}, {"arxiv": "2205.14135", "title": "Another"}, 1),
        ({"doi": "10.1/A"}, {"doi": "10.1/a", "title": "Another"}, 1),
        ({"arxiv": "2205.14135"}, {"arxiv": "2205.14136"}, 2),
        ({"arxiv": "2205.14135", "doi": "10.1/a"}, {"arxiv": "2205.14136", "doi": "10.1/a"}, 2),
        ({"arxiv": "2205.14135"}, {}, 1),
        ({"abstract": KETTLE}, {"abstract": KETTLE + " Code is public."}, 1),
        ({"abstract": KETTLE}, {"abstract": TEAPOT}, 2),
        ({"abstract": KETTLE}, {}, 1),
        ({"abstract": KETTLE}, {"authors": ADA}, 1),
        ({"abstract": KETTLE, "authors": ADA}, {"authors": BO}, 2),
        ({"arxiv": "2205.14135", "version": 1}, {"arxiv": "2205.14135", "version": 2}, 1),
        ({"arxiv": "2205.14135"}, {"doi": "10.48550/arXiv.2205.14135", "title": "Another"}, 1),
        ({"doi": "https://doi.org/10.1/A"}, {"doi": "10.1/a", "title": "Another"}, 1),
        ({"arxiv": "2205.14135"}, {"published": PartialDate("2022-06-01")}, 1),
        ({"arxiv": "2205.14135"}, {"published": PartialDate("2023-06-01")}, 2),
        ({"arxiv": "2205.14135"}, {"published": MonthDay(4, 30)}, 1),
        ({"arxiv": "2205.14135"}, {"published": MonthDay(11, 30)}, 2),
        ({"authors": ADA}, {"author_count": 2}, 1),
        ({"authors": ADA}, {"author_count": 9}, 2),
        ({}, {"title": "Another"}, 2),
    ],
)
def test_pairs(first: dict[str, Any], second: dict[str, Any], papers: int) -> None:
    """Ids decide first, then the title, unless the abstracts contradict it."""
    assert number_of_papers(seen("a", **first), seen("b", **second)) == papers


def test_record_without_id_goes_to_the_paper_it_agrees_with() -> None:
    """Of two papers of one title, a record without id belongs to the one with its abstract."""
    kettle = seen("a", 1, arxiv="2205.14135", abstract=KETTLE)
    teapot = seen("a", 2, arxiv="2205.14136", abstract=TEAPOT)
    other = seen("b", 1, abstract=TEAPOT + " And more.")
    assert group([kettle, teapot, other]) == [(kettle,), (teapot, other)]


def test_one_title_for_many_papers() -> None:
    """Under a title that many papers share, only the same abstract makes the same paper."""
    many = [seen("a", rank, abstract=f"{KETTLE} {rank}") for rank in range(1, 100)]
    assert number_of_papers(*many, seen("b", 1, abstract=f"{KETTLE} 7")) == 99


def test_title_alone_joins_where_it_can_mean_one_paper() -> None:
    """A record of which only the title is known stays apart where two papers have the title."""
    kettle, teapot = seen("a", 1, abstract=KETTLE), seen("a", 2, abstract=TEAPOT)
    bare = seen("b", 1)
    assert group([kettle, bare]) == [(bare, kettle)]
    assert number_of_papers(kettle, teapot, bare) == 3
    same = seen("c", 1, abstract=KETTLE + " More.")
    assert number_of_papers(kettle, same, bare) == 1


def test_what_is_joined_is_compared_with_all_it_knows() -> None:
    """A record with authors alone finds a paper whose authors only another record names."""
    text = seen("a", 1, abstract=KETTLE)
    named = seen("b", 1, abstract=KETTLE + " More.", authors=ADA)
    authors = seen("c", 1, authors=("A. Kettle", "D. Tray"))
    other = seen("d", 1, authors=BO, abstract=TEAPOT)
    expected = places([(text, named, authors), (other,)])
    assert places(group([text, named, authors, other])) == expected


def test_one_doi_for_two_ids() -> None:
    """A DOI that two arXiv papers claim says nothing of a third record."""
    ids = [seen("a", i, arxiv=f"2205.1413{i}", title=f"Paper {i}", doi="10.1/a") for i in (1, 2)]
    others = [seen("b", i, title=f"Other {i}", doi="10.1/a") for i in (1, 2)]
    assert number_of_papers(*ids, *others) == 3


def test_editorials() -> None:
    """Under a heading, different DOIs are different papers although the authors are the same."""
    papers = [seen("a", i, title="Editorial", authors=ADA, doi=f"10.1/{i}") for i in (1, 2)]
    assert number_of_papers(*papers) == 2


def dated(year: int, **fields: Any) -> dict[str, Any]:  # noqa: ANN401  # any field
    """Return the fields of a record of that year."""
    return {"published": PartialDate(str(year)), **fields}


TRIO = ("Ada Kettle", "Bo Spout", "Cy Lid")
TELLING, TEA = "The state of tea research", "Deep tea"


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        # A title of few words, and one author of three.
        (TEA, {"authors": TRIO}, {"authors": ("Di Tray", "Bo Spout", "Ed Cup")}),
        (TEA, {"authors": TRIO}, {"authors": ("Bo Spout", "Cy Lid", "Di Tray")}),
        (TEA, dated(2019, authors=ADA), dated(2024, authors=ADA)),
        (TEA, {"authors": ADA, "doi": "10.1/a"}, {"authors": ADA, "doi": "10.1/b"}),
        (TEA, dated(2019, abstract=KETTLE, authors=ADA), dated(2019, abstract=TEAPOT, authors=ADA)),
        # The same people write again, years later or for another publisher.
        (TELLING, dated(2019, abstract=KETTLE, authors=ADA),
         dated(2024, abstract=TEAPOT, authors=ADA)),
        (TELLING, {"abstract": KETTLE, "authors": ADA, "doi": "10.1/a"},
         {"abstract": TEAPOT, "authors": ADA, "doi": "10.1/b"}),
        (TELLING, dated(2019, authors=ADA, doi="10.1/a"), dated(2024, authors=ADA, doi="10.1/b")),
        # One common name.
        (TELLING, {"abstract": KETTLE, "authors": ("Wei Wang",)},
         {"abstract": TEAPOT, "authors": ("Bo Spout", "Wei Wang", "Cy Lid")}),
        (TELLING, dated(2010, authors=("Wei Wang",)),
         dated(2024, authors=("Bo Spout", "Wei Wang", "Cy Lid"))),
        (TELLING, dated(2010), dated(2024)),
        ("Memory safety in C", {"authors": ADA}, {"title": "Memory safety in C++", "authors": ADA}),
    ],
)  # fmt: skip
def test_two_papers_of_one_title(title: str, first: dict[str, Any], second: dict[str, Any]) -> None:
    """Few words in common, other people, later years or other publishers make two papers."""
    records = [
        seen("a", 1, **{"title": title, **first}),
        seen("b", 1, **{"title": title, **second}),
    ]
    assert number_of_papers(*records) == 2


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        (TEA, dated(2019, authors=TRIO), dated(2021, authors=("A. Kettle", "B. Spout", "C. Lid"))),
        (TEA, {"authors": TRIO}, {"authors": ("Kettle, Ada", "et al.")}),
        (TEA, dated(2019, authors=ADA, abstract=KETTLE), {"abstract": KETTLE + " More."}),
        (TEA, dated(2019, abstract=KETTLE), {}),
        (TELLING, dated(2019, authors=ADA, abstract=KETTLE),
         dated(2021, authors=(*ADA, "Bo Spout"), abstract=TEAPOT)),
        (TELLING, {"authors": ADA, "abstract": KETTLE, "doi": "10.5281/zenodo.1"},
         {"authors": ADA, "abstract": TEAPOT, "doi": "10.1/b"}),
        (TELLING, dated(2019, authors=ADA, abstract=KETTLE), dated(2023, authors=ADA)),
        (TELLING, dated(2019, authors=ADA, abstract=KETTLE, doi="10.1/a"),
         dated(2024, authors=ADA, abstract=KETTLE + " More.", doi="10.1/b")),
        (TELLING, {"authors": ("Ada Kettle", "et al.")}, {"authors": TRIO}),
        (TELLING, {"authors": ADA, "abstract": "No abstract."},
         dated(2019, authors=ADA, abstract=KETTLE)),
    ],
)  # fmt: skip
def test_one_paper_of_one_title(title: str, first: dict[str, Any], second: dict[str, Any]) -> None:
    """Abstracts left out, cut or written anew, authors added or as initials leave one paper."""
    records = [
        seen("a", 1, **{"title": title, **first}),
        seen("b", 1, **{"title": title, **second}),
    ]
    assert number_of_papers(*records) == 1


def test_no_chain_makes_one_paper_of_strangers() -> None:
    """What joins is held against all that is joined already, not against their sum."""
    pairs = [("Ada Kettle", "Bo Spout"), ("Bo Spout", "Cy Lid"), ("Cy Lid", "Di Tray")]
    papers = group(seen("a", i, title=TELLING, authors=p) for i, p in enumerate(pairs, start=1))
    assert all(len(paper) <= 2 for paper in papers)
    assert not any({pairs[0], pairs[2]} <= {a.record.authors for a in paper} for paper in papers)


def test_what_could_be_of_either_stays() -> None:
    """Initials that fit two people join neither."""
    names = [("Jun Li",), ("Jia Li",), ("J. Li",)]
    assert (
        number_of_papers(
            *(seen("a", i, title=TELLING, authors=some) for i, some in enumerate(names, start=1))
        )
        == 3
    )


def test_versions_that_an_id_joins_may_differ() -> None:
    """A record that agrees with one version joins, though the id's other version differs."""
    versions = [
        seen("a", i, title=TELLING, arxiv="2205.14135", abstract=text, version=i)
        for i, text in ((1, TEAPOT), (2, KETTLE + " And more."))
    ]
    for text in (KETTLE, TEAPOT):
        assert (
            number_of_papers(*versions, seen("b", 1, title=TELLING, abstract=f"{text} Code.")) == 1
        )


def test_versions_among_very_many() -> None:
    """Also under a title that very many papers share, versions of a text are found."""
    many = [seen("a", rank, abstract=f"{rank} {KETTLE}") for rank in range(1, 100)]
    assert number_of_papers(*many, seen("b", 1, abstract=f"7 {KETTLE} And more.")) == 99


def fact(rank: int = 1, **fields: Any) -> Appearance:  # noqa: ANN401  # any field
    """Return an appearance in a file that only adds facts."""
    return seen("facts", rank, arxiv="2205.14135", **fields)._replace(shows=False)


@pytest.mark.parametrize(
    ("fields", "papers"),
    [
        ({}, 1),
        ({"abstract": KETTLE, "published": PartialDate("2022-05-27")}, 1),
        ({"published": PartialDate("2022-06-01")}, 1),
        ({"published": PartialDate("2022")}, 1),
        ({"published": PartialDate("2022-07-01")}, 2),
        ({"published": MonthDay(8, 1)}, 2),
        ({"authors": ("A. Kettle",), "published": PartialDate("2024-07-01")}, 2),
        ({"author_count": 3}, 1),
        ({"author_count": 5}, 2),
        ({"authors": BO}, 2),
        ({"arxiv": "2205.14136"}, 2),
    ],
)
def test_facts_join_unless_something_contradicts(fields: dict[str, Any], papers: int) -> None:
    """A title with an id belongs to the paper of that title, but for other dates or authors."""
    assert number_of_papers(seen("a", **fields), fact(authors=ADA)) == papers


def test_facts_join_nothing_ambiguous() -> None:
    """Facts that could be of two papers, or of which two could be of one, stay alone."""
    kettle, teapot = seen("a", 1, abstract=KETTLE), seen("a", 2, abstract=TEAPOT)
    assert number_of_papers(kettle, teapot, fact()) == 3
    second = seen("facts", 2, arxiv="2205.14136")._replace(shows=False)
    assert number_of_papers(kettle, fact(), second) == 3


def test_facts_choose_by_authors() -> None:
    """Of two papers of one title, facts belong to the one whose authors they name."""
    kettle = seen("a", 1, abstract=KETTLE, authors=BO)
    teapot = seen("a", 2, abstract=TEAPOT, authors=("Kettle, Ada",))
    facts = fact(authors=ADA)
    assert places(group([kettle, teapot, facts])) == places([(kettle,), (facts, teapot)])


def test_facts_join_no_papers() -> None:
    """Facts under two titles do not make two papers one, unless by their id."""
    first, second = seen("a", 1, title="First title"), seen("a", 2, title="Second title")
    facts = [fact(1, title="First title"), fact(2, title="Second title")]
    assert number_of_papers(first, second, *facts) >= 2
    assert number_of_papers(seen("a", arxiv="2205.14135"), *facts) == 1


@pytest.mark.skipif(not FACTS, reason="this digest has no facts")
def test_facts_of_this_digest() -> None:
    """Every title with an id finds its paper, and no two papers become one by it."""
    shown = [
        Appearance(path.name, record)
        for path in sorted((CONTENT / "listings").glob("*.txt"))
        for record in read_listing(path.read_bytes(), path.name).records
    ]
    rows = [row for path in FACTS for row in json.loads(path.read_text(encoding="utf-8"))]
    facts = [
        seen("facts", rank, **{**row, "authors": tuple(row.get("authors", ()))})
        for rank, row in enumerate(rows, start=1)
    ]
    papers = group([*shown, *(each._replace(shows=False) for each in facts)])
    assert len(papers) == len(group(shown))
    assert all(sum(not each.shows for each in paper) <= 1 for paper in papers)


APPEARANCES = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.sampled_from(["A telling title", "A Telling Title!", "Editorial"]),
            "abstract": st.sampled_from(["", "", KETTLE, KETTLE + " More.", TEAPOT, "Short."]),
            "authors": st.sampled_from([(), (), ADA, ("A. Kettle",), BO, (*ADA, *BO)]),
            "author_count": st.sampled_from([None, None, 2, 4]),
            "published": st.sampled_from([None, None, PartialDate("2022-05-01"), MonthDay(1, 1)]),
            "arxiv": st.sampled_from([None, None, "2205.14135", "2205.14136"]),
            "doi": st.sampled_from([None, None, "10.1/a", "10.1/b"]),
        }
    ).flatmap(
        lambda fields: st.builds(
            lambda listing, shows: (fields, listing, shows),
            st.sampled_from(["a", "b"]),
            st.sampled_from([True, True, False]),
        )
    ),
    max_size=9,
).map(
    lambda rows: [
        seen(listing, rank, **fields)._replace(shows=shows)
        for rank, (fields, listing, shows) in enumerate(rows, start=1)
    ]
)


@settings(deadline=None)
@given(APPEARANCES, st.randoms())
def test_order_does_not_matter(appearances: list[Appearance], chance: random.Random) -> None:
    """The same appearances in any order are the same papers, and each is in exactly one."""
    shuffled = list(appearances)
    chance.shuffle(shuffled)
    assert group(shuffled) == group(appearances)
    assert sorted(a.record.rank for paper in group(appearances) for a in paper) == list(
        range(1, len(appearances) + 1)
    )
    for paper in group(appearances):
        assert len({a.record.arxiv for a in paper} - {None}) < 2


@settings(deadline=None)
@given(APPEARANCES)
def test_names_of_listings_do_not_matter(appearances: list[Appearance]) -> None:
    """Who shows a record has no say in which paper it is."""
    renamed = [each._replace(listing={"a": "z", "b": "y"}[each.listing]) for each in appearances]

    def ranks(papers: list[tuple[Appearance, ...]]) -> list[frozenset[int]]:
        return sorted((frozenset(a.record.rank for a in paper) for paper in papers), key=min)

    distinct = {(a.record.title, a.record.abstract, a.record.authors) for a in appearances}
    if len(distinct) == len(appearances):
        assert ranks(group(renamed)) == ranks(group(appearances))


@settings(deadline=None)
@given(APPEARANCES)
def test_facts_change_no_papers(appearances: list[Appearance]) -> None:
    """Facts without ids leave the papers that are shown as they are without them."""
    shown = [each for each in appearances if each.shows]
    facts = [
        each._replace(record=msgspec.structs.replace(each.record, arxiv=None, doi=None))
        for each in appearances
        if not each.shows
    ]
    with_facts = (tuple(a for a in paper if a.shows) for paper in group([*shown, *facts]))
    assert places(paper for paper in with_facts if paper) == places(group(shown))


def test_very_many_of_one_title() -> None:
    """Twenty thousand papers of one title are told apart without comparing each with each."""
    papers = [seen("a", i, title="Editorial", abstract=f"{i} {KETTLE}") for i in range(1, 20_001)]
    assert number_of_papers(*papers) == 20_000
