"""Whole numbers as text, many at a time.

The alphabet and the forms are those of ``docs/search.md``. Knows numbers only.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_ALPHABET = bytes(code for code in range(35, 127) if code != ord("\\"))
"""Printable ASCII without what JSON escapes, nor space and exclamation mark."""
_FINAL = 64
"""So many characters end a number; the others stand before the end."""
_LEADING = len(_ALPHABET) - _FINAL
_FINAL_DIGITS = np.frombuffer(_ALPHABET[:_FINAL], dtype=np.uint8)
_LEADING_DIGITS = np.frombuffer(_ALPHABET[_FINAL:], dtype=np.uint8)
_SHOWN_COUNTS = 4
"""Counts below this take no number of their own in postings."""


def pack(numbers: NDArray[np.int64]) -> str:
    """Return numbers as one text."""
    return pack_lists(numbers, np.array([0, len(numbers)]))[0]


def pack_ascending(numbers: Sequence[int]) -> str:
    """Return ascending numbers as gaps in one text."""
    found = np.array(numbers, dtype=np.int64)
    return pack(gaps(found, np.array([0, len(found)])))


def pack_lists(numbers: NDArray[np.int64], bounds: NDArray[np.int64]) -> list[str]:
    """Return lists of numbers, each as a text.

    Args:
        numbers: those of the first list, then those of the second, and so on; none below 0.
        bounds: where each list begins, and at last where the last one ends.

    """
    widths = _widths(numbers)
    ends = np.cumsum(widths)
    text = _digits(numbers, ends).tobytes().decode("ascii")
    reached = np.concatenate([[0], ends])[bounds].tolist()
    return [text[start:end] for start, end in pairwise(reached)]


def gaps(numbers: NDArray[np.int64], bounds: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how many numbers lie between each and the one before it in its ascending list."""
    found = np.diff(numbers, prepend=0) - 1
    starts = bounds[:-1][np.diff(bounds) > 0]
    found[starts] = numbers[starts]
    return found


def pack_postings(
    papers: NDArray[np.int64], counts: NDArray[np.int64], bounds: NDArray[np.int64]
) -> list[str]:
    """Return for each list of papers, ascending, a text of them and of how often each is meant."""
    shown = np.minimum(counts, _SHOWN_COUNTS)
    long = counts >= _SHOWN_COUNTS
    places = np.arange(len(papers)) + np.cumsum(long) - long
    numbers = np.zeros(len(papers) + int(long.sum()), dtype=np.int64)
    numbers[places] = gaps(papers, bounds) * _SHOWN_COUNTS + shown - 1
    numbers[places[long] + 1] = counts[long] - _SHOWN_COUNTS
    return pack_lists(numbers, np.append(places, len(numbers))[bounds])


def _widths(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how many characters each number takes."""
    limits: list[int] = []
    limit, more = _FINAL, _LEADING
    while not limits or limits[-1] <= numbers.max(initial=0):
        limits.append(limit)
        limit += _FINAL * more
        more *= _LEADING
    return np.searchsorted(limits, numbers, side="right") + 1


def _digits(numbers: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Return the characters of all numbers, each of which ends at a given place."""
    text = np.empty(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    places = ends - 1
    text[places] = _FINAL_DIGITS[numbers % _FINAL]
    rest = numbers // _FINAL
    while len(left := np.flatnonzero(rest)):
        places, rest = places[left] - 1, rest[left] - 1
        text[places] = _LEADING_DIGITS[rest % _LEADING]
        rest //= _LEADING
    return text
