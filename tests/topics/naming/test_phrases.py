"""Noun phrases as the papers write them."""

from __future__ import annotations

from conspectus.model.paper import Paper
from conspectus.topics.naming.gathering import gather_usage, read_text
from conspectus.topics.naming.phrases import PhraseFinder
from conspectus.topics.naming.runs import runs_of

SENTENCE = "we propose the kv cache of large language models, which relies on segment trees."
PAPERS = [Paper(slug="p", title="A title", abstract=SENTENCE)]
USAGE = gather_usage(PAPERS, [read_text(paper) for paper in PAPERS])


def phrases(text: str) -> set[str]:
    """Return all phrases of a text in lower case."""
    finder = PhraseFinder(USAGE)
    return {phrase.written for phrase in finder.phrases_of(runs_of(text))}


def test_phrases_end_in_nouns_and_hold_no_boilerplate() -> None:
    """What is found could be a name; one sentence is enough to tell."""
    found = phrases(SENTENCE)
    assert {"kv cache", "language models", "segment trees"} <= found
    assert not {text for text in found if {"propose", "relies"} & set(text.split())}
    assert not {text for text in found if text.endswith(" of") or text == "large"}


def test_a_phrase_reaches_over_of_but_not_over_a_comma() -> None:
    """What stands on both sides of ``of`` is one thing."""
    found = phrases("mixture of experts, caches")
    assert "mixture of experts" in found
    assert not {text for text in found if "experts caches" in text}


def test_a_phrase_knows_whether_a_longer_one_goes_on() -> None:
    """Only at its end a noun shows its plural."""
    found = PhraseFinder(USAGE).phrases_of(runs_of("neural network training"))
    ended = {phrase.written: phrase.is_ended for phrase in found}
    assert ended["neural network training"]
    assert not ended["neural network"]


def test_a_phrase_knows_whether_a_longer_one_began_before() -> None:
    """It may be a piece of that."""
    found = PhraseFinder(USAGE).phrases_of(runs_of("neural network training"))
    begun = {phrase.written: phrase.is_begun for phrase in found}
    assert begun["neural network"]
    assert not begun["network training"]


def test_words_without_spaces_are_found_in_pieces() -> None:
    """Which piece is a word, their number tells later."""
    assert {"语言", "语言模型", "大语言模型"} <= phrases("大语言模型")
