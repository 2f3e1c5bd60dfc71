"""How facts read in running text: dates, counts, who wrote a paper, the first words of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from conspectus.model.paper import Paper
    from conspectus.model.partial_date import PartialDate

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NAMED_AUTHORS = 3


def day_text(day: dt.date) -> str:
    """Return a day as ``8 December 2025``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def date_text(date: PartialDate) -> str:
    """Return a date as ``27 May 2022``, ``May 2022`` or ``2022``: only what is known."""
    if date.month is None:
        return str(date)
    if date.day is None:
        return f"{MONTHS[date.month - 1]} {date.year}"
    return day_text(date.earliest)


def count_text(number: int, noun: str, plural: str = "") -> str:
    """Return ``1 paper``, ``301 papers`` or ``10,000 papers``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


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
