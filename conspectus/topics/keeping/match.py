"""Earlier groups of papers to fresh ones: which fresh group goes on as which earlier one.

Sets of papers in, pairs of numbers out; names play no part.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST = 0.5
"""A group goes on if more than this share of its papers, old or new, is in both."""
_PART = 0.25
"""A smaller part of an earlier group has nothing to say of the whole of it."""


def match_groups(
    earlier: Sequence[Iterable[str]], fresh: Sequence[Iterable[str]]
) -> dict[int, int]:
    """Return which fresh group goes on as which earlier one, one to one, by shared papers.

    Of all ways to pair them, the one is taken that leaves most papers where they were (the
    assignment problem; Kuhn, 1955): taking the best pairs first would leave to chance what becomes
    of the second half of a topic whose first half found a better partner. Only papers that both
    sides have count, so that growth is not taken for change.
    """
    if not earlier or not fresh:
        return {}
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415  # slow to load, and seldom needed

    homes = {paper: number for number, papers in enumerate(earlier) for paper in papers}
    known = [[homes[paper] for paper in papers if paper in homes] for papers in fresh]
    staying = Counter(number for numbers in known for number in numbers)
    shared = np.zeros((len(known), len(earlier)))
    for group, numbers in enumerate(known):
        for number, count in Counter(numbers).items():
            same = count > _MOST * min(len(numbers), staying[number])
            if same and count >= _PART * staying[number]:
                shared[group, number] = count
    pairs = zip(*linear_sum_assignment(shared, maximize=True), strict=True)
    return {int(group): int(number) for group, number in pairs if shared[group, number]}
