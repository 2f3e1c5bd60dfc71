"""Terms of a topic."""

from __future__ import annotations

from conspectus.topics.naming.terms import choose_terms
from conspectus.topics.naming.worth import Candidate


def candidate(text: str, *, papers: int = 5, own: bool = True) -> Candidate:
    """Return a phrase that half of the papers use."""
    return Candidate(1.0, text, frozenset(text.lower().split()), 0.5, own=own, papers=papers)


def test_terms_do_not_say_the_same_again() -> None:
    """Neither a longer form, nor another ending, nor a third one with the same word."""
    texts = ["agent memory", "long agent memory", "agent tools", "agent plans"]
    texts += ["nash equilibrium", "nash equilibria", "routing"]
    chosen = choose_terms([candidate(text) for text in texts])
    assert chosen == ("agent memory", "agent tools", "nash equilibrium", "routing")


def test_terms_are_of_more_than_one_paper() -> None:
    """Unless no two papers say the same."""
    rare, common = candidate("lunar basalt", papers=1), candidate("opera")
    assert choose_terms([rare, common]) == ("opera",)
    assert choose_terms([rare]) == ("lunar basalt",)


def test_what_other_topics_say_as_often_is_no_term() -> None:
    """A term sets its topic apart."""
    assert choose_terms([candidate("opera", own=False)]) == ()
