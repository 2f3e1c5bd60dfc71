"""TeX and what is left of it, as a reader sees it."""

# ruff: noqa: RUF001  # signs that TeX prints
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.model.characters import UNSHOWABLE
from conspectus.readers.decoding import has_words
from conspectus.readers.tex.repair import repair

TEX_PIECES = (
    *(
        "$",
        "$$",
        "\\",
        "\\\\",
        "{",
        "}",
        "^",
        "^{",
        "_",
        "`",
        "``",
        "'",
        "''",
        '"',
        "~",
        "--",
        "---",
    ),
    *("\\textbf{", "\\emph{", "\\url{", "\\href{", "\\footnote{", "\\frac", "\\alpha", "\\times"),
    *(
        "\\'e",
        '\\"u',
        "\\H{o}",
        "\\c ",
        "\\def\\a",
        "\\input{",
        "\\(",
        "\\)",
        "\\end",
        "\\ie",
        "\\%",
    ),
    *("3times", "sim50", "leq", "cdot", "x", "n", "2", "-1", " ", " and ", "https://a.b/", "C:\\t"),
    *(
        "\\text",
        "\\unicode{x0}",
        "\\unicode{x41}",
        "th",
        "(",
        ")",
        ".",
        ",",
        "é",
        "字",
        "\U000f0000",
    ),
)
TEX_TEXTS = st.lists(st.sampled_from(TEX_PIECES), max_size=30).map("".join)
TEXTS = st.text(max_size=200) | TEX_TEXTS


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"3$\times$ faster, $4\times$ smaller", "3× faster, 4× smaller"),
        (r"$\sim$50\% of $O(N^2)$", "∼50% of O(N²)"),
        (r"M\'elange by Erd\H{o}s", "Mélange by Erdős"),
        (r"\textbf{A \emph{deep}} test", "A deep test"),
        (r"Code: \url{https://a.org/x\_y}.", "Code: https://a.org/x_y."),
        (r"See \href{https://a.org/x}{here}.", "See here (https://a.org/x)."),
        (r"\href{https://a.org/x}{\texttt{https://a.org/x}}", "https://a.org/x"),
        ("a ``good'' model---ours", "a “good” model—ours"),
        (
            r"$\textbf{S}^2$-Bench and $\href{https://a.org}{here}$",
            "S²-Bench and here (https://a.org)",
        ),
    ],
)
def test_proper_tex(source: str, shown: str) -> None:
    """TeX as archives give it is shown in plain characters."""
    assert repair(source) == shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("a 3times speedup, 4times70 billion", "a 3× speedup, 4×70 billion"),
        (r"regions (sim50\%)", "regions (∼50%)"),
        (r"6.7\times and 76.8\%", "6.7× and 76.8%"),
        ("D^{2}MoE and M^3ViT in O(N^2)", "D²MoE and M³ViT in O(N²)"),
        (r"Lion (Evo\textbf{Lved Sign Momentum}).", "Lion (EvoLved Sign Momentum)."),
        (r"by \textbf{Positional \textbf{Encoding} (PE)", "by Positional Encoding (PE)"),
        (r"alignment.\url{https://a.org/ }", "alignment. https://a.org/"),
        ("at https://a.org/b{https://a.org/b}", "at https://a.org/b"),
        (r"evaluation, \ie leakage", "evaluation, i.e. leakage"),
        (r"and uses. \end", "and uses."),
        ("a ``fast\" one and a ''slow'' one", "a “fast” one and a “slow” one"),
    ],
)
def test_damaged_tex(source: str, shown: str) -> None:
    """What a page left of TeX is shown as its authors meant it, where that is certain."""
    assert repair(source) == shown


@pytest.mark.parametrize(
    "text",
    [
        "float8_e4m3, Q4_0, HumanEval_CPP and GPQA_diamond",
        "sometimes multitimes 10 times similar simulated simple sim2real sim3 v3times",
        "It costs $5, or $5 and $10, or $5-$10, or $3/$4 in US$6M to US$7M.",
        "Set $HOME/$USER, then ${a}/${b} in `echo $x$ \\times a^2`.",
        r"snake_case in C:\temp\times, \\server\alpha and ..\beta, not \d+, \w{2} or ^a$",
        '{"a": \\"uber\\", \\"b\\": \\"c\\"}',
        "a_b@c.org, https://a.org/~me/x_y%20z^2?q=$a",
        "x^{ab}, ^_^, a ^ b, x^2^ and 10^4.5 in **Markdown** with [^1] and ---",
        "中文、日本語、한국어 と 🚀 emoji — naïve",
        r"We present \framework, which beats \proj{} on \cite{paper}.",
        r"\def\a{\a\a}\newcommand{\b}{\input{/etc/passwd}}",
        r"requires $\frac{1}{n}$ and $\sum_{i=1}^n x_i$ and $$a^2$$",
        "```\nx^2 \\times $a$\n```",
        "models--org--name --flag A~B ~9%",
    ],
)
def test_what_is_not_certain_stays(text: str) -> None:
    """Names, money, code, paths, addresses and mathematics beyond one line are left alone."""
    assert repair(text) == text


@settings(deadline=None)
@given(TEXTS)
def test_repairing_twice_changes_nothing_more(text: str) -> None:
    """A repaired text is repaired."""
    assert repair(repair(text)) == repair(text)


@settings(deadline=None)
@given(TEXTS)
def test_what_comes_out_can_be_shown(text: str) -> None:
    """No words are lost altogether, nothing that no page can show appears, and nothing swells."""
    repaired = repair(text)
    assert has_words(repaired) or not has_words(text)
    assert len(UNSHOWABLE.findall(repaired)) <= len(UNSHOWABLE.findall(text))
    assert len(repaired) <= 2 * len(text) + 1


@given(st.text(st.characters(exclude_characters="\\$^`'~{-"), max_size=200))
def test_plain_text_is_untouched(text: str) -> None:
    """A text without TeX's characters and without the words of the table stays as it is."""
    if not any(
        word in text
        for word in (
            "times",
            "sim",
            "approx",
            "pm",
            "eq",
            "cdot",
            "ldots",
            "mu-",
            "(ge",
            "(le",
            "Theta(",
            "Omega(",
        )
    ):
        assert repair(text) == text


@pytest.mark.parametrize("piece", TEX_PIECES)
def test_long_repetitions_are_read(piece: str) -> None:
    """A hundred thousand characters of any one construct are a text like all others."""
    text = piece * (100_000 // len(piece))
    assert has_words(repair(text)) == has_words(text)
