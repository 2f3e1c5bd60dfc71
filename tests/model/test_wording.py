"""How numbers read."""

from __future__ import annotations

import pytest

from conspectus.model.wording import count_text


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 papers"), (1, "1 paper"), (10_000, "10,000 papers")]
)
def test_counts_read_as_english(number: int, text: str) -> None:
    """One paper is singular; thousands are set apart."""
    assert count_text(number, "paper") == text
