"""Terms that are pieces of compounds: ``grained`` of fine-grained, ``self`` of many.

It counts compounds around terms; which terms matter is none of its business.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOSTLY = 0.5
"""The share of a term's uses within compounds from which it is told as a whole or not at all."""
_NEARLY_ALL = 0.8
"""The share of a term's uses within one compound from which the compound is told for it."""


class Compounds:
    """Counts the compounds in which terms stand."""

    def __init__(self) -> None:
        self._around: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, term: str, compound: str, count: int) -> None:
        """Count a compound, or two words with one in it, of which a term is a part only."""
        self._around[term][compound] += count

    def of(
        self, forms: Mapping[str, Counter[str]], written: Mapping[str, str]
    ) -> tuple[dict[str, str], frozenset[str]]:
        """Return what terms are told by that are pieces, and which tell nothing.

        Args:
            forms: how often each term is written in each way, within compounds or not.
            written: how terms are told; a pair may be told with the compound that it is in.

        """
        wholes, halves = {}, set()
        for term, around in self._around.items():
            uses = forms[term].total()
            if around.total() < _MOSTLY * uses or written.get(term) in around:
                continue
            if compound := _usual(around, _NEARLY_ALL * uses):
                wholes[term] = compound
            else:
                halves.add(term)
        return wholes, frozenset(halves)


def _usual(around: Counter[str], least: float) -> str:
    """Return the compound with that many uses, as written mostly; capitals make no difference."""
    same: Counter[str] = Counter()
    for compound, count in around.items():
        same[compound.lower()] += count
    lower = max(same, key=lambda compound: (same[compound], compound))
    if same[lower] < least:
        return ""
    alike = (compound for compound in around if compound.lower() == lower)
    return min(alike, key=lambda compound: (-around[compound], compound.swapcase()))
