"""What all appearances of one paper tell of its identity, and whether it fits another's."""

from __future__ import annotations

from enum import Enum
from functools import reduce
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from conspectus.ingest.agreement import (
    AGREEMENT,
    Wording,
    agreement,
    is_comparable,
    is_one_text,
    wording_of,
)  # fmt: skip
from conspectus.ingest.paper_ids import arxiv_id_of, doi_of
from conspectus.model.arxiv_id import month_of
from conspectus.model.partial_date import MonthDay

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conspectus.model.partial_date import PartialDate
    from conspectus.model.record import Record

__all__ = ["Fit", "Knowledge", "arxiv_id_of", "dates_fit", "doi_of", "fit", "knowledge_of"]

_MONTHS = 12
_OF_JOURNALS = frozenset({"openalex", "csl-json", "ris", "bibtex"})
"""Formats whose dates may be those of a journal, long after arXiv's."""

_Months = tuple[int, int]
"""The first and the last month of a date, counted from the year 0."""


class Fit(Enum):
    """How two papers of one title stand to each other."""

    APART = 0
    OPEN = 1
    """Nothing speaks against their being one, and but for the title nothing for it."""
    SAME = 2


class Knowledge(NamedTuple):
    """What is known of one paper."""

    wording: Wording
    arxiv: str | None
    months: frozenset[_Months]
    """Of its printed dates."""
    month_days: frozenset[MonthDay]
    """Printed dates without a year."""
    parts: tuple[Knowledge, ...] = ()
    """What was known of each of those that were taken for one by their words."""

    def joined(self, other: Knowledge) -> Knowledge:
        """Return what is known of a paper of which both are known; the order plays no part."""
        return Knowledge(
            self.wording.joined(other.wording),
            self.arxiv or other.arxiv,
            self.months | other.months,
            self.month_days | other.month_days,
        )

    def united(self, other: Knowledge) -> Knowledge:
        """Return what is known of two that are taken for one paper, because they fit."""
        parts = (self.parts or (self,)) + (other.parts or (other,))
        return self.joined(other)._replace(parts=parts)


def knowledge_of(records: Iterable[tuple[Record, str]]) -> Knowledge:
    """Return what records of one paper, each with the name of its format, tell together."""
    return reduce(Knowledge.joined, (_of_one(*each) for each in records))


def fit(first: Knowledge, second: Knowledge) -> tuple[Fit, float]:
    """Return how two papers of one title stand to each other, and how far they agree, 0 to 1."""
    if first.arxiv and second.arxiv and first.arxiv != second.arxiv:
        return Fit.APART, 0.0
    value = agreement(first.wording, second.wording)
    if value < AGREEMENT or _has_parts_that_differ(first, second):
        return Fit.APART, value
    if is_comparable(first.wording, second.wording):
        return Fit.SAME, value
    return (Fit.OPEN if dates_fit(first, second) else Fit.APART), value


def dates_fit(first: Knowledge, second: Knowledge) -> bool:
    """Tell whether two papers can have come out at one time, give or take a month.

    An arXiv id is given out in the month of publication or in one beside it: at a month's end
    papers are sent in that are numbered in the next.
    """
    return (
        _can_be_of(first.arxiv, second)
        and _can_be_of(second.arxiv, first)
        and all(_are_near(one, other) for one in first.months for other in second.months)
    )


def _of_one(record: Record, format_name: str) -> Knowledge:
    date = record.published
    is_own = date is not None and format_name not in _OF_JOURNALS
    months = [_months(date)] if is_own and date and not isinstance(date, MonthDay) else []
    month_days = [date] if isinstance(date, MonthDay) else []
    return Knowledge(
        wording_of(record),
        arxiv_id_of(record),
        frozenset(months),
        frozenset(month_days),
    )


def _has_parts_that_differ(first: Knowledge, second: Knowledge) -> bool:
    """Tell whether two papers, though they agree as wholes, were taken for one in a chain."""
    if not (first.parts or second.parts) or is_one_text(first.wording, second.wording):
        return False
    pairs = product(first.parts or (first,), second.parts or (second,))
    return any(
        is_comparable(one.wording, other.wording)
        and agreement(one.wording, other.wording) < AGREEMENT
        for one, other in pairs
    )


def _can_be_of(arxiv: str | None, other: Knowledge) -> bool:
    """Tell whether a paper of that arXiv id can have come out when another did."""
    if arxiv is None:
        return True
    id_date = month_of(arxiv)
    return all(_are_near(_months(id_date), months) for months in other.months) and all(
        _are_near_in_year(id_date.month or 1, day.month) for day in other.month_days
    )


def _are_near(one: _Months, other: _Months) -> bool:
    return one[0] <= other[1] + 1 and other[0] <= one[1] + 1


def _are_near_in_year(one: int, other: int) -> bool:
    return abs(one - other) in (0, 1, _MONTHS - 1)


def _months(date: PartialDate) -> _Months:
    year = date.year * _MONTHS
    return year + (date.month or 1) - 1, year + (date.month or _MONTHS) - 1
