"""How the terms are cut into files of a size that is quickly loaded."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from conspectus.search.words import in_code_units

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MOST_SHARED = 12
"""Characters, each of two code units at most: there are 26 letters."""

Range = tuple[int, int]
"""The first of some neighbouring terms, and the one after the last."""

_DICTIONARY = 100_000
"""Characters of a file of the dictionary."""
_COST = 25
"""Characters of terms that each title may cost: measured for queries of three words of a title. A
first query loads the list of all shards too, so smaller ones would make it dearer."""
_SELDOM = 1 / 300
"""The share of titles that a shard of terms counts as having which no title has."""
_LARGEST_ROOTS = 90
"""Characters of a file of terms, but for one term alone, for each root of the number of papers."""
_FEW = 5_000
_SPARED = 0.5
"""So much of a shard may be left to the next for the sake of a shorter separator."""


class Weighed(NamedTuple):
    """Terms, and what they cost whom."""

    terms: Sequence[str]
    """In the order of UTF-16 code units."""
    sizes: Sequence[int]
    """How many characters each takes."""
    titles: Sequence[int]
    """How many titles have each."""
    papers: int
    """How many there are."""


def cut_into_shards(weighed: Weighed) -> list[Range]:
    """Return ranges of terms that cost readers least; there is always one.

    Who looks for a paper types words of its title. So the more titles have the terms of a shard,
    the smaller it is, and what hardly any has, such as identifiers, shares large ones. A shard ends
    before it is full where that makes the next one's separator shorter.
    """
    terms, last, bounds = weighed.terms, "", [0]
    sizes = list(accumulate(weighed.sizes, initial=0))
    fits = _limit(sizes, list(accumulate(weighed.titles, initial=0)), weighed.papers)
    while (end := _end(bounds[-1], len(terms), fits)) < len(terms):
        spared = sizes[end] - _SPARED * (sizes[end] - sizes[bounds[-1]])
        places = range(max(bounds[-1] + 1, bisect_left(sizes, spared)), end + 1)
        told = [
            _shared(terms[place - 1], terms[place]) - _shared(last, terms[place])
            for place in places
        ]
        # The last of the shortest.
        bounds.append(places[-1] - told[::-1].index(min(told)))
        last = _separator(terms[bounds[-1] - 1], terms[bounds[-1]])
    return list(pairwise([*bounds, len(terms)]))


def _limit(sizes: Sequence[int], titles: Sequence[int], papers: int) -> Callable[[int, int], bool]:
    """Return what tells whether a range of terms can be a shard; sizes and titles are sums."""
    papers = max(papers, _FEW)
    most, largest, seldom = _COST * papers, _LARGEST_ROOTS * math.sqrt(papers), papers * _SELDOM

    def fits(start: int, end: int) -> bool:
        size = sizes[end] - sizes[start]
        return size <= largest and (titles[end] - titles[start] + seldom) * size <= most

    return fits


def _end(start: int, count: int, fits: Callable[[int, int], bool]) -> int:
    """Return where the largest shard ends that begins so: it has one term at least."""
    ends = range(start + 2, count + 1)
    fitting = bisect_left(ends, 1, key=lambda end: 0 if fits(start, end) else 1)
    return min(count, start + 1 + fitting)


def separators(terms: Sequence[str], shards: Sequence[Range]) -> list[str]:
    """Return for each shard the shortest text that parts its first term from the one before it."""
    return ["", *(_separator(terms[start - 1], terms[start]) for start, _ in shards[1:])]


def _separator(before: str, first: str) -> str:
    limit = in_code_units(before)
    prefixes = (first[:length] for length in range(1, len(first)))
    return next((prefix for prefix in prefixes if in_code_units(prefix) > limit), first)


def front_coded(words: Sequence[str]) -> str:
    """Return sorted words, each told from the one before.

    Each is a capital letter, which says how many UTF-16 code units it shares with the one before,
    and the rest. No term has a capital letter of ASCII.
    """
    return "".join(_told(before, word) for before, word in pairwise(["", *words]))


def _told(before: str, word: str) -> str:
    shared = word[: min(_shared(before, word), _MOST_SHARED)]
    units = len(shared.encode("utf-16-le", "surrogatepass")) // 2
    return chr(ord("A") + units) + word[len(shared) :]


def _shared(one: str, other: str) -> int:
    """Return with how many characters both texts begin."""
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return place
    return min(len(one), len(other))


def dictionaries(terms: Sequence[str]) -> list[Sequence[str]]:
    """Return all terms in parts of one size."""
    reached = list(accumulate(len(term) + 1 for term in terms))
    count = -(-reached[-1] // _DICTIONARY) if reached else 1
    bounds = [bisect_right(reached, number * _DICTIONARY) for number in range(count)]
    return [terms[start:end] for start, end in pairwise([*bounds, len(terms)])]
