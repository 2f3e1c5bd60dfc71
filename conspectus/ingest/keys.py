"""What ties records and entries together.

Those that share no key, however indirectly, have nothing to do with each other: ingest need not
look at both.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from conspectus.ingest.paper_ids import arxiv_id_of, doi_of
from conspectus.ingest.titles import title_key
from conspectus.model.slug import make_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conspectus.model.paper import Paper
    from conspectus.model.record import Record

_BYTES = 8


def record_keys(listing: str, record: Record) -> list[int]:
    """Return the keys of a record, each a signed number of 64 bits.

    Args:
        listing: the name of the listing in which it stands.
        record: the record.

    """
    slug = make_slug(record.title)
    texts = [*_ids(record), f"at {record.rank} {listing}", f"title {title_key(record.title)}"]
    return _numbers([*texts, f"slug {slug}"])


def entry_keys(entry: Paper) -> list[int]:
    """Return the keys of an entry: of its ids, its names, and the places where it was seen."""
    texts = [*_ids(entry), f"title {title_key(entry.title)}", f"slug {entry.slug}"]
    # The name under which it was written may have got a number or an id, to tell it from others.
    parts = entry.slug.split("-")
    texts += [f"slug {'-'.join(parts[:-count])}" for count in (1, 2) if len(parts) > count]
    texts += [f"at {seen.rank} {seen.listing}" for seen in entry.sightings]
    return _numbers(texts)


def _ids(paper: Paper | Record) -> Iterator[str]:
    if arxiv := arxiv_id_of(paper):
        yield f"arxiv {arxiv}"
    if doi := doi_of(paper):
        yield f"doi {doi}"


def _numbers(texts: Iterable[str]) -> list[int]:
    return sorted({_number(text) for text in texts})


def _number(text: str) -> int:
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest()
    return int.from_bytes(digest, "big", signed=True)
