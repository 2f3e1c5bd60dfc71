"""The words of many texts as numbers."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from conspectus.search.vocabulary import Vocabulary, stem_words, stop_words
from conspectus.search.words import placed_words

TEXTS = st.lists(st.lists(st.sampled_from(["the", "GPT-4", "机器 sea", "FlashAttention", "—"])))


@given(pieces=TEXTS, whole=st.booleans())
def test_words_stand_where_they_do_in_each_text(pieces: list[list[str]], *, whole: bool) -> None:
    """Words read at once have the positions that each text gives them; left-out ones count too."""
    texts = [" ".join(each) for each in pieces]
    vocabulary = Vocabulary()
    read = vocabulary.read(texts)
    words = vocabulary.words()
    left_out = stop_words(words) & (not whole)
    placed = vocabulary.placed_in(read, without=left_out)
    found = zip(
        placed.texts.tolist(), placed.positions.tolist(), placed.words.tolist(), strict=True
    )
    assert [(text, place, words[word]) for text, place, word in found] == [
        (number, place, word)
        for number, text in enumerate(texts)
        for place, word in placed_words(text)
        if whole or word != "the"
    ]


def test_a_piece_is_taken_apart_once() -> None:
    """What was seen keeps its number, in other texts too."""
    vocabulary = Vocabulary()
    first, second = (vocabulary.read([text]) for text in ("sea tides sea", "tides"))
    assert first.pieces.tolist() == [0, 1, 0]
    assert second.pieces.tolist() == [1]
    assert vocabulary.words() == ("sea", "tides")


def test_stop_words_are_told_by_number() -> None:
    """They are those of Lunr."""
    assert stop_words(["the", "sea", "of"]).tolist() == [True, False, True]


def test_words_become_terms_in_the_order_of_javascript() -> None:
    """Words of one stem share a term; a word that is not indexed has none."""
    words = ("\U00010000", "tides", "\ue000", "tide", "gone")
    terms = stem_words(words, np.array([0, 1, 2, 3], dtype=np.int32))
    assert terms.terms == ("tide", "\U00010000", "\ue000")
    assert [terms.terms[place] for place in terms.of_word[:4]] == [
        *("\U00010000", "tide", "\ue000", "tide")
    ]
    assert terms.words == ("gone", "tide", "tides", "\U00010000", "\ue000")
    assert [terms.words[rank] for rank in terms.rank] == list(words)
