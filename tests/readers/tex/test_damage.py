"""The short table of certain repairs."""

# ruff: noqa: RUF001  # signs that TeX prints
from __future__ import annotations

import pytest

from conspectus.readers.tex.damage import REPAIRS, mend


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1.18times-1.22times and 224times224", "1.18×-1.22× and 224×224"),
        ("sim100 ideas, sim500-billion, sim10k", "∼100 ideas, ∼500-billion, ∼10k"),
        ("approx2x and 85.2pm0.3", "≈2x and 85.2±0.3"),
        ("M geq d, chi_2leq chi_1", "M ≥ d, chi_2≤chi_1"),
        ("log(D) cdot |p| and g(1),ldots,g(J)", "log(D) · |p| and g(1),…,g(J)"),
        ("from (ge 175B) to (le 11B)", "from (≥ 175B) to (≤ 11B)"),
        ("M=Theta(Nd) is Omega(Nd)", "M=Θ(Nd) is Ω(Nd)"),
        ("Here Tgeq 0 and (7B)x2014a model", "Here T≥0 and (7B)—a model"),
        ("mu-strongly convex", "μ-strongly convex"),
        ("10^23, 10^-3, 2^n, R^{n-1}, 1024^3", "10²³, 10⁻³, 2ⁿ, Rⁿ⁻¹, 1024³"),
        ("5^{th} and 90^{\\circ}", "5th and 90°"),
        (r"Q\&A, snake\_case, \$5, \#1, 86\\%", "Q&A, snake_case, $5, #1, 86%"),
        (r"90{\deg}, {\alpha}-\b{eta}, \r{ho}", "90°, α-β, ρ"),
        (r"6.7\times, \alpha, 60\textdegree{}", "6.7×, α, 60°"),
        (r"a\textemdash b, Pass\^{}k, the model\'s", "a—b, Pass^k, the model's"),
        (r"(\eg this, \etc.)", "(e.g. this, etc.)"),
        (r"10\,ms, e.g.\ x, 2{,}183, a \\ b", "10 ms, e.g. x, 2,183, a b"),
        ("models~(LLMs) at 60~GHz", "models (LLMs) at 60 GHz"),
        ("30--40, 5%--6%, a---b", "30–40, 5%–6%, a—b"),
    ],
)
def test_certain(text: str, shown: str) -> None:
    """Each row of the table makes its repair."""
    assert mend(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "runtimes, 3timesteps, v2times, Q4times, k-times, times 3",
        "sim2real, sim3, sim2, similar, Sim100, mysim100, a-sim100",
        "approximate, approx 2, 5pm3, 3pm",
        "leq, cdot, geqx and cox2014a",
        "(le 11 mai), Omega(nn.Module), AWS Lambda",
        "x^{ab}, x^2^, ^2, a ^2, x^network, 10^4.5",
        r"C:\%x, \model_x\, \frac{\alpha}{2}, a\times_b",
        "A~B, ~9%, top~5",
        "a -- b, pre--trained, --flag, |---|",
    ],
)
def test_uncertain(text: str) -> None:
    """What may be a name, a word, code or another language is in no row."""
    assert mend(text) == text


def test_every_row_is_found_by_its_sign() -> None:
    """A sign is part of what its pattern needs, and each row gives its reason."""
    assert all(repair.sign and repair.reason for repair in REPAIRS)
