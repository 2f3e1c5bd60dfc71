"""Single characters that TeX names."""

# ruff: noqa: RUF001  # signs that TeX prints
from __future__ import annotations

from conspectus.readers.tex.symbols import accented, double_struck, lowered, raised, symbol


def test_symbols() -> None:
    """Known names give one character; unknown ones, spaces and TeX's own signs give nothing."""
    assert [symbol(name) for name in ("times", "alpha", "deg", "ne")] == ["×", "α", "°", "≠"]
    names = ("framework", "input", "def", "frac", "backslash", "$", " ", "")
    assert {symbol(name) for name in names} == {None}


def test_accented_letters() -> None:
    """Only letters that Unicode has are composed."""
    assert (accented("'", "e"), accented("H", "o"), accented('"', "\\i")) == ("é", "ő", "ï")
    assert (accented("'", "q"), accented("d", "3"), accented("^", "")) == (None, None, None)


def test_raised_and_lowered_texts() -> None:
    """A text is raised or lowered as a whole or not at all."""
    assert (raised("-12n"), raised("2k"), raised("")) == ("⁻¹²ⁿ", None, None)
    assert (lowered("10"), lowered("2b"), lowered("")) == ("₁₀", None, None)


def test_double_struck_capitals() -> None:
    """The capitals that stand for sets of numbers, wherever Unicode keeps them."""
    assert (double_struck("R"), double_struck("F"), double_struck("ab")) == ("ℝ", "𝔽", None)
