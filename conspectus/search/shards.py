"""How the terms are cut into files of a size that is quickly loaded."""

from __future__ import annotations

import math
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from conspectus.search.words import in_code_units

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_SHARED = 12
"""Characters, each of two code units at most: there are 26 letters."""

Range = tuple[int, int]
"""The first of some neighbouring terms, and the one after the last."""

_DICTIONARY = 100_000
"""Characters of a file of the dictionary."""
_SMALLEST = 3_000
"""Characters of a file of terms, of which about the half is sent."""
_ROOTS = 30


def target_size(papers: int) -> int:
    """Return how many characters a file of terms shall have.

    All shards are named in what is loaded first. Both that list and the files of a query grow with
    the root of the number of papers: so a first query of 10,000 and of 75,000 papers costs least.
    """
    return max(_SMALLEST, round(_ROOTS * math.sqrt(papers)))


def cut_into_shards(sizes: Sequence[int], target: int) -> list[Range]:
    """Return ranges of terms whose sizes together come near a target.

    A term that takes more than half of the target is alone, so that nobody loads it for another's
    sake. There is always one range.
    """
    bounds, filled = [0], 0
    for place, size in enumerate(sizes):
        alone = size * 2 > target
        if filled and (alone or filled + size > target):
            bounds.append(place)
            filled = 0
        filled += target if alone else size
    return list(zip(bounds, [*bounds[1:], len(sizes)], strict=True))


def separators(terms: Sequence[str], shards: Sequence[Range]) -> list[str]:
    """Return for each shard the shortest text that parts its first term from the one before it."""
    return ["", *(_separator(terms[start - 1], terms[start]) for start, _ in shards[1:])]


def _separator(before: str, first: str) -> str:
    limit = in_code_units(before)
    prefixes = (first[:length] for length in range(1, len(first)))
    return next((prefix for prefix in prefixes if in_code_units(prefix) > limit), first)


def front_coded(words: Sequence[str]) -> str:
    """Return sorted words, each told from the one before; the first is empty and not told.

    Each is a capital letter, which says how many UTF-16 code units it shares with the one before,
    and the rest. No term has a capital letter of ASCII.
    """
    told = []
    for before, word in pairwise(words):
        same = takewhile(lambda pair: pair[0] == pair[1], zip(before, word, strict=False))
        shared = word[: min(sum(1 for _ in same), _MOST_SHARED)]
        units = len(shared.encode("utf-16-le", "surrogatepass")) // 2
        told.append(chr(ord("A") + units) + word[len(shared) :])
    return "".join(told)


def dictionaries(terms: Sequence[str]) -> list[Sequence[str]]:
    """Return all terms in parts of one size."""
    parts = cut_into_shards([len(term) + 1 for term in terms], _DICTIONARY)
    return [terms[start:end] for start, end in parts]
