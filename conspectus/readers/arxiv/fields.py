"""What arXiv's formats say in the same words: ids with versions, wrapped texts, withdrawals.

Knows single fields. Which field stands where is the readers' part.
"""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from conspectus.model.arxiv_id import VersionedId, parse_versioned_id
from conspectus.model.partial_date import PartialDate
from conspectus.readers.decoding import clean
from conspectus.readers.seen import shown
from conspectus.readers.texts import checked_abstract, checked_title, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

_CATEGORY = re.compile(r"[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[a-z]+)*)?", re.ASCII)
"""``cs.CL``, ``hep-th``, ``cond-mat.mtrl-sci``; classes of MSC and ACM have digits or capitals."""
_WITHDRAWN = re.compile(
    r"\s{0,9}[\[(*]{0,2}(?:arXiv admin note:\s{1,9})?(?:"
    r"(?:this\s+|the\s+)?(?:\w{1,20}\s+)?"
    r"(?:paper|article|manuscript|work|submission|preprint|e-?print|version)\s+"
    r"(?:(?:has\s+been|was|is|has\s+now\s+been|is\s+now)\s+)?withdrawn\b(?!\s+from)"
    r"|withdrawn(?:\s*[.;:,(]|\s+(?:by|due\s+to|because)\b|\s*\Z))",
    re.IGNORECASE,
)
_BEGINNING = 200
"""Characters in which the word stands, if a text begins with it."""
_DOI = re.compile(r"10\.\d{4,9}/[^\s,;]+", re.ASCII)
_ARXIV_DOI = "10.48550/arxiv."
_LONGEST_DOI = 300
_LONGEST_JOURNAL = 1_000


def versioned_id(text: str) -> VersionedId:
    """Return the canonical arXiv id that a text spells, and the version if it names one.

    >>> versioned_id("http://arxiv.org/abs/2205.14135v2")
    VersionedId(id='2205.14135', version=2)

    Raises:
        ValueError: it spells none.

    """
    found = parse_versioned_id(text)
    if found is None:
        raise ValueError(f"{shown(text)} is not an arXiv id")
    return found


def title_of(wrapped: str) -> str:
    """Return a title on one line.

    Raises:
        ValueError: it is empty, too long, or no title at all.

    """
    return checked_title(one_line(wrapped))


def abstract_of(wrapped: str) -> str:
    """Return an abstract on one line; "" where it is unknown.

    Raises:
        ValueError: it is too long.

    """
    return checked_abstract(one_line(wrapped))


def is_withdrawn(*texts: str) -> bool:
    """Tell whether one of the texts, abstract and comment, begins by saying so."""
    return any(
        "withdrawn" in text[:_BEGINNING].lower() and _WITHDRAWN.match(text) for text in texts
    )


def journal_of(text: str | None) -> str | None:
    """Return where a paper was published, as the source words it."""
    return one_line(text or "")[:_LONGEST_JOURNAL] or None


def doi_of(text: str | None) -> str | None:
    """Return the first DOI of a text, bare and in lower case; arXiv's own is none."""
    match = _DOI.search(text or "")
    if match is None or len(match[0]) > _LONGEST_DOI:
        return None
    doi = clean(match[0]).lower().rstrip(".")
    return None if doi.startswith(_ARXIV_DOI) else doi


def categories_of(terms: Iterable[str]) -> tuple[str, ...]:
    """Return the arXiv categories among some terms, each once, in their order."""
    return tuple(dict.fromkeys(term for term in terms if _CATEGORY.fullmatch(term)))


def day_of(text: str | None) -> dt.date | None:
    """Return the day of an ISO date or of an e-mail date (``Mon, 2 Apr 2007 19:18:42 GMT``).

    It is the day as written, in the time zone of the date itself.
    """
    try:
        return dt.date.fromisoformat((text or "").strip()[:10])
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text or "").date()
    except (ValueError, OverflowError, IndexError):
        return None


def partial(day: dt.date | None) -> PartialDate | None:
    """Return a day as a date of a paper."""
    return PartialDate(day.isoformat()) if day else None
