"""arXiv identifiers: which texts are one, and what follows from one.

Source of the forms: https://info.arxiv.org/help/arxiv_identifier.html
"""

from __future__ import annotations

import re
from typing import NamedTuple

from conspectus.model.partial_date import PartialDate

_NEW = re.compile(r"(\d{2})(\d{2})\.(\d{4,5})(v\d+)?", re.ASCII)
_OLD = re.compile(r"([a-z]+(?:-[a-z]+)*)(?:\.[A-Z]{2})?/(\d{2})(\d{2})(\d{3})(v\d+)?", re.ASCII)
_VERSION = re.compile(r"v([1-9]\d{0,2})", re.ASCII)
"""No paper has a thousand versions."""
_SPELLING = re.compile(
    r"(?:https?://)?(?:www\.|export\.)?"
    r"(?:arxiv\.org/(?:abs|pdf|html|src)/|(?:hf\.co|huggingface\.co)/papers/|alphaxiv\.org/abs/"
    r"|papers\.cool/arxiv/|(?:dx\.)?doi\.org/10\.48550/arxiv\.|10\.48550/arxiv\.|oai:arxiv\.org:|arxiv:)",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?:\.pdf|\.md|/)?(?:[?#].*)?\Z", re.DOTALL)
_FIVE_DIGITS_SINCE = 1501  # YYMM
_NEW_SINCE = 704
_OLD_FROM, _OLD_UNTIL = 199108, 200703  # YYYYMM


class VersionedId(NamedTuple):
    """A canonical id, and the version that was named with it."""

    id: str
    version: int | None


def parse_arxiv_id(text: str) -> str | None:
    """Return the canonical id, without version, that a text spells; None if it spells none.

    >>> parse_arxiv_id("https://arxiv.org/pdf/2205.14135v2.pdf")
    '2205.14135'
    >>> parse_arxiv_id("math.CA/0611800")
    'math/0611800'
    """
    found = parse_versioned_id(text)
    return found.id if found else None


def parse_versioned_id(text: str) -> VersionedId | None:
    """Return the canonical id that all of a text spells, with its version; None if it spells none.

    >>> parse_versioned_id("http://arxiv.org/abs/2205.14135v2")
    VersionedId(id='2205.14135', version=2)
    """
    bare = text.strip()
    if not _NEW.fullmatch(bare):  # most are bare already
        bare = _ENDING.sub("", _SPELLING.sub("", bare, count=1), count=1)
    if match := _NEW.fullmatch(bare):
        year, month, number, version = match.groups()
        digits = 5 if int(year + month) >= _FIVE_DIGITS_SINCE else 4
        valid = _is_month(month) and int(year + month) >= _NEW_SINCE and len(number) == digits
        return VersionedId(f"{year}{month}.{number}", parse_version(version)) if valid else None
    if match := _OLD.fullmatch(bare):
        archive, year, month, number, version = match.groups()
        valid = _is_month(month) and _OLD_FROM <= int(f"{_old_year(year)}{month}") <= _OLD_UNTIL
        found = f"{archive}/{year}{month}{number}"
        return VersionedId(found, parse_version(version)) if valid else None
    return None


def parse_version(text: str | None) -> int | None:
    """Return the number of ``v3``; None for what is no version that a paper can have."""
    match = _VERSION.fullmatch(text or "")
    return int(match[1]) if match else None


def month_of(arxiv_id: str) -> PartialDate:
    """Return the month in which a canonical id was given out."""
    if "/" in arxiv_id:
        number = arxiv_id.partition("/")[2]
        return PartialDate(f"{_old_year(number[:2])}-{number[2:4]}")
    return PartialDate(f"20{arxiv_id[:2]}-{arxiv_id[2:4]}")


def abstract_url(arxiv_id: str) -> str:
    """Return the address of the abstract page."""
    return f"https://arxiv.org/abs/{arxiv_id}"


def pdf_url(arxiv_id: str) -> str:
    """Return the address of the PDF."""
    return f"https://arxiv.org/pdf/{arxiv_id}"


def arxiv_doi(arxiv_id: str) -> str:
    """Return the DOI that arXiv registers for every paper."""
    return f"10.48550/arXiv.{arxiv_id}"


def _is_month(digits: str) -> bool:
    return 1 <= int(digits) <= 12  # noqa: PLR2004  # months


def _old_year(digits: str) -> int:
    return 1900 + int(digits) if digits[0] == "9" else 2000 + int(digits)
