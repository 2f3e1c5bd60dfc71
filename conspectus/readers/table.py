"""The table of readers: which format a source has is seen from its bytes, never from its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.errors import InputError
from conspectus.readers.arxiv_snapshot import read_snapshot
from conspectus.readers.decoding import decode
from conspectus.readers.text_listing import read_text_listing

if TYPE_CHECKING:
    from conspectus.model.record import Listing

_EXPECTED = (
    "expected a papers page saved as text (titles and abstracts with blank lines between them, "
    "below the page's date) or arXiv metadata as JSON lines"
)


def read_listing(data: bytes, name: str) -> Listing:
    """Return what a source says, whichever known format it has.

    Args:
        data: the bytes of the source.
        name: what messages and sightings call it.

    Raises:
        InputError: it is empty, binary, not UTF-8, of no known format, or holds no papers.

    """
    listing = read_snapshot(data, name)
    if listing is None:
        listing = read_text_listing(decode(data, name), name)
    if listing is None:
        raise InputError(f"not a listing of papers; {_EXPECTED}.", file=name, line=1)
    if not listing.records:
        line = listing.damages[0].line if listing.damages else 1
        why = f"{listing.damages[0].message} " if listing.damages else ""
        raise InputError(f"holds no papers: {why}{_EXPECTED}.", file=name, line=line)
    return listing
