"""In which forms titles have their terms: Lunr knows stems, readers want what they typed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from conspectus.search.packing import pack_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class Forms(NamedTuple):
    """Two columns of text with a place for each term."""

    words: list[str]
    """The words that became the term, the most common first; empty where it is just the term."""
    of_postings: list[str]
    """For each posting the place of its form; empty where there is only one."""


def title_forms(
    pairs: tuple[NDArray[np.int32], NDArray[np.int32]],
    first: NDArray[np.int64],
    bounds: NDArray[np.int64],
    *,
    words: Sequence[str],
    terms: Sequence[str],
) -> Forms:
    """Return the forms of the terms in titles.

    Args:
        pairs: the term and the word of each token; words are numbered in their order.
        first: for each posting the place of its first token.
        bounds: where the postings of each term begin, and at last where they end.
        words: by number.
        terms: by number.

    """
    keys = pairs[0].astype(np.int64) * len(words) + pairs[1]
    found, counts = np.unique(keys, return_counts=True)
    owners, spelt = found // max(1, len(words)), found % max(1, len(words))
    order = np.lexsort((spelt, -counts, owners))
    begins = np.searchsorted(owners, np.arange(len(terms) + 1))
    places = np.empty(len(found), dtype=np.int64)
    places[order] = np.arange(len(found)) - begins[owners]
    of_postings = pack_lists(places[np.searchsorted(found, keys[first])], bounds)
    ordered = [words[number] for number in spelt[order].tolist()]
    joined = _joined(ordered, begins.tolist(), terms)
    several = np.diff(begins) > 1
    return Forms(
        words=joined,
        of_postings=[
            text if many else "" for text, many in zip(of_postings, several.tolist(), strict=True)
        ],
    )


def _joined(ordered: list[str], begins: list[int], terms: Sequence[str]) -> list[str]:
    texts = [",".join(ordered[start:end]) for start, end in pairwise(begins)]
    return ["" if text == term else text for text, term in zip(texts, terms, strict=True)]
