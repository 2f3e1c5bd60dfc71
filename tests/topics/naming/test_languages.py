"""Languages of papers."""

from __future__ import annotations

from collections import Counter

import pytest

from conspectus.topics.naming.languages import ENGLISH, language_of


@pytest.mark.parametrize(
    ("text", "join"),
    [
        ("we study the bees of the north", " and "),
        ("wir untersuchen die bienen mit einem modell", " und "),
        ("nous étudions les abeilles dans le nord", " et "),
        ("estudiamos las abejas en el norte con un modelo", " y "),
        ("мы рассматриваем пчёл на севере и их танец", " и "),
    ],
)
def test_words_of_grammar_tell_the_language(text: str, join: str) -> None:
    """A sentence is enough."""
    assert language_of(Counter(text.split())).join == join


def test_english_is_the_language_where_nothing_tells() -> None:
    """Names and numbers are of no language."""
    assert language_of(Counter(["1984"])) is ENGLISH
