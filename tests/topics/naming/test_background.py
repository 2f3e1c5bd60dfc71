"""How papers at large use words."""

from __future__ import annotations

import pytest

from conspectus.topics.naming.background import read_background


@pytest.mark.parametrize(
    ("word", "part"), [("models", "n"), ("deep", "m"), ("propose", "v"), ("waggle", None)]
)
def test_words_have_a_part_in_names(word: str, part: str | None) -> None:
    """Common ones; what is rare is unknown."""
    assert read_background().parts.get(word) == part


def test_what_many_papers_say_has_a_larger_share() -> None:
    """A phrase is as common as its rarest pair; of unknown words, none is."""
    background = read_background()
    assert 1 > background.share(("model",)) > background.share(("language", "model")) > 0
    assert background.share(("large", "language", "waggle")) == 0
