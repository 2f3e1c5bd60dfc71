"""The table of readers: which format a source has is seen from its bytes, never from its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from conspectus.errors import InputError
from conspectus.readers.arxiv_ids import read_arxiv_ids
from conspectus.readers.arxiv_snapshot import read_snapshot
from conspectus.readers.bibtex import read_bibtex
from conspectus.readers.csl_json import read_csl_json
from conspectus.readers.openalex import read_openalex
from conspectus.readers.ris import read_ris
from conspectus.readers.source import Source
from conspectus.readers.tex import repair
from conspectus.readers.text_listing import read_text_listing

if TYPE_CHECKING:
    from collections.abc import Callable

    from conspectus.model.record import Listing, Record


class Format(NamedTuple):
    """A format that can be read."""

    name: str
    """What entries of ``Listing.format`` say."""
    description: str
    """What messages say to people."""
    read: Callable[[Source], Listing | None]
    """Gives what a source says; None if it has another format."""


FORMATS: tuple[Format, ...] = (
    Format("openalex", "OpenAlex works", read_openalex),
    Format("csl-json", "CSL-JSON", read_csl_json),
    Format("arxiv-ids", "a table or JSON of titles and arXiv ids", read_arxiv_ids),
    Format("arxiv-snapshot", "arXiv metadata as JSON lines", read_snapshot),
    Format("bibtex", "BibTeX", read_bibtex),
    Format("ris", "RIS", read_ris),
    Format(
        "text-listing",
        "a papers page saved as text (titles and abstracts with blank lines between them, below "
        "the page's date)",
        read_text_listing,
    ),
)
"""In the order in which they are asked; that for plain text is last: it refuses binary data."""


def read_listing(data: bytes, name: str) -> Listing:
    """Return what a source says, whichever known format it has.

    Args:
        data: the bytes of the source, gzipped or not.
        name: what messages and sightings call it.

    Raises:
        InputError: it is empty, binary, not UTF-8, of no known format, or holds no papers.

    """
    source = Source(data, name)
    for each in FORMATS:
        listing = each.read(source)
        if listing is not None:
            break
    else:
        raise InputError(f"not a listing of papers; {_expected()}", file=name, line=1)
    if not listing.records:
        damage = next(iter(listing.damages), None)
        why = f": {damage.message}" if damage else f"; {_expected()}"
        raise InputError(f"holds no papers{why}", file=name, line=damage.line if damage else 1)
    records = tuple(_readable(record) for record in listing.records)
    return msgspec.structs.replace(listing, format=each.name, records=records)


def _expected() -> str:
    *most, last = (each.description for each in FORMATS)
    return f"expected {', '.join(most)} or {last}."


def _readable(record: Record) -> Record:
    """Return a record whose texts a person can read."""
    title, abstract = repair(record.title), repair(record.abstract)
    if (title, abstract) == (record.title, record.abstract):
        return record
    return msgspec.structs.replace(record, title=title, abstract=abstract)
