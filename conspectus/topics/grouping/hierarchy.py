"""Topics into broad topics, where there are too many for one list."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from conspectus.topics.likeness.matrices import unit_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Matrix = npt.NDArray[np.float32]
    Numbers = npt.NDArray[np.intp]

MOST_IN_ONE_LIST = 29
"""So many topics are browsed without broad ones above them."""


def broad_groups(space: Matrix, groups: Sequence[Numbers]) -> tuple[Numbers, ...]:
    """Return which groups of rows belong together, as their numbers; () where there are few."""
    if len(groups) <= MOST_IN_ONE_LIST:
        return ()
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415  # slow to load, and seldom needed

    centres = unit_rows(np.array([space[rows].mean(axis=0) for rows in groups])).round(5)
    labels = fcluster(linkage(centres, "ward"), round(1.2 * math.sqrt(len(groups))), "maxclust")
    found = [np.flatnonzero(labels == label) for label in np.unique(labels)]
    return tuple(sorted(found, key=lambda numbers: (-len(numbers), int(numbers[0]))))
