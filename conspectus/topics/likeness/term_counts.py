"""How often papers say which terms: topical words, as singulars, and pairs of neighbouring ones.

Texts in, a matrix of counts out; how terms are weighted is not known here. What can be decided once
for a word is not decided for each of its places, and strings are made only for terms that stay.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

from conspectus.topics.likeness.words import is_topical, singular, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    Numbers = npt.NDArray[np.int32]

_GAP = 0
"""The number of words that are no terms, and of the ends of texts: no pair reaches over them."""


class TermCounts(NamedTuple):
    """What papers say, and how often."""

    counts: sparse.csr_matrix
    """Float32, papers x vocabulary, columns of a row in order."""
    vocabulary: tuple[str, ...]
    """The terms of the columns, in alphabetical order; a pair's words are parted by a space."""


class _Places(NamedTuple):
    """The words of all papers, one after the other."""

    papers: Numbers
    """The row of the paper that each is from."""
    words: Numbers
    """The number of each in ``known``, or ``_GAP``."""
    known: Sequence[str]
    """Words in their singular."""


def count_terms(
    papers: Iterable[Iterable[str]], *, least: int = 1, most: float = float("inf")
) -> TermCounts:
    """Count the terms of papers.

    Args:
        papers: the texts of each, such as title and abstract; no pair reaches over their ends.
        least: a term that fewer papers say is left out.
        most: and so is one that more papers say.

    """
    places = _places(papers)
    total = places.papers[-1] + 1 if len(places.papers) else 0
    pairs, columns = _pairs(places, least)
    single = places.words != _GAP
    paired = columns >= 0
    terms = np.concatenate((places.words[single], columns[paired] + len(places.known)))
    rows = np.concatenate((places.papers[single], places.papers[:-1][paired]))
    shape = (total, len(places.known) + len(pairs))
    ones = np.ones(len(terms), dtype=np.float32)
    counts = sparse.coo_matrix((ones, (rows, terms)), shape=shape).tocsr()
    document_frequency = np.bincount(counts.indices, minlength=shape[1])
    kept = np.flatnonzero((document_frequency >= max(1, least)) & (document_frequency <= most))
    named = sorted((_name(column, places.known, pairs), column) for column in kept.tolist())
    counts = counts[:, [column for _, column in named]]
    counts.sort_indices()
    return TermCounts(counts, tuple(name for name, _ in named))


def _places(papers: Iterable[Iterable[str]]) -> _Places:
    """Return all words as numbers."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    numbers[""] = _GAP
    found = array("i")
    ends = []
    for texts in papers:
        found.append(_GAP)  # so that every paper has at least one place
        for text in texts:
            found.extend(map(numbers.__getitem__, words_of(text)))
            found.append(_GAP)
        ends.append(len(found))
    forms, known = _forms(list(numbers))
    rows = np.zeros(len(found), dtype=np.int32)
    rows[ends[:-1]] = 1
    rows = np.cumsum(rows, dtype=np.int32)
    return _Places(rows, forms[np.frombuffer(found, dtype=np.int32)], known)


def _forms(words: Sequence[str]) -> tuple[Numbers, list[str]]:
    """Return the number of each word's singular among those that are returned too."""
    topical = {word for word in words if is_topical(word)}
    numbers = {"": _GAP}
    forms = [
        numbers.setdefault(singular(word, topical), len(numbers)) if word in topical else _GAP
        for word in words
    ]
    return np.array(forms, dtype=np.int32), list(numbers)


def _pairs(places: _Places, least: int) -> tuple[npt.NDArray[np.int64], Numbers]:
    """Return pairs that may be said by enough papers, and which one begins at each place, or -1.

    A pair is one number, made of those of its words.
    """
    one, other = places.words[:-1], places.words[1:]
    often = np.bincount(places.words, minlength=1) >= least
    often[_GAP] = False
    begins = np.flatnonzero(often[one] & often[other])
    keys = one[begins].astype(np.int64) * len(places.known) + other[begins]
    pairs, times = np.unique(keys, return_counts=True)
    pairs = pairs[times >= least]
    columns = np.full(len(one), -1, dtype=np.int32)
    if len(pairs):
        found = np.searchsorted(pairs, keys).clip(max=len(pairs) - 1)
        columns[begins] = np.where(pairs[found] == keys, found, -1)
    return pairs, columns


def _name(column: int, known: Sequence[str], pairs: npt.NDArray[np.int64]) -> str:
    if column < len(known):
        return known[column]
    one, other = divmod(int(pairs[column - len(known)]), len(known))
    return f"{known[one]} {known[other]}"
