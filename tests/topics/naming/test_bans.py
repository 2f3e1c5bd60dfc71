"""Banned words and phrases."""

from __future__ import annotations

import pytest

from conspectus.topics.naming.bans import Bans


@pytest.mark.parametrize(
    ("banned", "text"),
    [
        ("gpu", "GPUs and memory"),
        ("GPUs", "GPU memory"),
        ("language model", "Small Language-Models"),
        ("studies", "case study"),
        ("matrices", "sparse matrix"),
        ("模型", "大语言模型"),
    ],
)
def test_a_ban_holds_in_any_case_and_number(banned: str, text: str) -> None:
    """An editor writes the word in one form."""
    assert Bans([banned]).forbid(text)


@pytest.mark.parametrize(
    ("banned", "text"),
    [
        ("model", "modelling tools"),
        ("language model", "model of language"),
        ("", "any text"),
        ("…", "any text"),
        ("模型", "语言"),
    ],
)
def test_other_words_are_free(banned: str, text: str) -> None:
    """Only the banned phrase is banned, word by word; an empty one bans nothing."""
    assert not Bans([banned]).forbid(text)
