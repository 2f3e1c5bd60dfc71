"""Which papers fit nowhere well: they stay in the nearest topic, and are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from conspectus.topics.grouping.groups import fits_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Matrix = npt.NDArray[np.float32]
    Numbers = npt.NDArray[np.intp]

_FAR = 1.5
"""So many times the usual deviation below the middle is out of the ordinary."""
_WELL = 0.5
"""A cosine from which a paper fits well, however well the others fit."""


def loose_rows(space: Matrix, groups: Sequence[Numbers]) -> Numbers:
    """Return the rows whose cosine to the centre of their own group is far below the usual.

    The usual is the median of all; how far is measured by the median absolute deviation (Hampel,
    1974), scaled as for normal values.
    """
    if not groups:
        return np.array([], dtype=np.intp)
    fits = fits_of(space, groups)
    rows = np.concatenate(list(groups))
    own = np.concatenate([fits[rows, number] for number, rows in enumerate(groups)])
    middle = np.median(own)
    deviation = 1.4826 * np.median(np.abs(own - middle))
    return np.sort(rows[(own < min(_WELL, middle - _FAR * deviation)) | (own <= 0)])
