"""How facts read in running text: dates, counts, who wrote a paper, the first words of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.model.partial_date import MONTHS
from conspectus.model.wording import count_text

if TYPE_CHECKING:
    import datetime as dt

    from conspectus.model.paper import Paper

_NAMED_AUTHORS = 3


def day_text(day: dt.date) -> str:
    """Return a day as ``8 December 2025``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def byline(paper: Paper) -> str:
    """Return who wrote a paper in a few words, or nothing where nobody is known.

    Three names at most; where only their number is known, ``9 authors``.
    """
    if not paper.authors:
        return count_text(paper.author_count, "author") if paper.author_count else ""
    if len(paper.authors) <= _NAMED_AUTHORS:
        return ", ".join(paper.authors)
    more = len(paper.authors) - _NAMED_AUTHORS
    return ", ".join(paper.authors[:_NAMED_AUTHORS]) + f" and {more} more"


def excerpt(text: str, length: int = 240) -> str:
    """Return the beginning of a text: whole sentences where they fill enough of the length.

    Otherwise it is cut between words, with an ellipsis.
    """
    flat = " ".join(text[: length * 2].split())
    if len(flat) <= length:
        return flat
    sentences = flat[: length + 1].rpartition(". ")[0]
    if len(sentences) >= length // 2:
        return f"{sentences}."
    return flat[:length].rpartition(" ")[0].rstrip(" ,;:.") + "…"
