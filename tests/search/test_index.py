"""The index as its files hold it, against the one that lunr.py builds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lunr.builder import Builder
from search.reading_parts import (
    FIELDS,
    Parts,
    placed_terms,
    postings_of,
    read_parts,
    separators_in,
    shard_of,
    shards_of,
    slug_of,
    whole_index,
    words_told,
)
from search.toy_papers import TOY_PAPERS, shipped_papers
from search.words_in import words_of

from conspectus.model.paper import Paper
from conspectus.model.topic import Topic
from conspectus.pages.wording import byline
from conspectus.search.files import search_files
from conspectus.search.words import LUNR_STOP_WORDS, Stemmer, placed_words

if TYPE_CHECKING:
    from collections.abc import Sequence

PROSE = ("title", "abstract")
TOPICS = [
    Topic(slug="sea", label="The sea", papers=("tides", "lanterns")),
    Topic(slug="plants", label="Plants and gardens", papers=("gardens",)),
]


def parts_of(papers: Sequence[Paper]) -> Parts:
    """Return what the files of some papers hold."""
    return read_parts(search_files(papers, TOPICS, byline=byline))


def papers_by_number(parts: Parts, papers: Sequence[Paper]) -> list[Paper]:
    """Return papers in the order of their numbers, as the records tell it."""
    paper_of = {paper.slug: paper for paper in papers}
    return [paper_of[slug_of(record)] for record in parts.all_of("papers")]


def stem_token(token: Any, _place: int = 0, _tokens: Any = ()) -> Any:  # noqa: ANN401  # Lunr's
    """Stem a token of lunr.py as lunr.js does."""
    return token.update(Stemmer().stem)


def drop_stop_word(token: Any, _place: int = 0, _tokens: Any = ()) -> Any:  # noqa: ANN401  # Lunr's
    """Leave a stop word out."""
    return None if str(token) in LUNR_STOP_WORDS else token


for function in (stem_token, drop_stop_word):
    vars(function)["label"] = function.__name__


def built_by_lunr(papers: Sequence[Paper]) -> dict[str, Any]:
    """Return the index as lunr.py itself builds it of our words, terms numbered in their order."""
    builder = Builder()
    builder.pipeline.add(drop_stop_word, stem_token)
    builder.pipeline.skip(drop_stop_word, [field for field in FIELDS if field not in PROSE])
    for field in FIELDS:
        builder.field(field)
    for number, paper in enumerate(papers):
        about = paper.organization
        texts = {
            "title": paper.title,
            "abstract": paper.abstract,
            "organization": f"{about.handle} {about.name}" if about else "",
            "authors": " ".join(paper.authors),
            "identifiers": f"{paper.arxiv or ''} {paper.doi or ''}",
        }
        builder.add({"id": number} | {field: words_of(text) for field, text in texts.items()})
    return renumbered(builder.build().serialize())


def renumbered(index: dict[str, Any]) -> dict[str, Any]:
    """Return a serialised index with its terms numbered in their order."""
    terms = sorted(index["invertedIndex"])
    number_of = {posting["_index"]: number for number, (_, posting) in enumerate(terms)}
    vectors = []
    for ref, row in index["fieldVectors"]:
        pairs = sorted(
            (number_of[term], weight) for term, weight in zip(row[::2], row[1::2], strict=True)
        )
        vectors.append([ref, [each for pair in pairs for each in pair]])
    inverted = [
        [term, {**posting, "_index": number}] for number, (term, posting) in enumerate(terms)
    ]
    return index | {"invertedIndex": inverted, "fieldVectors": vectors}


@pytest.mark.parametrize("papers", [TOY_PAPERS, shipped_papers()[:60]], ids=["toys", "shipped"])
def test_the_files_hold_the_index_that_lunr_builds(papers: Sequence[Paper]) -> None:
    """Terms, weights and postings are those of lunr.py's own builder."""
    parts = parts_of(papers)
    assert whole_index(parts) == built_by_lunr(papers_by_number(parts, papers))


def test_every_field_is_indexed() -> None:
    """Title, abstract, organisation, authors and ids are, stop words of names included."""
    paper = Paper(slug="a", title="A", arxiv="2205.14135", doi="10.1038/nature14539")
    postings = postings_of(parts_of([*TOY_PAPERS, paper]))
    found = {field: [term for term in postings if field in postings[term]] for field in FIELDS}
    assert "garden" in found["title"]
    assert "3.5" in found["abstract"]
    assert found["organization"] == ["green", "lab"]
    assert {"an", "will", "orst"} <= set(found["authors"])
    assert found["identifiers"] == ["10.1038", "2205.14135", "nature14539"]


