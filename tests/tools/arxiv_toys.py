"""Damaged copies of the toy answers, feeds and pages of arXiv."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from conspectus.errors import InputError
from conspectus.readers.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from conspectus.model.record import Listing

TOYS = Path(__file__).parents[1] / "data/arxiv"
_HOSTILE = [
    *(b"", b"<", b">", b"&", b"&#0;", b"&#xd800;", b"&lol;", b"\x00", b"\x0b", b"\xff"),
    *(b"\xed\xa0\x80", b"\x1f\x8b", b"<![CDATA[", b"]]>", b"<!--", b"<!DOCTYPE a ["),
    *(b"<entry>", b"</item>", b"<dt>", b"</dd>"),
]
_ELEMENT = re.compile(rb"<[^>]*>|[^<]+")


def toy(name: str) -> bytes:
    """Return the bytes of a toy."""
    return (TOYS / name).read_bytes()


def damaged(*names: str) -> st.SearchStrategy[bytes]:
    """Give toys whose elements are dropped, doubled or moved, whose bytes are cut or changed."""
    toys = st.sampled_from([toy(name) for name in names])
    return toys.flatmap(_with_moved_elements) | toys.flatmap(_with_changed_bytes)


def _with_moved_elements(data: bytes) -> st.SearchStrategy[bytes]:
    pieces = _ELEMENT.findall(data)
    places = st.integers(0, len(pieces) - 1)

    def move(moves: list[tuple[int, int, int]]) -> bytes:
        mended = list(pieces)
        for source, target, count in moves:
            mended[target : target + count] = pieces[source : source + count]
        return b"".join(mended)

    return st.lists(st.tuples(places, places, st.integers(0, 9)), max_size=5).map(move)


def _with_changed_bytes(data: bytes) -> st.SearchStrategy[bytes]:
    places = st.integers(0, len(data))
    hostile = st.sampled_from(_HOSTILE) | st.binary(max_size=20)

    def change(edits: list[tuple[int, int, bytes]]) -> bytes:
        changed = data
        for place, length, insert in edits:
            changed = changed[:place] + insert + changed[place + length :]
        return changed

    edits = st.lists(st.tuples(places, st.integers(0, 50), hostile), max_size=5).map(change)
    return edits | places.map(lambda place: data[:place])


def survives(read: Callable[[Source], Listing | None], data: bytes) -> None:
    """Assert that a reader reads what can be read, or refuses with an error of ours."""
    try:
        listing = read(Source(data, "x"))
    except InputError:
        return
    if listing is not None:
        ranks = [record.rank for record in listing.records]
        assert ranks == sorted(set(ranks))
        assert all(record.title.strip() for record in listing.records)
