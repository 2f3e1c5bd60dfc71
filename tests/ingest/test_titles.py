"""What of a title says which paper it is."""

from __future__ import annotations

import pytest

from conspectus.ingest.titles import fold, title_key


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("KettleNet: Boiling Water", "Kettlenet  - boiling water"),
        ("\ufb01ne\u2011tuning", "Fine-Tuning"),
        ("Straße", "STRASSE"),
        ("Cafe\u0301", "Café"),
        ("Mélange", r"M\'elange"),
        ("Mélange", "Melange"),
        ("Çay and Špout", r"\c{C}ay and {\v{S}}pout"),
        ("Øresund", r"{\O}resund"),
        ("\N{GREEK SMALL LETTER PI}0: Tea", r"$\pi_0$: Tea"),
        ("M³ViT", "M^3ViT"),
        ("3\N{MULTIPLICATION SIGN} Faster Tea", r"3$\times$ Faster Tea"),
        ("3\N{MULTIPLICATION SIGN} Faster Tea", "3times Faster Tea"),
        ("Lved Tea", r"\textbf{Lved} Tea"),
        ("Search & Rescue", r"Search and Rescue"),
        ("Search &amp; Rescue", r"Search \& Rescue"),
        ("[2205.14135] Tea", "Tea"),
        ("Tea. (arXiv:2205.14135v2 [cs.LG] UPDATED)", "Tea"),
        ("Tea [cs.LG]", "Tea"),
        ("Tea in C++ and C#", r"Tea in {C}\texttt{++} and C\#"),
        ("Tea in C#", "Tea in C\N{MUSIC SHARP SIGN}"),
        ("Tea*", "Tea"),
    ],
)
def test_title_keys_agree(first: str, second: str) -> None:
    """Case, accents, TeX, punctuation, typography and arXiv's marks do not tell titles apart."""
    assert title_key(first) == title_key(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Llama 2", "Llama 3"),
        ("???", "!!!"),
        ("[Re] Tea", "Tea"),
        ("がん", "かん"),
        ("茶の研究", "茶の論文"),
        ("[2205.14135]", "[2205.14136]"),
        ("H2O", "H2"),
        ("Understanding k-means clustering", "Understanding k-means++ clustering"),
        ("Memory safety in C", "Memory safety in C++"),
        ("Memory safety in C", "Memory safety in C#"),
        ("Cafés in C", "Cafés in C++"),
        ("Tea, Part I", "Tea, Part II"),
        ("Tea, Part 1", "Tea, Part 2"),
    ],
)
def test_title_keys_differ(first: str, second: str) -> None:
    """Different words, marks that are letters, and different rows of symbols differ."""
    assert title_key(first) != title_key(second)


def test_scripts_stay() -> None:
    """Only the accents of Latin, Greek and Cyrillic letters are folded."""
    assert title_key("茶の研究、がん") == "茶の研究がん"
    assert fold("한글 Ångström") == "한글 angstrom"
