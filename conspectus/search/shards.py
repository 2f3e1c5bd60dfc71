"""How the terms are cut into files of a size that is quickly loaded."""

from __future__ import annotations

import math
from bisect import bisect_right
from itertools import accumulate, pairwise, takewhile
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
_COST = 22
"""Characters of terms that each title may cost: measured for queries of three words of a title. A
first query loads the list of all shards too, so smaller ones would make it dearer."""
_SELDOM = 1 / 300
"""The share of titles that a shard of terms counts as having which no title has."""
_LARGEST_ROOTS = 90
"""Characters of a file of terms, but for one term alone, for each root of the number of papers."""
_FEW = 5_000


def cut_into_shards(sizes: Sequence[int], titles: Sequence[int], papers: int) -> list[Range]:
    """Return ranges of terms that cost readers least.

    Who looks for a paper types words of its title. So the more titles have the terms of a shard,
    the smaller it is, and what hardly any has, such as identifiers, shares large ones.

    Args:
        sizes: how many characters each term takes.
        titles: how many titles have it.
        papers: how many there are.

    """
    papers = max(papers, _FEW)
    most, largest = _COST * papers, _LARGEST_ROOTS * math.sqrt(papers)
    bounds, filled, asked = [0], 0, 0
    for place, (size, more) in enumerate(zip(sizes, titles, strict=True)):
        dear = (asked + more + papers * _SELDOM) * (filled + size) > most
        if filled and (dear or filled + size > largest):
            bounds.append(place)
            filled, asked = 0, 0
        filled, asked = filled + size, asked + more
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
    reached = list(accumulate(len(term) + 1 for term in terms))
    count = -(-reached[-1] // _DICTIONARY) if reached else 1
    bounds = [bisect_right(reached, number * _DICTIONARY) for number in range(count)]
    return [terms[start:end] for start, end in pairwise([*bounds, len(terms)])]
