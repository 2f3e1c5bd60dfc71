"""Fonts, links, notes, accents and quotes of TeX in running text."""

# ruff: noqa: RUF001  # quotes that TeX prints
from __future__ import annotations

import pytest

from conspectus.readers.tex.markup import accents, quotes, scripts, unwrap
from conspectus.readers.tex.shelter import Shelter


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"\textbf{N}ovel \textit{idea}", "Novel idea"),
        (r"\emph{a {b} c}", "a {b} c"),
        (r"{\em so} {\bf it}", "so it"),
        (r"\textcolor{red}{new}", "new"),
        (r"word\footnote{A note.}.", "word (A note.)."),
        (r"word \footnote{A note.}", "word (A note.)"),
        (r"\href{mailto:a@b.c}{mail}", "mail"),
        (r"\href{https://a.org}", "https://a.org"),
        (r"\textbf{open", "open"),
        (r"\textbf{a\} b} c", r"a\} b c"),
        (r"\method{x} {y}", r"\method{x} {y}"),
        ("} { }", "} { }"),
    ],
)
def test_markup(text: str, shown: str) -> None:
    """Words stay, and what dresses them goes; unknown macros and bare braces stay."""
    assert unwrap(text, Shelter()) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"na\"ive Schr\"odinger", "naïve Schrödinger"),
        (r"{\'e}t{\'{e}}, caf\'e, \'Elie, \"Uber", "été, café, Élie, Über"),
        (r"Toma\v{s}ev, fa\c{c}ade, Erd\H os", "Tomašev, façade, Erdős"),
        (r"na\"{\i}ve, S{\o}ren, stra{\ss}e", "naïve, Søren, straße"),
        (r"vis-\`a-vis Espa\~nol", "vis-à-vis Español"),
        (r"it\'s \"a\" \d{3} \c{opyright} \.zip", r"it\'s \"a\" \d{3} \c{opyright} \.zip"),
    ],
)
def test_accents(text: str, shown: str) -> None:
    """Accents are composed; escaped quotes and regular expressions are none."""
    assert accents(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("``one'' and ``two\"", "“one” and “two”"),
        ("''three''", "“three”"),
        ("`same' or `different'", "‘same’ or ‘different’"),
        ("the models' `code` and 5'' of rain''", "the models' `code` and 5'' of rain''"),
        ("``open and the rest", "``open and the rest"),
    ],
)
def test_quotes(text: str, shown: str) -> None:
    """Pairs of TeX's quotes become typographic ones; single ends stay."""
    assert quotes(text) == shown


def test_scripts() -> None:
    """Raised and lowered text is shown in such characters where there are all of them."""
    source = (
        r"m\textsuperscript{2}, 5\textsuperscript{th}, CO\textsubscript{2}, a\textsuperscript{b}"
    )
    assert scripts(source) == r"m², 5th, CO₂, a\textsuperscript{b}"
