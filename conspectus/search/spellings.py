"""The words that readers may have meant: those of titles, and those that abstracts share."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from conspectus.search.packing import pack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

_FEW_PAPERS = 2_000
_SHORTEST = 3


class WordList(NamedTuple):
    """The words that begin with one character, in order."""

    first: str
    words: list[str]
    papers: str
    """For each the whole part of the logarithm to base 2 of how many papers have it."""


def word_lists(
    words: Sequence[str],
    in_titles: tuple[NDArray[np.int32], NDArray[np.int32]],
    in_abstracts: tuple[NDArray[np.int32], NDArray[np.int32]],
    papers: int,
) -> list[WordList]:
    """Return the words worth offering.

    Args:
        words: in order; numbers below are their places.
        in_titles: the word and the paper of each token.
        in_abstracts: likewise.
        papers: how many there are.

    """
    titles, abstracts = _pairs(*in_titles, papers), _pairs(*in_abstracts, papers)
    only_titles = titles[~_among(titles, abstracts)]
    of_abstracts = np.bincount(abstracts // max(1, papers), minlength=len(words))
    of_all = of_abstracts + np.bincount(only_titles // max(1, papers), minlength=len(words))
    offered = of_abstracts >= (2 if papers < _FEW_PAPERS else 3)
    offered[titles // max(1, papers)] = True
    places = np.flatnonzero(offered).tolist()
    return list(_lists([place for place in places if _is_plain(words[place])], words, of_all))


def _lists(known: list[int], words: Sequence[str], papers: NDArray[np.int64]) -> Iterator[WordList]:
    for first, group in groupby(known, key=lambda place: words[place][0]):
        places = list(group)
        # The exponent of a whole number's float is exact, its logarithm need not be.
        logarithms = np.frexp(papers[places].astype(np.float64))[1].astype(np.int64) - 1
        yield WordList(first, [words[place] for place in places], pack(logarithms))


def _pairs(words: NDArray[np.int32], where: NDArray[np.int32], papers: int) -> NDArray[np.int64]:
    """Return each word and paper that meet as one number, in order."""
    keys = words.astype(np.int64) * papers + where
    keys.sort()
    return keys[np.flatnonzero(np.diff(keys, prepend=-1))]


def _among(some: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which numbers are among others, both in order."""
    if not len(others):
        return np.zeros(len(some), dtype=np.bool_)
    places = np.searchsorted(others, some)
    return np.asarray(others[np.minimum(places, len(others) - 1)] == some)


def _is_plain(word: str) -> bool:
    return len(word) >= _SHORTEST and not any(map(str.isdigit, word))
