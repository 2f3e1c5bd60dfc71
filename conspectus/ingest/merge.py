"""Many records of one paper become one."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from conspectus.ingest.accounts import account_of, combine, in_order, paper_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from conspectus.ingest.identity import Appearance
    from conspectus.model.paper import Paper

__all__ = ["FACTS", "combine_all", "in_order"]

FACTS = (
    "title", "abstract", "authors", "author_count", "organization", "published", "arxiv", "doi",
    "journal", "withdrawn", "categories", "keywords", "comments", "upvotes",
)  # fmt: skip
"""The fields that records fill and that are taken over whole; ``links`` are taken one by one."""


def combine_all(
    appearances: Iterable[Appearance], days: Mapping[str, dt.date | None]
) -> Paper | None:
    """Return what all records of a paper say together; None if there are none.

    Args:
        appearances: of the paper, in any order.
        days: the days of listings, by name; None where unknown.

    """
    accounts = [account_of(each, days.get(each.listing)) for each in appearances]
    return paper_of(reduce(combine, accounts)) if accounts else None
