"""Reasons in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.pages.why import why_related
from conspectus.topics.explaining.chance import LEAST_LIKENESS
from conspectus.topics.explaining.relations import Relation


@pytest.mark.parametrize(
    ("likeness", "step", "words"),
    [
        (LEAST_LIKENESS[0], 1, "A little alike"),
        (0.08, 2, "Somewhat alike"),
        (0.12, 3, "Alike"),
        (0.15, 4, "Much alike"),
        (1.0, 5, "Very much alike"),
    ],
)
def test_likeness_is_told_in_five_steps(likeness: float, step: int, words: str) -> None:
    """Each has its words."""
    why = why_related(Relation("x", likeness, ("owl",)))
    assert (why.step, why.words, why.terms) == (step, words, ("owl",))


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_likeness_is_never_less(one: float, other: float) -> None:
    """Steps rise with likeness."""
    low, high = sorted((one, other))
    assert why_related(Relation("x", low, ())).step <= why_related(Relation("x", high, ())).step
