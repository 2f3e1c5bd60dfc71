"""Noun phrases as the papers write them."""

from __future__ import annotations

import pytest

from conspectus.model.paper import Paper
from conspectus.topics.phrases import Usage, gather_usage, phrases_of, runs_of

SENTENCES = [
    "We propose the KV cache of large language models (LLMs), which serves requests.",
    "Large language models (LLMs) need a KV cache. Mixture-of-experts models need routing.",
    "An LLM is one model. A KV cache helps LLMs and mixture-of-experts models, we find.",
    "In short, large language models (LLMs) take memory.",
]


@pytest.fixture(scope="module")
def usage() -> Usage:
    """Return what such sentences teach."""
    return gather_usage(
        [Paper(slug=str(i), title="A title", abstract=text) for i, text in enumerate(SENTENCES)]
    )


def test_punctuation_parts_runs_and_hyphens_do_not() -> None:
    """A phrase cannot reach over a comma."""
    assert runs_of("Low-bit weights, fast") == [["Low-bit", "weights"], ["fast"]]


def test_an_abbreviation_that_papers_explain_stands_for_its_full_form(usage: Usage) -> None:
    """The long and the short form of a phrase are the same phrase."""
    assert usage.key_of(["large", "language", "models"]) == usage.key_of(["llms"]) == ("llm",)


def test_words_have_the_case_of_running_text(usage: Usage) -> None:
    """Abbreviations keep their capitals, words at the head of a sentence lose them."""
    assert [usage.cased(word) for word in ("kv", "large", "llms", "mixture-of-experts")] == [
        "KV",
        "large",
        "LLMs",
        "mixture-of-experts",
    ]


def test_phrases_end_in_nouns_and_hold_no_boilerplate(usage: Usage) -> None:
    """What is found could be a name."""
    found = {phrase.written for phrase in phrases_of(runs_of(SENTENCES[0]), usage)}
    assert "KV cache" in found
    assert not {text for text in found if "propose" in text.lower() or text.endswith("of")}
