"""Pairs of words that are pieces of a longer phrase: what makes them whole.

``Large language`` is hardly ever written without ``models``, which so many papers say that it tells
nothing of any. It counts what stands beside pairs; which pairs matter is none of its business.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from conspectus.topics.likeness.words import is_topical, singular
from conspectus.topics.naming.background import read_background
from conspectus.topics.naming.lexicon import BOILERPLATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Pair = tuple[str, str]

_NEARLY_ALL = 0.9
"""The share of a pair's uses beside one same word from which the pair is a piece."""
_LEAST = 3
"""Uses below which that may be chance."""
_VERBAL = re.compile("(?:ing|ed)$")
_WORD = re.compile(r"[^\W\d_]")


def wholes_of(
    texts: Iterable[Sequence[str]], terms: Mapping[Pair, str], written: Mapping[str, str]
) -> dict[str, str]:
    """Return what pairs are pieces of, such as ``large language models`` for ``large language``.

    Args:
        texts: words, compounds and signs, in order.
        terms: the pair of the vocabulary that two words in a row are.
        written: how pairs are written.

    """
    uses: Counter[str] = Counter()
    before: defaultdict[str, Counter[str]] = defaultdict(Counter)
    after: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        padded = ("", *text, "")
        for place, pair in enumerate(pairwise(text)):
            if term := terms.get(pair):
                uses[term] += 1
                before[term][padded[place]] += 1
                after[term][padded[place + 3]] += 1
    often = {term: count for term, count in uses.items() if count >= _LEAST}
    ends = {term: _always(after[term], count) for term, count in often.items()}
    found = {}
    for term, count in often.items():
        form = written.get(term, "")
        if form.count(" ") != 1:  # a compound may have made it whole
            continue
        if end := ends[term]:
            further = ends.get(terms.get((form.split(" ")[1], end), ""), "")
            found[term] = f"{form} {end} {further}".rstrip()
        elif start := _always(before[term], count):
            found[term] = f"{start} {form}"
    return found


def joins_of(texts: Iterable[Sequence[str]], terms: Mapping[Pair, str]) -> frozenset[Pair]:
    """Return which pairs of a vocabulary share a word where they stand, one after the other."""
    return frozenset(
        (one, other)
        for text in texts
        for one, other in pairwise([terms.get(pair, "") for pair in pairwise(text)])
        if one and other
    )


def _always(beside: Counter[str], uses: int) -> str:
    """Return the word that stands beside nearly all uses, as written mostly, or nothing.

    Neither a verb nor what every abstract says is a part of a phrase.
    """
    likely = max(beside, key=lambda word: (beside[word], word))
    lower = likely.lower()
    if not _WORD.match(likely) or not is_topical(lower) or lower in BOILERPLATE:
        return ""
    part = read_background().parts.get(lower)
    if part == "v" or (part != "n" and _VERBAL.search(lower)):
        return ""
    known = {word.lower() for word in beside}
    same = {
        word: count
        for word, count in beside.items()
        if singular(word.lower(), known) == singular(likely.lower(), known)
    }
    if sum(same.values()) < _NEARLY_ALL * uses:
        return ""
    return min(same, key=lambda word: (-same[word], word.swapcase()))
