"""The index, against lunr.py and against lunr.js."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunr.builder import Builder
from lunr.exceptions import QueryParseError
from lunr.index import Index
from lunr.pipeline import Pipeline

from conspectus.model.paper import Organization, Paper
from conspectus.search.index import FIELDS, build_index
from conspectus.search.records import to_json
from conspectus.search.words import (
    LUNR_STOP_WORDS,
    STEMMER_LABEL,
    WORDS_LABEL,
    Stemmer,
    words_of,
)
from tests.search.lunr_in_node import ask_node
from tests.search.toy_papers import TOY_PAPERS, shipped_papers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TOLERANCE = 1e-9
"""Both languages add the same doubles, not always in the same order."""

Answer = list[tuple[str, float]]


def split_token(token: Any, _place: int = 0, _tokens: Any = ()) -> Any:  # noqa: ANN401  # Lunr's
    """Split and fold a token of lunr.py as words.js does one of lunr.js."""
    words = words_of(str(token))
    return [token.clone(lambda *_, word=word: word) for word in words] or token


def stem_token(token: Any, _place: int = 0, _tokens: Any = ()) -> Any:  # noqa: ANN401  # Lunr's
    """Stem a token of lunr.py as lunr.js does."""
    return token.update(Stemmer().stem)


def drop_symbols(token: Any, _place: int = 0, _tokens: Any = ()) -> Any:  # noqa: ANN401  # Lunr's
    """Leave a token out that has no word; only while indexing."""
    return token if words_of(str(token)) else None


def drop_stop_word(token: Any, _place: int = 0, _tokens: Any = ()) -> Any:  # noqa: ANN401  # Lunr's
    """Leave a stop word out."""
    return None if str(token) in LUNR_STOP_WORDS else token


for function, label in (
    (split_token, WORDS_LABEL),
    (stem_token, STEMMER_LABEL),
    (drop_symbols, "dropSymbols"),
    (drop_stop_word, "dropStopWord"),
):
    vars(function)["label"] = label


@pytest.fixture
def python_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let lunr.py load an index that names our functions."""
    monkeypatch.setitem(Pipeline.registered_functions, WORDS_LABEL, split_token)
    monkeypatch.setitem(Pipeline.registered_functions, STEMMER_LABEL, stem_token)


def built_by_lunr(papers: Sequence[Paper]) -> dict[str, Any]:
    """Return the index as lunr.py itself builds it."""
    builder = Builder()
    builder.pipeline.add(drop_symbols, split_token, drop_stop_word, stem_token)
    builder.pipeline.skip(drop_stop_word, ["organization", "authors"])
    builder.search_pipeline.add(split_token, stem_token)
    for field in FIELDS:
        builder.field(field)
    for place, paper in enumerate(sorted(papers, key=lambda paper: paper.slug)):
        about = paper.organization
        builder.add(
            {
                "id": place,
                "title": paper.title,
                "abstract": paper.abstract,
                "organization": f"{about.handle} {about.name}" if about else "",
                "authors": " ".join(paper.authors),
            }
        )
    serialized: dict[str, Any] = builder.build().serialize()
    return serialized


@pytest.mark.usefixtures("python_pipeline")
def test_the_index_is_the_one_lunr_builds() -> None:
    """Terms, numbers, weights and postings are those of lunr.py's own builder."""
    papers = [*TOY_PAPERS, *shipped_papers()[:60]]
    assert build_index(papers) == built_by_lunr(papers)


def test_every_paper_is_found_in_each_field() -> None:
    """Title, abstract, organisation and authors are indexed, stop words of names included."""
    postings = dict(build_index(TOY_PAPERS)["invertedIndex"])
    found = {field: [term for term in postings if postings[term][field]] for field in FIELDS}
    assert "garden" in found["title"]
    assert "3.5" in found["abstract"]
    assert found["organization"] == ["green", "lab"]
    assert {"an", "will", "orst"} <= set(found["authors"])


@given(st.permutations(TOY_PAPERS))
def test_the_order_of_papers_makes_no_difference(papers: list[Paper]) -> None:
    """The same papers in any order give the same bytes."""
    assert to_json(build_index(papers)) == to_json(build_index(TOY_PAPERS))


def test_no_papers_give_an_empty_index() -> None:
    """A digest without papers still has an index."""
    index = build_index([])
    assert index["invertedIndex"] == []
    assert index["fieldVectors"] == []


def test_names_of_javascript_objects_are_ordinary_words() -> None:
    """Words such as constructor and __proto__ are terms like any other."""
    paper = Paper(slug="constructor", title="The constructor __proto__ hasOwnProperty")
    terms = [term for term, _ in build_index([paper])["invertedIndex"]]
    assert terms == ["constructor", "hasownproperti", "proto"]


@pytest.mark.node
@pytest.mark.usefixtures("python_pipeline")
def test_lunr_js_answers_as_lunr_py() -> None:
    """The papers that lunr.js finds, their scores and their order are those of lunr.py.

    Papers of equal score may change places: the two sort them as they come out of a dictionary,
    and JavaScript puts keys that look like numbers first.
    """
    index = build_index(shipped_papers())
    reference = Index.load(to_json(index).decode())
    queries = list(parity_queries(shipped_papers()))
    assert len(queries) >= 100
    found = 0
    for query, answer in zip(
        queries, ask_node(index=index, queries=queries)["answers"], strict=True
    ):
        expected = answer_of_lunr_py(reference, query)
        assert_same_answer(query, expected, answer)
        found += bool(expected)
    assert found > len(queries) / 2


def answer_of_lunr_py(index: Index, query: str) -> Answer | None:
    """Return refs and scores, best first, or None where the query cannot be parsed."""
    try:
        return [(result["ref"], result["score"]) for result in index.search(query)]
    except QueryParseError:
        return None


def assert_same_answer(query: str, expected: Answer | None, answer: Answer | None) -> None:
    """Compare papers, scores and order, where a place is settled by its score."""
    assert (expected is None) == (answer is None), query
    if expected is None or answer is None:
        return
    assert dict(answer) == pytest.approx(dict(expected), abs=TOLERANCE), query
    scores = [score for _, score in expected]
    assert [dict(expected)[ref] for ref, _ in answer] == pytest.approx(scores, abs=TOLERANCE), query


def parity_queries(papers: Sequence[Paper]) -> Iterator[str]:
    """Yield queries of every kind, made of the words of the papers, and some that cannot be read."""
    titles = [
        [word for word in words_of(paper.title) if word.isalnum() and len(word) > 3]
        for paper in papers
    ]
    pairs = [pair for words in titles for pair in itertools.pairwise(words)]
    for first, second in pairs[:: max(1, len(pairs) // 24)]:
        yield from (
            first,
            f"{first} {second}",
            f"title:{first} abstract:{second}",
            f"{first}^5 {second}",
            f"+{first} +{second}",
            f"+{first} -{second}",
            f"{first[:3]}*",
            f"*{second[-3:]} {first[0]}*{first[-1]}",
            f"{first}~1",
            f"title:{second[::-1]}~2 {first}",
        )
    for paper in itertools.islice((paper for paper in papers if paper.organization), 5):
        handle = (paper.organization or Organization("", "")).handle
        yield from (f"organization:{handle}", f"+organization:{handle} models")
    yield from ("-models", "-the", "naïve", "Mélange", "vision/language", "C++", "3.5", "\\+1")
    yield from ("foo:bar", "a:", "word~", "word^", "+", "zzyzx", "+zzyzx models", "the", "", "*")
