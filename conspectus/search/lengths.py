"""The lengths of abstracts as bits: they are loaded first, so that each bit counts.

A Rice code whose parameter follows what came before, see ``docs/search.md``. Knows numbers only.
"""

from __future__ import annotations

from binascii import b2a_base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_FIRST_MEASURE = 128
"""Four times the difference that is expected at the beginning of a group: measured."""


def pack_lengths(lengths: Sequence[int], sizes: Iterable[int]) -> str:
    """Return lengths as bits in base64.

    Args:
        lengths: those of the first group, ascending, then those of the second, and so on.
        sizes: how many each group has.

    """
    bits = "".join(_codes(lengths, sizes))
    octets = -(-len(bits) // 8)
    data = int(bits.ljust(octets * 8, "0") or "0", 2).to_bytes(octets, "big")
    return b2a_base64(data, newline=False).decode("ascii")


def _codes(lengths: Sequence[int], sizes: Iterable[int]) -> Iterator[str]:
    """Yield the bits of the difference of each length to the one before it in its group."""
    start = 0
    for size in sizes:
        before, measure = 0, _FIRST_MEASURE
        for length in lengths[start : start + size]:
            difference, before = length - before, length
            low = max(1, measure >> 3).bit_length() - 1
            # With the bit above them, the low bits keep their zeros when they are written.
            rest = f"{difference & (1 << low) - 1 | 1 << low:b}"[1:]
            yield "1" * (difference >> low) + "0" + rest
            measure += difference - (measure >> 2)
        start += size
