"""How papers use words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conspectus.model.paper import Paper
from conspectus.topics.naming.gathering import gather_usage, read_text

if TYPE_CHECKING:
    from conspectus.topics.naming.usage import Usage

SENTENCES = [
    "We propose the KV cache of large language models (LLMs), which serves requests.",
    "Large language models (LLMs) need a KV cache. Mixture-of-experts models need routing.",
    "An LLM is one model. A KV cache helps LLMs and mixture-of-experts models, we find.",
    "In short, large language models (LLMs) take memory. Morse theory has a bias, or biases.",
]


@pytest.fixture(scope="module")
def usage() -> Usage:
    """Return what such sentences teach."""
    papers = [
        Paper(slug=str(i), title="The Blorbs Are a Bias", abstract=text)
        for i, text in enumerate(SENTENCES)
    ]
    return gather_usage(papers, [read_text(paper) for paper in papers])


def test_an_abbreviation_that_papers_explain_stands_for_its_full_form(usage: Usage) -> None:
    """The long, the less praising and the short form of a phrase are the same phrase."""
    forms = [["large", "language", "models"], ["language", "model"], ["llms"]]
    assert [usage.key_of(form) for form in forms] == [("llm",)] * 3


def test_words_have_the_case_of_running_text(usage: Usage) -> None:
    """Abbreviations keep their capitals, words at the head of a sentence lose them."""
    words = ("kv", "large", "llms", "mixture-of-experts")
    assert [usage.cased(word) for word in words] == ["KV", "large", "LLMs", "mixture-of-experts"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("models", "model"), ("biases", "bias"), ("bias", "bias"), ("matrices", "matrix")],
)
def test_plurals_fold_into_singulars(usage: Usage, word: str, expected: str) -> None:
    """Regular ones that occur, and those no ending tells."""
    assert usage.fold(word) == expected


def test_russian_words_fold_whatever_their_case(usage: Usage) -> None:
    """Endings make no other phrase."""
    assert usage.fold("нейронных") == usage.fold("нейронные")
    assert usage.fold("сетей") == usage.fold("сети")


@pytest.mark.parametrize("word", ["model", "networks", "routing", "blorbs"])
def test_nouns_end_names(usage: Usage, word: str) -> None:
    """Whether papers at large use them, or only these."""
    assert usage.is_noun(word)


@pytest.mark.parametrize("word", ["relies", "deep", "proposed", "scalable", "quickly", "results"])
def test_other_words_do_not(usage: Usage, word: str) -> None:
    """Verbs, adjectives, adverbs, and nouns that all abstracts have."""
    assert not usage.is_noun(word)
