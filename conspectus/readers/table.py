"""The table of readers: which format a source has is seen from its bytes, never from its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.errors import InputError
from conspectus.readers.arxiv_snapshot import read_snapshot
from conspectus.readers.text_listing import read_text_listing

if TYPE_CHECKING:
    from collections.abc import Callable

    from conspectus.model.record import Listing

    Reader = Callable[[bytes, str], Listing | None]
    """Takes the bytes of a source and what messages call it; None if it has another format."""

READERS: tuple[Reader, ...] = (
    read_snapshot,
    read_text_listing,
)
"""In the order in which they are asked; that for plain text is last: it refuses binary data."""
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
    answers = (read(data, name) for read in READERS)
    listing = next((listing for listing in answers if listing is not None), None)
    if listing is None:
        raise InputError(f"not a listing of papers; {_EXPECTED}.", file=name, line=1)
    if not listing.records:
        line = listing.damages[0].line if listing.damages else 1
        why = f"{listing.damages[0].message} " if listing.damages else ""
        raise InputError(f"holds no papers: {why}{_EXPECTED}.", file=name, line=line)
    return listing
