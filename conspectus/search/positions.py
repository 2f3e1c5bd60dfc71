"""Where terms stand in titles, abstracts and lists of authors, as text. Knows numbers only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from conspectus.search.packing import pack_lists

if TYPE_CHECKING:
    from conspectus.search.counting import Postings


def pack_positions(postings: Postings) -> list[str]:
    """Return for each term the positions of its postings as numbers.

    Of each posting the first position, and by how much each other is higher than the one before.
    """
    reached = np.concatenate([[0], np.cumsum(postings.counts)])
    positions = postings.positions.astype(np.int64)
    steps = np.diff(positions, prepend=0)
    steps[reached[:-1]] = positions[reached[:-1]]
    return pack_lists(steps, reached[postings.bounds])
