"""Words as grouping and naming see them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.topics.likeness.words import is_topical, singular, without_markup, words_of


def test_words_are_lower_case_and_compounds_come_apart() -> None:
    """Hyphens part words, C++ stays a word."""
    assert words_of("Mixture-of-Experts in C++") == ["mixture", "of", "experts", "in", "c++"]


def test_addresses_commands_and_offers_of_code_are_no_words() -> None:
    """What tells nothing of the subject is left out."""
    text = r"\textbf{Fast} bees. Code is available at https://example.org/bees today"
    assert words_of(text) == ["fast", "bees", "at", "today"]


def test_scripts_without_spaces_give_pairs_of_characters() -> None:
    """A Chinese text has words too."""
    assert words_of("大模型") == ["大模", "模型"]


@given(text=st.text(st.sampled_from("aB9_-+#é大 "), max_size=30))
def test_plain_texts_are_split_like_all_others(text: str) -> None:
    """The quick way gives the words that the long way gives."""
    assert words_of(f"{text} é") == [*words_of(text), "é"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("experts", "expert"), ("studies", "study"), ("batches", "batch"), ("loss", "loss")],
)
def test_a_plural_folds_into_a_singular_that_is_used(word: str, expected: str) -> None:
    """Only singulars that occur are trusted."""
    assert singular(word, {"expert", "study", "batch", "los"}) == expected


def test_a_word_whose_singular_never_occurs_stays() -> None:
    """``kubernetes`` is no plural."""
    assert singular("kubernetes", {"expert"}) == "kubernetes"


@pytest.mark.parametrize(
    ("word", "known"), [("bias", "bi"), ("models", "mode"), ("genus", "gen"), ("planes", "plan")]
)
def test_two_letters_are_taken_from_a_plural_only_after_a_hiss(word: str, known: str) -> None:
    """``modes`` and ``models`` are plurals of two words, ``bias`` is no plural at all."""
    assert singular(word, {known}) == word


@pytest.mark.parametrize("word", ["the", "a", "2024", "x"])
def test_grammar_and_numbers_are_not_topical(word: str) -> None:
    """They say nothing of a subject."""
    assert not is_topical(word)


def test_a_long_text_full_of_code_is_read_in_passing() -> None:
    """No pattern takes more than a glance at each place."""
    assert without_markup("code " * 20_000).count("code") == 20_000
