"""Where terms stand, as text."""

from __future__ import annotations

from itertools import accumulate

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from search.reading_parts import positions_of

from conspectus.search.counting import Postings
from conspectus.search.positions import pack_positions

TERMS = st.lists(st.lists(st.lists(st.integers(0, 3_000), min_size=1).map(sorted)))
"""For each term for each of its postings some positions."""


def packed(terms: list[list[list[int]]]) -> list[str]:
    """Return the texts of postings, of which only counts and positions matter."""
    rows = [row for term in terms for row in term]
    return pack_positions(
        Postings(
            papers=np.zeros(len(rows), dtype=np.int64),
            counts=np.array([len(row) for row in rows], dtype=np.int64),
            bounds=np.array([0, *accumulate(map(len, terms))], dtype=np.int64),
            positions=np.array([place for row in rows for place in row], dtype=np.int32),
        )
    )


@given(TERMS)
def test_positions_come_back(terms: list[list[list[int]]]) -> None:
    """What is packed is read again, equal positions of one posting too."""
    counts = [[len(row) for row in term] for term in terms]
    assert list(map(positions_of, packed(terms), counts)) == terms


def test_a_text_grows_as_the_positions_do() -> None:
    """However long an abstract is, a word in it costs no more than in a short one."""
    (text,) = packed([[list(range(0, 100_000, 2))]])
    assert len(text) == 50_000
