"""Saved abstract pages of arXiv (``arxiv.org/abs/2205.14135``).

They describe themselves for Google Scholar in ``citation_…`` tags.
Source of the format: https://github.com/arXiv/arxiv-browse (``formatting/metatags.py``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conspectus.model.record import Listing, Record
from conspectus.readers.arxiv.fields import (
    abstract_of,
    categories_of,
    day_of,
    doi_of,
    is_withdrawn,
    journal_of,
    partial,
    title_of,
    versioned_id,
)
from conspectus.readers.arxiv.html import categories_by_class, text_by_class
from conspectus.readers.collect import Place
from conspectus.readers.texts import one_line

if TYPE_CHECKING:
    from conspectus.readers.html import Element

_ADDRESS = re.compile(r"https?://(?:www\.|export\.)?arxiv\.org/", re.IGNORECASE)


def read_abstract(page: Element, name: str) -> Listing | None:
    """Return the listing of the one paper that a page describes; None if the page is not arXiv's.

    Args:
        page: the root of the page's tree.
        name: what messages call the source.

    """
    tags = _tags(page)
    if not _ADDRESS.match(_first(tags, "citation_pdf_url") or _first(tags, "og:url")):
        return None
    try:
        record = _record(page, tags)
    except ValueError as error:
        return Listing(name=name, records=(), damages=(Place(1).left_out(error),))
    return Listing(name=name, records=(record,))


def _record(page: Element, tags: dict[str, list[str]]) -> Record:
    """Return the record of a page.

    Raises:
        ValueError: it has no id or no title.

    """
    arxiv, _ = versioned_id(_first(tags, "citation_arxiv_id"))
    abstract = abstract_of(_first(tags, "citation_abstract"))
    updated = day_of(_first(tags, "citation_online_date").replace("/", "-"))
    return Record(
        title=title_of(_first(tags, "citation_title")),
        abstract=abstract,
        rank=1,
        published=partial(day_of(_first(tags, "citation_date").replace("/", "-"))),
        authors=tuple(name for each in tags.get("citation_author", ()) if (name := _name(each))),
        arxiv=arxiv,
        version=_version(tags, arxiv),
        updated=updated,
        withdrawn=is_withdrawn(abstract, text_by_class(page, "comments")),
        doi=doi_of(_first(tags, "citation_doi")),
        journal=journal_of(text_by_class(page, "jref")),
        categories=categories_of(categories_by_class(page, "subjects")),
    )


def _tags(page: Element) -> dict[str, list[str]]:
    """Return what the tags of a page say, by their names."""
    tags: dict[str, list[str]] = {}
    for tag in page.iter("meta"):
        name = tag.get("name") or tag.get("property") or ""
        tags.setdefault(name, []).append(tag.get("content") or "")
    return tags


def _first(tags: dict[str, list[str]], name: str) -> str:
    return next(iter(tags.get(name, ())), "")


def _version(tags: dict[str, list[str]], arxiv: str) -> int | None:
    """Return the version that the page's address names, if it is the paper's address."""
    try:
        named, version = versioned_id(_first(tags, "og:url"))
    except ValueError:
        return None
    return version if named == arxiv else None


def _name(inverted: str) -> str:
    """Turn ``Spout Jr, Bo`` into ``Bo Spout Jr``."""
    family, _, given = one_line(inverted).partition(",")
    return one_line(f"{given} {family}")
