"""How numbers read."""

from __future__ import annotations

import pytest

from conspectus.model.wording import count_text, list_text


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 papers"), (1, "1 paper"), (10_000, "10,000 papers")]
)
def test_counts_read_as_english(number: int, text: str) -> None:
    """One paper is singular; thousands are set apart."""
    assert count_text(number, "paper") == text


def test_lists() -> None:
    """The last item is joined by a word, the others by commas."""
    assert [list_text("ABC"[:count]) for count in (1, 2, 3)] == ["A", "A and B", "A, B and C"]
