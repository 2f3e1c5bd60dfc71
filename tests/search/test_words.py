"""From text to terms."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.search.words import LUNR_STOP_WORDS, Stemmer, TermCache, fold, words_of
from tests.search.lunr_in_node import ask_node
from tests.search.toy_papers import shipped_papers

ASSIGNED = [chr(code) for code in range(0x3100) if unicodedata.category(chr(code)) != "Cn"]
"""Characters that old and new versions of Unicode agree about."""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Growing Gardens", ["growing", "gardens"]),
        ("vision/language, and (more)", ["vision", "language", "and", "more"]),
        ("GPT-4 at 3.5 bits.", ["gpt", "4", "at", "3.5", "bits"]),
        ("C++ and C#, not F#m", ["c++", "and", "c#", "not", "f", "m"]),
        ("float8_e4m3", ["float8", "e4m3"]),
        ("NVIDIA's models’s", ["nvidia", "models"]),
        ("Mélange Ørsted Straße ΟΔΟΣ", ["melange", "orsted", "strasse", "οδοσ"]),
        ("e\u0301lan", ["elan"]),
        ("한국어 中文", ["한국어", "中文"]),
        ("??? — …", []),
        ("", []),
    ],
)
def test_texts_become_words(text: str, words: list[str]) -> None:
    """Words are split at punctuation, folded, and numbers and names with symbols stay whole."""
    assert words_of(text) == words


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded word is its own folded form, so a query may be folded on its way more than once."""
    folded = [fold(word) for word in words_of(text)]
    assert folded == words_of(text) or any(not word.isascii() for word in folded)


def test_stop_words_are_left_out_where_asked() -> None:
    """Prose loses its stop words; names keep theirs."""
    prose, names = TermCache(stop_words=LUNR_STOP_WORDS), TermCache()
    assert prose.terms_of("the will of an author") == ["author"]
    assert names.terms_of("Will An") == ["will", "an"]


def test_terms_keep_order_and_repeats() -> None:
    """The terms of a text come as its words do, however often."""
    assert TermCache().terms_of("Trees try trees") == ["tree", "tri", "tree"]


@pytest.mark.node
@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(st.sampled_from([*ASSIGNED, *"aA'’s_.#+3- "])), max_size=200))
def test_the_browser_splits_and_folds_alike(texts: list[str]) -> None:
    """words.js gives the same words for any text."""
    assert ask_node(texts=texts)["texts"] == [words_of(text) for text in texts]


@pytest.mark.node
def test_stems_are_those_of_the_browser() -> None:
    """Every word of the digest has the same stem as in lunr.js."""
    words = {"try", "survey", "lay", "array", "sky", "by", "yes", "happy", "deployed"}
    for paper in shipped_papers():
        words.update(words_of(f"{paper.title} {paper.abstract} {' '.join(paper.authors)}"))
    ordered = sorted(words)
    assert ask_node(words=ordered)["stems"] == [Stemmer().stem(word) for word in ordered]
