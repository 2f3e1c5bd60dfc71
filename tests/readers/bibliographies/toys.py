"""What the tests of bibliographic readers share: toy files, and hostile inputs made of them."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

from conspectus.errors import InputError
from conspectus.model.paper import Paper
from conspectus.readers.source import Source
from conspectus.readers.table import read_listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conspectus.model.record import Listing

TOYS = Path(__file__).parents[2] / "data/bibliographies"
HOSTILE = [
    b"{", b"}", b'"', b"@", b",", b"=", b"\\", b"$", b"#", b"\n", b"\r", b"\t", b" ", b"<", b"null",
    b"[]", b"{}", b"true", b"-1", b"99999999999999999999", b"1e400", b"\xff", b"\0", b"\xc2\x85",
    b"\xe2\x80\xa8", b"\xed\xa0\x80", b'"\\ud800"', b"TY  - ", b"ER  - ", b"@article{",
    b"\xef\xbb\xbf",
]  # fmt: skip


def read(reader: Callable[[Source], Listing | None], data: bytes) -> Listing:
    """Return what a reader makes of data in its format."""
    listing = reader(Source(data, "x"))
    assert listing is not None
    return listing


def toy(name: str) -> bytes:
    """Return the bytes of a toy bibliography."""
    return (TOYS / name).read_bytes()


def mutations(data: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Yield variants of data with pieces cut, doubled, swapped for others or made hostile."""
    chance = random.Random(seed)  # noqa: S311  # repeatable, not secret
    for _ in range(count):
        changed = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            start = chance.randrange(len(changed) + 1)
            end = min(len(changed), start + chance.choice([0, 1, 2, 5, 20, 200]))
            piece = chance.choice([b"", chance.choice(HOSTILE), bytes(changed[start:end]) * 2])
            changed[start:end] = piece
        yield bytes(changed)


def survives(data: bytes) -> None:
    """Hold a reader to its promise: papers that can be entries, or one sentence."""
    try:
        listing = read_listing(data, "x")
    except InputError:
        return
    for record in listing.records:
        Paper(slug="x", title=record.title, abstract=record.abstract, arxiv=record.arxiv)
        assert record.rank >= 1
