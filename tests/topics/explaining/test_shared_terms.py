"""Which shared terms are told."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from conspectus.model.paper import Paper
from conspectus.topics.explaining.shared_terms import MOST_TERMS, Terms, terms_of
from conspectus.topics.explaining.spelling import Spelling, spelling_of

VOCABULARY = (
    *("attention", "flash", "flash attention", "novel", "program", "programming", "rye", "wave"),
    *("large", "rye large", "zebra", "owl", "novel rye", "wave owl", "propose novel"),
    *("extremely", "suggesting", "sparse"),
)
WRITTEN = {term: term for term in VOCABULARY if term != "wave owl"}


def told(**weights: float) -> tuple[str, ...]:
    """Return the terms told of one product; underscores stand for spaces."""
    return told_by(terms_of(VOCABULARY, Spelling(WRITTEN, {})), **weights)


def told_by(terms: Terms, **weights: float) -> tuple[str, ...]:
    """Return the terms of a vocabulary that are told of one product."""
    row = [weights.get(term.replace(" ", "_"), 0.0) for term in terms.vocabulary]
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


@pytest.mark.parametrize(
    ("banned", "expected"),
    [
        ((), ("large language models", "rye")),
        (("language model",), ("rye",)),
        (("Models",), ("rye",)),
        (("rye",), ("large language models",)),
        (("barley",), ("large language models", "rye")),
    ],
)
def test_what_is_banned_is_not_put_together_again(
    banned: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    """A vocabulary without a banned pair holds pieces of it, which are told as a whole."""
    spelling = spelling_of(
        [Paper(slug="a", title="T", abstract="Rye for large language models. " * 3)],
        ("large language", "rye"),
    )
    terms = terms_of(("large language", "rye"), spelling, banned)
    found = told_by(terms, large_language=0.5, rye=0.4)
    assert tuple(term.lower() for term in found) == expected


def test_two_terms_that_join_to_a_banned_one_are_not_told() -> None:
    """Neither of the two holds the phrase itself."""
    vocabulary = ("neural architecture", "architecture search", "rye")
    papers = [Paper(slug="a", title="T", abstract="We do neural architecture search.")]
    spelling = spelling_of(papers, vocabulary)
    weights = {"neural_architecture": 0.5, "architecture_search": 0.5, "rye": 0.4}
    banned = ["neural architecture search"]
    assert told_by(terms_of(vocabulary, spelling), **weights) == (
        "neural architecture search",
        "rye",
    )
    assert told_by(terms_of(vocabulary, spelling, banned), **weights) == ("rye",)


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("Training-free, label-free, and free of cost.", "free", ()),
        ("Fine-grained and fine-grained.", "grained", ("fine-grained",)),
        ("Fine-grained, Fine-grained, fine-grained.", "grained", ("Fine-grained",)),
        ("A self-made and self-taught owl.", "self", ()),
        ("An owl, an owl, and owl-like birds.", "owl", ("owl",)),
        ("Owl-4 and Owl-7B are birds.", "owl", ("Owl",)),
        ("State-of-the-art rye.", "art", ("State-of-the-art",)),
        ("A this-free guidance, a that-free guidance, my own-free guidance.", "free guidance", ()),
        ("The this-free guidance.", "free guidance", ("this-free guidance",)),
        ("One vision-language-action, two vision-language-action.", "language action",
         ("vision-language-action",)),
    ],
)  # fmt: skip
def test_a_compound_is_told_whole_or_not_at_all(
    text: str, term: str, expected: tuple[str, ...]
) -> None:
    """Half of one says nothing; a word that mostly stands alone is none, nor one with a number."""
    spelling = spelling_of([Paper(slug="a", title="T", abstract=text)], (*term.split(), term))
    terms = terms_of((term,), spelling)
    assert told_by(terms, **{term.replace(" ", "_"): 0.5}) == expected
