"""Whether a text says a term."""

from __future__ import annotations

import pytest

from conspectus.topics.likeness.sayings import saying_of


@pytest.mark.parametrize(
    ("term", "text", "count"),
    [
        ("KV cache", "two kv-caches, one kv cache", 2),
        ("diffusion models", "a diffusion model", 1),
        ("libraries", "a library of libraries", 2),
        ("library", "two libraries", 1),
        ("batches", "a batch", 1),
        ("bias", "biases", 1),
        ("LLM", "llms are", 1),
        ("LLM", "vllm", 0),
        ("mixture of experts", "a mixture of\nexperts", 1),
        ("cache", "cached", 0),
        ("C++", "c++ and c", 1),
        ("Schrödinger bridge", "schrödinger bridges; a schrödinger bridgehead", 1),
        ("语言模型", "大语言模型的", 1),
    ],
)
def test_a_term_is_found_in_any_form(term: str, text: str, count: int) -> None:
    """Case, number, hyphens and line breaks make no difference; other words do."""
    saying = saying_of(term)
    assert saying is not None
    assert saying.count_in(text) == count


def test_a_row_of_symbols_is_no_term() -> None:
    """There is nothing to look for."""
    assert saying_of("?!") is None
