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
    in_titles: tuple[NDArray[np.int64], NDArray[np.int64]],
    in_abstracts: tuple[NDArray[np.int64], NDArray[np.int64]],
    papers: int,
) -> list[WordList]:
    """Return the words worth offering.

    Args:
        words: in order; numbers below are their places.
        in_titles: the word and the paper of each token.
        in_abstracts: likewise.
        papers: how many there are.

    """
    titles = _papers_of_words([in_titles], len(words), papers)
    abstracts = _papers_of_words([in_abstracts], len(words), papers)
    either = _papers_of_words([in_titles, in_abstracts], len(words), papers)
    needed = 2 if papers < _FEW_PAPERS else 3
    known = np.flatnonzero((titles > 0) | (abstracts >= needed)).tolist()
    return list(_lists([place for place in known if _is_plain(words[place])], words, either))


def _lists(known: list[int], words: Sequence[str], papers: NDArray[np.int64]) -> Iterator[WordList]:
    for first, group in groupby(known, key=lambda place: words[place][0]):
        places = list(group)
        # The exponent of a whole number's float is exact, its logarithm need not be.
        logarithms = np.frexp(papers[places].astype(np.float64))[1].astype(np.int64) - 1
        yield WordList(first, [words[place] for place in places], pack(logarithms))


def _papers_of_words(
    pairs: list[tuple[NDArray[np.int64], NDArray[np.int64]]], words: int, papers: int
) -> NDArray[np.int64]:
    """Return in how many papers each word stands."""
    keys = np.sort(np.concatenate([spelt * papers + where for spelt, where in pairs]))
    found = keys[np.flatnonzero(np.diff(keys, prepend=-1))]
    return np.bincount(found // max(1, papers), minlength=words)


def _is_plain(word: str) -> bool:
    return len(word) >= _SHORTEST and not any(map(str.isdigit, word))
