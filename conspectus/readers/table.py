"""The table of readers: which format a source has is seen from its bytes, never from its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from conspectus.errors import InputError
from conspectus.readers.arxiv.api import read_arxiv_api
from conspectus.readers.arxiv.feed import read_arxiv_feed
from conspectus.readers.arxiv.ids import read_arxiv_ids
from conspectus.readers.arxiv.page import read_arxiv_page
from conspectus.readers.arxiv.snapshot import read_snapshot
from conspectus.readers.bibliographies.bibtex import read_bibtex
from conspectus.readers.bibliographies.csl_json import read_csl_json
from conspectus.readers.bibliographies.openalex import read_openalex
from conspectus.readers.bibliographies.ris import read_ris
from conspectus.readers.hugging_face.api import read_hugging_face_json
from conspectus.readers.hugging_face.page import read_hugging_face_page
from conspectus.readers.saved_text.listing import read_text_listing
from conspectus.readers.seen import describe, describe_binary
from conspectus.readers.source import Source
from conspectus.readers.tex.repair import repair

if TYPE_CHECKING:
    from collections.abc import Callable

    from conspectus.model.record import Listing, Record


class Format(NamedTuple):
    """A format that can be read."""

    name: str
    """What entries of ``Listing.format`` say."""
    description: str
    """What messages say to people, in a few words without a comma."""
    read: Callable[[Source], Listing | None]
    """Gives what a source says; None if it has another format."""
    is_of_a_day: bool = False
    """Whether such a source is the page of one day, so that it lacks something without a date."""


FORMATS: tuple[Format, ...] = (
    Format("hf-json", "answers of Hugging Face's papers API", read_hugging_face_json),
    Format("hf-page", "Hugging Face papers pages saved as HTML", read_hugging_face_page),
    Format("openalex", "OpenAlex works", read_openalex),
    Format("csl-json", "CSL-JSON", read_csl_json),
    Format("arxiv-ids", "tables or JSON of titles and arXiv ids", read_arxiv_ids),
    Format("arxiv-snapshot", "arXiv metadata as JSON lines", read_snapshot),
    Format("arxiv-api", "answers of the arXiv API", read_arxiv_api),
    Format("arxiv-feed", "daily feeds of arXiv (RSS or Atom)", read_arxiv_feed),
    Format("arxiv-page", "saved listing and abstract pages of arXiv", read_arxiv_page),
    Format("bibtex", "BibTeX", read_bibtex),
    Format("ris", "RIS", read_ris),
    Format("text-listing", "papers pages saved as text", read_text_listing, is_of_a_day=True),
)
"""In the order in which they are asked; that for plain text is last: it refuses binary data."""


OF_A_DAY = frozenset(each.name for each in FORMATS if each.is_of_a_day)
"""The names of formats that are pages of one day."""


def read_listing(data: bytes, name: str) -> Listing:
    """Return what a source says, whichever known format it has.

    Args:
        data: the bytes of the source, gzipped or not.
        name: what messages and sightings call it.

    Raises:
        InputError: it is empty, binary, not UTF-8, of no known format, or holds no papers.

    """
    source = Source(data, name)
    if kind := describe_binary(source):
        raise _not_understood(kind, name)
    for each in FORMATS:
        listing = each.read(source)
        if listing is not None:
            break
    else:
        raise _not_understood(describe(source), name)
    if not listing.records:
        raise _without_papers(listing, source)
    records = tuple(_readable(record) for record in listing.records)
    return msgspec.structs.replace(listing, format=each.name, records=records)


def _not_understood(seen: str, name: str) -> InputError:
    *most, last = (each.description for each in FORMATS)
    understood = f"{', '.join(most)} and {last}" if most else last
    return InputError(f"is {seen}, which is no listing; understood are {understood}.", file=name)


def _without_papers(listing: Listing, source: Source) -> InputError:
    damage = next(iter(listing.damages), None)
    if damage is None:
        return InputError(
            f"holds no papers: it is {describe(source)}; save it again.", file=source.name, line=1
        )
    return InputError(f"holds no papers: {damage.message}", file=source.name, line=damage.line)


def _readable(record: Record) -> Record:
    """Return a record whose texts a person can read."""
    title, abstract = repair(record.title), repair(record.abstract)
    if (title, abstract) == (record.title, record.abstract):
        return record
    return msgspec.structs.replace(record, title=title, abstract=abstract)
