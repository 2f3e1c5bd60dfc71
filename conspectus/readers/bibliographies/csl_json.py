"""CSL-JSON, as Zotero, pandoc, Crossref and DataCite write it.

Sources of the format: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html, and for
the answers of Crossref's own API https://api.crossref.org/swagger-ui/index.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from conspectus.model.arxiv_id import parse_arxiv_id
from conspectus.model.record import Damage, Listing
from conspectus.readers.bibliographies.dates import date_of, parse_date
from conspectus.readers.bibliographies.jats import plain
from conspectus.readers.bibliographies.json_items import (
    first_text,
    mostly,
    object_of,
    objects_of,
    text_of,
)
from conspectus.readers.bibliographies.persons import joined
from conspectus.readers.bibliographies.references import Reference, journal_text, record_of
from conspectus.readers.collect import Place, collect
from conspectus.readers.limits import first_papers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conspectus.model.partial_date import PartialDate
    from conspectus.readers.source import Source

_LISTS = ("items", "references")
"""Keys below which Zotero and pandoc put the items."""
_NAME_PARTS = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
_DATES = ("issued", "published", "published-online", "published-print", "posted")
_CATEGORY = re.compile(r"\(([a-z-]{2,12}(?:\.[A-Za-z-]{2,20})?)\)\Z")
"""As DataCite has them: ``Machine Learning (cs.LG)``."""
_KEYWORD_BORDER = re.compile(r"[,;]")
_MOST_PARTS = 3


def read_csl_json(source: Source) -> Listing | None:
    """Return the listing that CSL items make; None if the data are none."""
    items = _items(source.json)
    if items is None or not mostly(items, _is_item):
        return None
    more: list[Damage] = []
    numbered = enumerate(first_papers(items, more), start=1)
    records, damages = collect(
        ((Place(rank, noun="item"), object_of(item)) for rank, item in numbered),
        lambda place, item: record_of(_reference(item), line=None, rank=place.rank),
    )
    return Listing(name=source.name, records=tuple(records), damages=(*damages, *more))


def _items(value: Any) -> list[Any] | None:  # noqa: ANN401  # whatever the JSON says
    """Return the items of a list, of an object around a list, of Crossref's answer, or one."""
    if isinstance(value, dict):
        message = value.get("message")
        inner = message if isinstance(message, dict) else value
        lists = (inner.get(key) for key in _LISTS)
        value = next((each for each in lists if isinstance(each, list) and each), [inner])
        if inner is not message and _is_item(inner):
            value = [inner]
    return value if isinstance(value, list) and value else None


def _is_item(item: dict[str, Any]) -> bool:
    """Tell whether an object has the marks of CSL: a type, and names or dates of its own form."""
    if not isinstance(item.get("type"), str) or not first_text(item.get("title")):
        return False
    if "authorships" in item or "abstract_inverted_index" in item:
        return False
    dates = object_of(item.get("issued"))
    names = objects_of(item.get("author"))
    return (
        bool({"date-parts", "raw", "literal"} & dates.keys())
        or any({"family", "literal"} & name.keys() for name in names)
        or "container-title" in item
        or "DOI" in item
        or "URL" in item
    )


def _reference(item: dict[str, Any]) -> Reference:
    journal = plain(first_text(item.get("container-title")))
    texts = {key: first_text(item.get(key)) for key in ("number", "archive_location", "note")}
    published = _published(item)
    return Reference(
        title=plain(first_text(item.get("title"))),
        abstract=plain(text_of(item.get("abstract"))),
        authors=tuple(filter(None, map(_name, objects_of(item.get("author"))))),
        published=published,
        identifiers=(
            text_of(item.get("DOI")),
            *((texts["number"], texts["archive_location"]) if _is_on_arxiv(item) else ()),
            text_of(item.get("id")),
            *_preprints(item),
        ),
        urls=tuple(_urls(item)),
        mentions=(texts["note"], journal, texts["number"]),
        journal=journal_text(
            journal,
            volume=text_of(item.get("volume")),
            number=text_of(item.get("issue")),
            pages=text_of(item.get("page")) or text_of(item.get("article-number")),
            year=str(published.year) if published else "",
        ),
        categories=tuple(_categories(item.get("categories"))),
        keywords=tuple(_keywords(item)),
    )


def _preprints(item: dict[str, Any]) -> Iterator[str]:
    """Yield the arXiv ids and arXiv DOIs of preprints of which Crossref knows."""
    for preprint in objects_of(object_of(item.get("relation")).get("has-preprint")):
        text = text_of(preprint.get("id"))
        if parse_arxiv_id(text):
            yield text


def _is_on_arxiv(item: dict[str, Any]) -> bool:
    """Tell whether a bare number can be an arXiv id; those of reports look alike."""
    places = (text_of(item.get(key)) for key in ("archive", "publisher", "source", "number"))
    return any("arxiv" in place.casefold() for place in places)


def _name(name: dict[str, Any]) -> str:
    """Return ``given dropping-particle non-dropping-particle family suffix``, or the whole name."""
    parts = [text_of(name.get(key)) for key in _NAME_PARTS]
    whole = text_of(name.get("literal")) or text_of(name.get("name"))
    return plain(joined(*parts) or whole)


def _published(item: dict[str, Any]) -> PartialDate | None:
    dates = (_date(object_of(item.get(key))) for key in _DATES)
    return next((date for date in dates if date), None)


def _date(value: dict[str, Any]) -> PartialDate | None:
    """Return the first date of ``{"date-parts": [[2022, "5", 27]]}``, or that of a text."""
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first:
        return date_of(*(_number(part) for part in first[:_MOST_PARTS]))
    return parse_date(text_of(value.get("raw")) or text_of(value.get("literal")))


def _number(value: object) -> int | None:
    text = text_of(value).strip()
    return int(text) if text.isdecimal() and len(text) <= len("2022") else None


def _urls(item: dict[str, Any]) -> Iterator[str]:
    yield text_of(item.get("URL"))
    primary = object_of(object_of(item.get("resource")).get("primary"))
    yield text_of(primary.get("URL"))


def _categories(value: object) -> Iterator[str]:
    for text in map(text_of, value) if isinstance(value, list) else ():
        if match := _CATEGORY.search(text):
            yield match[1]


def _keywords(item: dict[str, Any]) -> Iterable[str]:
    """Return Zotero's and pandoc's ``keyword``, a text, or Crossref's ``subject``, a list."""
    value = item.get("keyword") or item.get("subject") or item.get("keywords")
    texts = (
        map(text_of, value) if isinstance(value, list) else _KEYWORD_BORDER.split(text_of(value))
    )
    return map(plain, texts)
