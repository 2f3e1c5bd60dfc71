"""The words of a text, wherever they stand in it."""

from __future__ import annotations

from conspectus.search.words import placed_words


def words_of(text: str) -> list[str]:
    """Return the folded words of a text, and after each those made from it."""
    return [word for _, word in placed_words(text)]
