"""OpenAlex works: one, a list, or an answer of its API.

Source of the format: https://docs.openalex.org/api-entities/works/work-object
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from conspectus.model.arxiv_id import month_of, parse_arxiv_id
from conspectus.model.partial_date import PartialDate
from conspectus.model.record import Damage, Listing
from conspectus.readers.bibliographies.dates import date_of, parse_date
from conspectus.readers.bibliographies.jats import plain
from conspectus.readers.bibliographies.json_items import (
    mostly,
    object_of,
    objects_of,
    text_of,
)
from conspectus.readers.bibliographies.openalex_abstract import abstract_of
from conspectus.readers.bibliographies.references import Reference, journal_text, record_of
from conspectus.readers.collect import Place, collect
from conspectus.readers.limits import first_papers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conspectus.model.record import Record
    from conspectus.readers.source import Source

_WORK = ("https://openalex.org/W", "http://openalex.org/W", "https://openalex.org/works/W")
_OWN_KEYS = {"abstract_inverted_index", "authorships"}
_PUBLISHED = "publishedVersion"
_PUBLISHERS = ("journal", "conference", "book series")
"""Kinds of sources that hold published versions alone, even where no version is named."""


def read_openalex(source: Source) -> Listing | None:
    """Return the listing that OpenAlex works make; None if the data are none."""
    works = _works(source.json)
    if works is None:
        return None
    more: list[Damage] = []
    numbered = enumerate(first_papers(works, more), start=1)
    places = ((Place(rank, noun="work"), object_of(work)) for rank, work in numbered)
    records, damages = collect(places, _read)
    return Listing(name=source.name, records=tuple(records), damages=(*damages, *more))


def _read(place: Place, work: dict[str, Any]) -> tuple[Record, list[str]]:
    reference, wrong = _reference(work)
    record, dropped = record_of(reference, line=None, rank=place.rank)
    return record, wrong + dropped


def _works(value: Any) -> list[Any] | None:  # noqa: ANN401  # whatever the JSON says
    """Return the works of a list, of an API's answer, or the only one."""
    if isinstance(value, dict):
        results = value.get("results")
        if results == [] and "count" in object_of(value.get("meta")):
            return []
        value = results if isinstance(results, list) else [value]
    if not isinstance(value, list) or not value:
        return None
    return value if mostly(value, _is_work) else None


def _is_work(item: dict[str, Any]) -> bool:
    return text_of(item.get("id")).startswith(_WORK) or bool(_OWN_KEYS & item.keys())


def _reference(work: dict[str, Any]) -> tuple[Reference, list[str]]:
    wrong: list[str] = []
    locations = list(_locations(work))
    identifiers = tuple(_identifiers(work, locations))
    keywords = objects_of(work.get("keywords"))
    reference = Reference(
        title=plain(text_of(work.get("display_name")) or text_of(work.get("title"))),
        abstract=_abstract(work, wrong),
        authors=tuple(map(_author, objects_of(work.get("authorships")))),
        published=_published(work, identifiers),
        identifiers=identifiers,
        urls=tuple(_urls(locations)),
        journal=_journal(work),
        keywords=tuple(plain(_label(keyword)) for keyword in keywords),
        withdrawn=work.get("is_retracted") is True,
    )
    return reference, wrong


def _locations(work: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield where a work can be read, the best place first."""
    yield _primary(work)
    yield object_of(work.get("best_oa_location"))
    yield from objects_of(work.get("locations"))
    yield from map(_old_location, objects_of(work.get("alternate_host_venues")))


def _primary(work: dict[str, Any]) -> dict[str, Any]:
    return object_of(work.get("primary_location")) or _old_location(
        object_of(work.get("host_venue"))
    )


def _old_location(venue: dict[str, Any]) -> dict[str, Any]:
    """Return a place as OpenAlex wrote it until 2023, in the form that it has now."""
    return {"landing_page_url": venue.get("url"), "version": venue.get("version"), "source": venue}


def _identifiers(work: dict[str, Any], locations: list[dict[str, Any]]) -> Iterator[str]:
    """Yield what may spell an arXiv id or a DOI; other versions have DOIs of their own."""
    ids = object_of(work.get("ids"))
    yield from (text_of(work.get("doi")), text_of(ids.get("doi")), text_of(ids.get("arxiv")))
    for location in locations:
        landing = text_of(location.get("landing_page_url"))
        texts = (landing, text_of(location.get("pdf_url")), text_of(location.get("id")))
        yield from (
            text.removeprefix("pmh:") for text in texts if parse_arxiv_id(text.removeprefix("pmh:"))
        )
        if location.get("version") == _PUBLISHED:
            yield landing


def _abstract(work: dict[str, Any], wrong: list[str]) -> str:
    try:
        return plain(abstract_of(object_of(work.get("abstract_inverted_index"))))
    except ValueError as error:
        wrong.append(str(error))
        return ""


def _author(authorship: dict[str, Any]) -> str:
    author = object_of(authorship.get("author"))
    return plain(text_of(author.get("display_name")) or text_of(authorship.get("raw_author_name")))


def _published(work: dict[str, Any], identifiers: tuple[str, ...]) -> PartialDate | None:
    """Return the date of publication; OpenAlex says 1 January where it knows only the year."""
    date = parse_date(text_of(work.get("publication_date")))
    if date is None:
        year = text_of(work.get("publication_year"))
        return date_of(int(year)) if year.isdecimal() else None
    if date[4:] != "-01-01":
        return date
    found = next((each for text in identifiers if (each := parse_arxiv_id(text))), None)
    certain = found is not None and month_of(found) == date[:7]
    return date if certain else PartialDate(date[:4])


def _journal(work: dict[str, Any]) -> str | None:
    place = _primary(work)
    venue = object_of(place.get("source"))
    version = place.get("version") or (_PUBLISHED if venue.get("type") in _PUBLISHERS else None)
    if version != _PUBLISHED or venue.get("type") == "repository":
        return None
    parts = object_of(work.get("biblio"))
    pages = (text_of(parts.get("first_page")), text_of(parts.get("last_page")))
    return journal_text(
        plain(text_of(venue.get("display_name"))),
        volume=text_of(parts.get("volume")),
        number=text_of(parts.get("issue")),
        pages="-".join(dict.fromkeys(filter(None, pages))),
        year=text_of(work.get("publication_year")),
    )


def _urls(locations: list[dict[str, Any]]) -> Iterator[str]:
    for location in locations[:2]:
        yield text_of(location.get("landing_page_url"))
        yield text_of(location.get("pdf_url"))


def _label(keyword: dict[str, Any]) -> str:
    return text_of(keyword.get("display_name")) or text_of(keyword.get("keyword"))
