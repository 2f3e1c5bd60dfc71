"""Mathematics in running text, and what only looks like it."""

# ruff: noqa: RUF001  # signs that TeX prints
from __future__ import annotations

import pytest

from conspectus.readers.tex.math import plain_math
from conspectus.readers.tex.shelter import Shelter


def plain(text: str) -> str:
    """Return a text with simple mathematics in plain characters and all the rest as it was."""
    shelter = Shelter()
    return shelter.restore(plain_math(text, shelter))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"$\alpha$-fair", "α-fair"),
        ("CO$_2$ at 30$^\\circ$C", "CO₂ at 30°C"),
        ("GSBAK$^K$: top-$K$", "GSBAK^K: top-K"),
        (r"\(q\)-ary and \(g^F\)", "q-ary and g^F"),
        (r"$ \times $ with spaces", "× with spaces"),
        (r"$2.0×$$\sim$$2.7×$", "2.0×∼2.7×"),
        (r"it costs $5 and $k$ is large", "it costs $5 and k is large"),
        (r"$3$-$630\times$ faster", "3-630× faster"),
    ],
)
def test_mathematics(text: str, shown: str) -> None:
    """Dollars and brackets around simple mathematics go."""
    assert plain(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "$5 and $10",
        "$5-$10",
        "from $0.398 to $0.228 and US$28.31 to US$40.88",
        "$HOME:$PATH",
        "${a}${b}",
        "$100 million or more, not $",
        r"\$5$",
        "A$^{T}$A",
        r"$$\sum_i x_i$$",
        r"a regex ^\d+$ or ^\w+$",
        "$" + "x+" * 200 + "1$",
    ],
)
def test_no_simple_mathematics(text: str) -> None:
    """Money, variables of a shell, regular expressions and long formulas stay."""
    assert plain(text) == text
