"""Where terms stand in titles and abstracts, as text. Knows numbers only."""

from __future__ import annotations

from binascii import b2a_base64
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from conspectus.search.counting import Postings

_LARGEST = 255


def pack_positions(postings: Postings) -> list[str]:
    """Return for each term the positions of its postings as bytes in base64.

    A position of 255 or more is a byte of 255 and then the position less 255.
    """
    repeats = postings.positions // _LARGEST
    ends = np.cumsum(repeats + 1)
    octets = np.full(int(ends[-1]) if len(ends) else 0, _LARGEST, dtype=np.uint8)
    octets[ends - 1] = postings.positions % _LARGEST
    data = octets.tobytes()
    tokens = np.concatenate([[0], np.cumsum(postings.counts)])[postings.bounds]
    reached = np.concatenate([[0], ends])[tokens].tolist()
    return [
        b2a_base64(data[start:end], newline=False).decode("ascii") if end > start else ""
        for start, end in pairwise(reached)
    ]
