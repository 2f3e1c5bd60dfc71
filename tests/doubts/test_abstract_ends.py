"""Whether an abstract has its end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.doubts.abstract_ends import stops_short


@pytest.mark.parametrize(
    "end",
    [
        "is fast.",
        "is it fast?",
        "is fast!",
        "is fast (and small)",
        "is \u201cfast\u201d",
        "is fast [12]",
        "of order $n^2$",
        "is fast. \U0001f680",
        "by Byron et al.",
        "the code is at https://code.example/owls",
        "the code is at https://code.example/owls/",
        "the code is at https://code.example/owls?a=b,",
        "the code is at https://code.example/ owls",
        "the code is at github.com/owls/code",
        "the page is owls.github.io",
        "the code is owls/night-code",
        "write to ada@owls.example",
        "is fast. Keywords: owls, night, training",
        "模型很快。",
        "速いか\uff1f",
        "तेज़ है।",
        "هل هو سريع؟",
        "เร็วมาก",
        "",
    ],
)
def test_ends(end: str) -> None:
    """Full stops of any script, brackets, quotations, formulas, emoji, addresses, keywords."""
    assert not stops_short(f"We train owls. Our method {end}" if end else "")


@pytest.mark.parametrize(
    "end",
    [
        "is fast and",
        "is fast,",
        "is fast: ",
        "is fast (",
        "is fast …",
        "is fast...",
        "is fast. (More)",
        "is fast. (read more)",
        'is "fast..."',
        "is faster by 12",
        "is fast \u2013",
    ],
)
def test_cuts(end: str) -> None:
    """Words, numbers and signs after which more must come, and what pages write for the rest."""
    assert stops_short(f"We train owls. Our method {end}")


@given(st.text(), st.sampled_from([".", "!", "?", "。"]))
def test_a_full_stop_is_an_end(text: str, stop: str) -> None:
    """Whatever stands before: only two more stops make it a sign of omission."""
    assert not stops_short(text.rstrip(".…") + "x" + stop)
