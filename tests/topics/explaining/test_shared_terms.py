"""Which shared terms are told."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from conspectus.topics.explaining.shared_terms import MOST_TERMS, terms_of
from conspectus.topics.explaining.spelling import Spelling

VOCABULARY = (
    *("attention", "flash", "flash attention", "novel", "program", "programming", "rye", "wave"),
    *("large", "rye large", "zebra", "owl", "novel rye", "wave owl", "propose novel"),
    *("extremely", "suggesting", "sparse"),
)
WRITTEN = {term: term for term in VOCABULARY if term != "wave owl"}


def told(**weights: float) -> tuple[str, ...]:
    """Return the terms told of one product; underscores stand for spaces."""
    terms = terms_of(VOCABULARY, Spelling(WRITTEN, {}))
    row = [weights.get(term.replace(" ", "_"), 0.0) for term in VOCABULARY]
    (found,) = terms.strongest(sparse.csr_matrix(np.array([row], dtype=np.float32)))
    return found


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ({"rye": 0.1, "wave": 0.2}, ("wave", "rye")),
        ({"attention": 0.3, "flash": 0.2, "flash_attention": 0.1}, ("flash attention",)),
        ({"program": 0.2, "programming": 0.1, "rye": 0.1}, ("program", "rye")),
        ({"novel": 0.3, "rye": 0.3, "wave": 0.2}, ("rye", "wave")),
        ({"rye": 0.2, "rye_large": 0.2}, ("rye",)),
        ({"wave_owl": 0.9, "rye": 0.1}, ("rye",)),
        ({"rye": 0.9, "wave": 0.2, "owl": 0.1}, ("rye", "wave")),
        ({"propose_novel": 0.9}, ()),
        ({"extremely": 0.3, "rye": 0.1}, ("rye", "extremely")),
        ({"suggesting": 0.9, "rye": 0.9}, ("rye", "suggesting")),
        ({"sparse": 0.3, "rye": 0.2}, ("rye", "sparse")),
        ({}, ()),
    ],
    ids=[
        "by-weight",
        "pair",
        "stem",
        "boilerplate",
        "half-pair",
        "never-adjacent",
        "light",
        "said-by-all",
        "adverb",
        "verb",
        "modifier",
        "none",
    ],
)
def test_the_weightiest_terms_that_say_something_are_told(
    weights: dict[str, float], expected: tuple[str, ...]
) -> None:
    """What a pair or a word of the same stem says is not said again, nor what says little."""
    assert told(**weights) == expected


def test_at_most_four_terms_are_told() -> None:
    """However many are shared."""
    assert len(told(rye=1, wave=1, zebra=1, owl=1, program=1)) == MOST_TERMS


def test_equal_weights_come_in_the_order_of_the_vocabulary() -> None:
    """No order of the machine's shows."""
    assert told(wave=0.5, rye=0.5) == ("rye", "wave")
