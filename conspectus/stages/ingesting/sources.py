"""The sources that ingest reads: those that have changed in a digest, and those from elsewhere."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from conspectus.content.ingest_index import Item
from conspectus.content.listing_files import (
    FACTS,
    FOLDER,
    free_path,
    hash_of,
    read_new_source,
    read_source,
    source_stamps,
)
from conspectus.content.stamps import UNKNOWN
from conspectus.content.stored_values import decode_head, encode_head, encode_record
from conspectus.errors import CombinedInputError, InputError
from conspectus.ingest.keys import record_keys
from conspectus.model.notes import is_facts, listing_name
from conspectus.readers.table import read_listing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from conspectus.content.ingest_index import IngestIndex, StoredSource
    from conspectus.content.stored_values import Head
    from conspectus.model.record import Listing
    from conspectus.report import Reporter


class Source(NamedTuple):
    """A source of the digest, without its records."""

    id: int
    """In the index."""
    head: Head
    sha256: str


class NewFile(NamedTuple):
    """A source that is still to be kept in the digest."""

    path: str
    """Below ``content/``."""
    data: bytes


def read_sources(
    root: Path, sources: Sequence[Path], index: IngestIndex, *, facts: bool, reporter: Reporter
) -> list[NewFile]:
    """Bring the index up to date with all sources, and with further ones from elsewhere.

    Args:
        root: the digest's folder.
        sources: files, in the digest or not.
        index: its index.
        facts: whether the files from elsewhere only add to papers that others show.
        reporter: shows progress.

    Returns:
        The files from elsewhere, to be kept in the digest.

    Raises:
        InputError, CombinedInputError: sources cannot be read.

    """
    errors: list[InputError] = []
    stamps = source_stamps(root)
    known = index.sources()
    for path in sorted(known.keys() - stamps.keys()):
        index.drop_source(path)
    changed = [p for p, stamp in stamps.items() if not stamp or _stamp(known.get(p)) != stamp]
    for path in reporter.track(changed, "Reading sources", len(changed)):
        with _gathered(errors):
            _refresh(root, path, stamps[path], index)
    new: list[NewFile] = []
    for source in sources:
        with _gathered(errors):
            new += _take_in(root, source, index, facts=facts)
    if errors:
        raise errors[0] if len(errors) == 1 else CombinedInputError(errors)
    return new


def known_sources(index: IngestIndex) -> dict[str, Source]:
    """Return all sources by their paths below ``content/``, in order."""
    return {
        path: Source(stored.id, decode_head(stored.head), stored.sha256)
        for path, stored in index.sources().items()
    }


@contextmanager
def _gathered(errors: list[InputError]) -> Iterator[None]:
    """Gather what is wrong, so that all of it can be said at once."""
    try:
        yield
    except InputError as error:
        errors.append(error)


def _stamp(stored: StoredSource | None) -> str:
    return stored.stamp if stored else UNKNOWN


def _refresh(root: Path, path: str, stamp: str, index: IngestIndex) -> None:
    data = read_source(root, path)
    sha256 = hash_of(data)
    stored = index.sources().get(path)
    if stored and stored.sha256 == sha256:
        index.set_source_stamp(path, stamp)
        return
    listing = read_listing(data, f"content/{path}")
    _put(index, path, listing, stamp=stamp, sha256=sha256)


def _take_in(root: Path, source: Path, index: IngestIndex, *, facts: bool) -> Iterator[NewFile]:
    """Yield a source from elsewhere, unless it is in the digest already."""
    new = read_new_source(root, source)
    if new is None:
        return
    listing = read_listing(new.data, str(source))
    folder = FOLDER if listing.shows and not facts else FACTS
    taken = {path: stored.sha256 for path, stored in index.sources().items()}
    path = free_path(new, folder, taken)
    if path is None:
        return
    _put(index, path, listing, stamp=UNKNOWN, sha256=hash_of(new.data))
    yield NewFile(path, new.data)


def _put(index: IngestIndex, path: str, listing: Listing, *, stamp: str, sha256: str) -> None:
    name = listing_name(path)
    shows = listing.shows and not is_facts(path)
    listing = msgspec.structs.replace(listing, name=name, shows=shows)
    records = (Item(record_keys(name, r), encode_record(r)) for r in listing.records)
    index.put_source(path, stamp, sha256, encode_head(listing), records)
