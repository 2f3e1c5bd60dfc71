"""How often papers say which terms."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import CountVectorizer

from conspectus.topics.likeness.term_counts import count_terms
from conspectus.topics.likeness.words import is_topical, singular, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conspectus.model.paper import Paper

WORDS = ["bee", "bees", "honey", "the", "of", "city", "cities", "2024", "c++", "大模型", "é", "…"]
PAPERS = st.lists(
    st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), max_size=3), max_size=12
)


def terms_of(papers: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Yield the words and pairs of each paper, as they are defined."""
    topical = {word for texts in papers for text in texts for word in words_of(text)}
    topical = {word for word in topical if is_topical(word)}
    for texts in papers:
        terms = []
        for text in texts:
            words = [singular(w, topical) if w in topical else "" for w in words_of(text)]
            terms += [word for word in words if word]
            terms += [f"{one} {other}" for one, other in pairwise(words) if one and other]
        yield terms


@settings(deadline=None)
@given(papers=PAPERS, least=st.integers(1, 3), span=st.integers(0, 9))
def test_terms_are_counted_as_scikit_learn_counts_them(
    papers: list[list[str]], least: int, span: int
) -> None:
    """Vocabulary and counts are those of its vectorizer, given the same terms."""
    found = count_terms(papers, least=least, most=least + span)
    vectorizer = CountVectorizer(analyzer=list, min_df=least, max_df=least + span)
    try:
        expected = vectorizer.fit_transform(terms_of(papers)).toarray()
    except ValueError:  # it refuses to have no vocabulary
        assert (found.counts.shape, found.vocabulary) == ((len(papers), 0), ())
        return
    assert found.vocabulary == tuple(vectorizer.get_feature_names_out())
    assert np.array_equal(found.counts.toarray(), expected)


def test_real_sentences_are_counted_the_same(papers: Sequence[Paper]) -> None:
    """Titles and abstracts as people write them, all terms."""
    texts = [(paper.title, paper.abstract) for paper in papers]
    vectorizer = CountVectorizer(analyzer=list)
    expected = vectorizer.fit_transform(terms_of(texts))
    found = count_terms(texts)
    assert found.vocabulary == tuple(vectorizer.get_feature_names_out())
    assert np.array_equal(found.counts.toarray(), expected.toarray())


def test_no_pair_reaches_over_a_stop_word_or_the_end_of_a_text() -> None:
    """Neighbours are words that stand side by side in one text."""
    found = count_terms([("Honey bees", "of swarms"), ("Hive",)])
    assert found.vocabulary == ("bees", "hive", "honey", "honey bees", "swarms")


def test_a_word_said_too_often_may_be_part_of_a_pair() -> None:
    """The bounds hold for each term by itself."""
    found = count_terms([["honey bees"], ["honey bees"], ["honey"]], least=2, most=2)
    assert found.vocabulary == ("bees", "honey bees")


def test_papers_without_words_have_rows_without_terms() -> None:
    """Rows stay in the order of the papers."""
    found = count_terms([["…"], ["bees"], []])
    assert found.counts.toarray().tolist() == [[0], [1], [0]]