@settings(deadline=None)
@given(st.permutations(TOY_PAPERS))
def test_the_order_of_papers_makes_no_difference(papers: list[Paper]) -> None:
    """The same papers in any order give the same bytes."""
    expected = list(search_files(TOY_PAPERS, TOPICS, byline=byline))
    assert list(search_files(papers, TOPICS, byline=byline)) == expected


def test_no_papers_give_an_empty_index() -> None:
    """A digest without papers still has an index."""
    parts = parts_of([])
    assert postings_of(parts) == {}
    assert parts.start["papers"] == 0
    assert parts.start["shards"] == ""


def test_names_of_javascript_objects_are_ordinary_words() -> None:
    """Words such as constructor and __proto__ are terms like any other."""
    paper = Paper(slug="constructor", title="The constructor __proto__ hasOwnProperty")
    terms = list(postings_of(parts_of([paper])))
    assert terms == ["constructor", "hasownproperti", "properti", "proto"]


def test_each_term_is_in_the_shard_that_the_separators_say() -> None:
    """The browser finds every term by the beginnings of the shards alone."""
    parts = parts_of(shipped_papers())
    shards = shards_of(parts)
    assert len(shards) == len(separators_in(parts.start["shards"]))
    for number, shard in enumerate(shards):
        assert {shard_of(parts.start, term) for term in shard["terms"]} == {number}


def test_the_dictionary_holds_all_terms() -> None:
    """They stand in the order of the shards, however many parts there are."""
    parts = parts_of(shipped_papers())
    dictionary = [words_told(part["terms"]) for part in parts.all_of("dictionary")]
    assert len(dictionary) == parts.start["dictionaries"]
    assert [term for part in dictionary for term in part] == list(postings_of(parts))


@pytest.mark.parametrize("field", PROSE)
def test_positions_are_those_of_the_text(field: str) -> None:
    """Each term stands where its word does, and stop words have positions too."""
    papers = [*TOY_PAPERS, Paper(slug="long", title="L", abstract="of 机器 GPT-4 " * 300)]
    parts = parts_of(papers)
    placed = placed_terms(parts, field)
    stem = Stemmer().stem
    for number, paper in enumerate(papers_by_number(parts, papers)):
        words = placed_words(getattr(paper, field))
        terms = [(place, stem(word)) for place, word in words if word not in LUNR_STOP_WORDS]
        assert placed.get(number, []) == sorted(terms)


def test_words_of_names_tell_of_which_author_they_are() -> None:
    """So that the first name of one and the last of another are not taken for somebody."""
    authors = ("Wei Han", "Bo Zhao", "Zhao-Li An", "王伟")
    papers = [Paper(slug="none", title="N"), Paper(slug="some", title="Some", authors=authors)]
    parts = parts_of(papers)
    some = papers_by_number(parts, papers).index(papers[1])
    words = [(place, word) for place, name in enumerate(authors) for word in words_of(name)]
    stem = Stemmer().stem
    expected = sorted((place, stem(word)) for place, word in words)
    assert placed_terms(parts, "authors") == {some: expected}


def test_forms_of_titles_are_told() -> None:
    """The words behind a stem are listed, the most common first, and which each title has."""
    titles = ("Gardens", "Gardening gardens", "Garden", "Trees")
    papers = [Paper(slug=str(place), title=title) for place, title in enumerate(titles)]
    (shard,) = shards_of(parts_of(papers))
    assert shard["terms"] == ["garden", "tree"]
    assert shard["forms"] == ["gardens,garden,gardening", "trees"]
    assert shard["titleForms"] == ["#%$", ""]


def test_a_term_that_is_its_only_form_has_none_listed() -> None:
    """Nothing is written that the term says itself."""
    (shard,) = shards_of(parts_of([Paper(slug="a", title="garden")]))
    assert shard["forms"] == shard["titleForms"] == [""]


def test_averages_are_exact() -> None:
    """They are the doubles by which lunr.js would divide."""
    lengths = [
        sum(word not in LUNR_STOP_WORDS for word in words_of(paper.abstract))
        for paper in TOY_PAPERS
    ]
    averages = parts_of(TOY_PAPERS).start["averages"]
    assert averages["abstract"] == sum(lengths) / len(TOY_PAPERS)
    assert list(averages) == list(FIELDS)


def test_the_build_names_what_is_in_the_files() -> None:
    """Another text gives another build, the same text the same."""
    changed = Paper(slug="void", title="!!!")
    builds = Counter(parts_of(papers).build for papers in (TOY_PAPERS, TOY_PAPERS[::-1]))
    assert len(builds) == 1
    assert parts_of([*TOY_PAPERS[:-1], changed]).build not in builds
