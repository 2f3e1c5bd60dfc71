"""Hints in messages."""

from __future__ import annotations

import pytest

from conspectus.errors import nearest


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("titel", ["title", "note"], "did you mean 'title'?"),
        ("x", ["title", "note"], "known are note, title."),
        ("x", "jihgfedcba", "known are a, b, c, d, e, f, g, h, i, j."),
        ("x", "lkjihgfedcba", "known are a, b, c, d, e, f, g, h, i, j and 2 more."),
    ],
)
def test_nearest(word: str, known: list[str], hint: str) -> None:
    """A close word is offered; else the first known ones are, and the number of the others."""
    assert nearest(word, known) == hint
