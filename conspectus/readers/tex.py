"""TeX in titles and abstracts, as a reader should see it. Pure text to text."""

from __future__ import annotations


def repair(text: str) -> str:
    """Return a text with TeX, and what is left of damaged TeX, as plain characters.

    What is not certain stays as it is.
    """
    return text
