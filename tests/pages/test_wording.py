"""How facts read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toy_library import LARKS, LOST, OWLS

from conspectus.model.paper import Paper
from conspectus.pages.wording import byline, excerpt


@pytest.mark.parametrize(
    ("paper", "text"),
    [
        (OWLS, "Ada Byron, Bo Lindqvist, Cy Young and 1 more"),
        (LARKS, "9 authors"),
        (LOST, ""),
        (Paper(slug="x", title="X", author_count=1), "1 author"),
        (Paper(slug="x", title="X", authors=("Ada Byron",), author_count=7), "Ada Byron"),
    ],
)
def test_a_byline_names_three_or_counts(paper: Paper, text: str) -> None:
    """Names where they are known, else their number, else nothing."""
    assert byline(paper) == text


def test_an_excerpt_prefers_whole_sentences() -> None:
    """The cut falls behind a sentence if enough remains."""
    assert (
        excerpt("One two three four. Five six. Seven eight nine", 32)
        == "One two three four. Five six."
    )


def test_an_excerpt_of_one_long_sentence_is_cut_between_words() -> None:
    """An ellipsis says that the sentence goes on."""
    assert excerpt("alpha beta, gamma delta", 14) == "alpha beta…"


@given(st.text(), st.integers(min_value=2, max_value=300))
def test_an_excerpt_is_never_longer_than_asked(text: str, length: int) -> None:
    """Whatever the text, it fits, and begins as the text does."""
    short = excerpt(text, length)
    assert len(short) <= length + 1
    assert " ".join(text.split()).startswith(short.rstrip("….").rstrip())
