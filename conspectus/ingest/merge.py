"""Many records of one paper become one, and people's edits stay."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

import msgspec

from conspectus.ingest.accounts import account_of, combine, in_order, paper_of
from conspectus.model.paper import Paper

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from conspectus.ingest.identity import Appearance

__all__ = ["FACTS", "combine_all", "in_order", "keep_edits"]

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


def keep_edits(entry: Paper, base: Paper | None, derived: Paper) -> Paper:
    """Return an entry, brought up to date where no person changed it.

    Args:
        entry: the entry as it stands.
        base: what ingesting wrote last; a field that differs from it was changed by a person.
        derived: what all records say now.

    """
    changes: dict[str, Any] = {
        field: getattr(derived, field)
        for field in FACTS
        if getattr(entry, field) == (getattr(base, field) if base else _unset(field))
    }
    links = _keep_edited_links(entry.links, base.links if base else {}, derived.links)
    return msgspec.structs.replace(entry, **changes, links=links)


def _keep_edited_links(
    entry: Mapping[str, str], base: Mapping[str, str], derived: Mapping[str, str]
) -> dict[str, str]:
    kept = {key: url for key, url in entry.items() if key not in base or url != base[key]}
    untouched = {key: url for key, url in derived.items() if entry.get(key) == base.get(key)}
    merged = {**untouched, **kept}
    return {key: merged[key] for key in (*entry, *sorted(merged)) if key in merged}


def _unset(field: str) -> object:
    return _DEFAULTS[field]


_DEFAULTS = {
    field.name: "" if field.name == "title" else field.default
    for field in msgspec.structs.fields(Paper)
}
