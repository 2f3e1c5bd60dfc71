"""English words that say nothing of a subject."""

from __future__ import annotations

import pytest
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS as OTHERS

from conspectus.topics.likeness.stop_words import ENGLISH_STOP_WORDS


@pytest.mark.parametrize("word", ["system", "computer", "fire", "mill", "mine", "thin", "learning"])
def test_nouns_of_subjects_are_not_among_them(word: str) -> None:
    """A paper may be about each of these."""
    assert word not in ENGLISH_STOP_WORDS


def test_hardly_one_is_missing_that_scikit_learn_lists() -> None:
    """Only subjects, abbreviations of firms, and contractions, which never reach the list whole."""
    assert len(OTHERS - ENGLISH_STOP_WORDS) <= 15
