"""One piece of mathematics in plain characters."""

# ruff: noqa: RUF001  # signs that TeX prints
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.readers.tex.fragment import DEEPEST, simplify


@pytest.mark.parametrize(
    ("fragment", "plain"),
    [
        (r"\alpha", "α"),
        ("d=128", "d=128"),
        (r"O(n \log n)", "O(n log n)"),
        (r"O(n\log n)", "O(n log n)"),
        (r"\mathcal{O}(n)", "O(n)"),
        (r"\ell_1", "ℓ₁"),
        ("10^{-3}", "10⁻³"),
        ("H_2O", "H₂O"),
        ("x_i", "xᵢ"),
        ("x_b", "x_b"),
        ("x^k", "x^k"),
        (r"L_\text{total}", "L_total"),
        (r"\mathbb{R}^n", "ℝⁿ"),
        (r"360^\circ", "360°"),
        (r"v^*", "v*"),
        (r"\tilde{O}(\sqrt{nT})", "Õ(√(nT))"),
        (r"\kappa = 0.58", "κ = 0.58"),
        (r"x\in \{1,\ldots,20\}", "x∈{1,…,20}"),
        (r"\left(a\right)", "(a)"),
        (r"256 \times 256", "256 × 256"),
        ("2{,}183", "2,183"),
        (r"\unicode{x2013}", "–"),
        (r"5^{th}", "5th"),
    ],
)
def test_simple(fragment: str, plain: str) -> None:
    """What one line can show is shown."""
    assert simplify(fragment) == plain


@pytest.mark.parametrize(
    "fragment",
    [
        r"\frac{1}{n}",
        r"\sum_{i=1}^n x_i",
        r"\begin{matrix}a&b\end{matrix}",
        "x^{ab}",
        "x_{i,j}",
        "x^kb",
        "x_by",
        r"\hat{x}",
        r"\sqrt[3]{x}",
        r"\left. a",
        r"\unknown",
        r"\input{x}",
        r"\unicode{x0}",
        r"\unicode{xD800}",
        r"\max_{x} f",
        "{a",
        "a}",
        "x^",
        "",
        "~",
        "{" * (DEEPEST + 1) + "a" + "}" * (DEEPEST + 1),
    ],
)
def test_not_simple(fragment: str) -> None:
    """What plain characters cannot show, or what is broken, is left to be TeX."""
    assert simplify(fragment) is None


@given(
    st.lists(st.sampled_from([*"^_{}x2 ~'%&", *(r"\alpha \log \sqrt \text \left \bar".split())]))
)
def test_never_leaves_tex_in_simple_mathematics(tokens: list[str]) -> None:
    """A simple fragment keeps no macro and no outer space."""
    plain = simplify("".join(tokens))
    assert plain is None or ("\\" not in plain and plain == plain.strip() != "")
