"""How research papers at large use words: what the papers of a digest are compared with.

The counts come from the abstracts of arXiv (``benchmarks/count_words.py``). They tell a noun from a
verb, and what is special from what everyone says, where a digest is too small to tell by itself.
They are a part of the code, loaded as modules are, and only once.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pkgutil import get_data
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Part = Literal["n", "m", "v", ""]
"""What a word can be in a name: end it, stand within it, neither; empty if unknown."""


class Background(NamedTuple):
    """How papers at large use words."""

    parts: Mapping[str, Part]
    """By word, in lower case."""
    shares: Mapping[str, float]
    """The share of papers, from 0 to 1, that say a word or two in a row, in the singular."""

    def share(self, key: Sequence[str]) -> float:
        """Return the share of papers that say words in a row, at most; 0 if they are rare."""
        if len(key) == 1:
            return self.shares.get(key[0], 0.0)
        return min(self.shares.get(f"{one} {other}", 0.0) for one, other in pairwise(key))


@cache
def read_background() -> Background:
    """Return the counts that come with the package."""
    data = get_data("conspectus.topics.naming", "background.tsv")
    if data is None:
        raise LookupError(
            "the package lacks conspectus/topics/naming/background.tsv; install it again"
        )
    rows = [line.split("\t") for line in data.decode().splitlines()]
    parts: dict[str, Part] = {word: part for word, part, _ in rows if part}  # type: ignore[misc]
    return Background(parts, {word: float(share) / 1000 for word, _, share in rows if share})
