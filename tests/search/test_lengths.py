"""The lengths of abstracts as bits."""

from __future__ import annotations

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st
from search.reading_parts import lengths_of

from conspectus.search.lengths import pack_lengths

GROUPS = st.lists(st.lists(st.integers(0, 700), min_size=1).map(sorted))


@given(GROUPS)
def test_lengths_come_back(groups: list[list[int]]) -> None:
    """What is packed is read again, each group from nothing."""
    lengths, sizes = list(chain(*groups)), [len(group) for group in groups]
    assert lengths_of(pack_lengths(lengths, sizes), sizes) == lengths


def test_neighbours_of_one_length_take_a_bit_each() -> None:
    """The more of them there are, the less they need."""
    few, many = (len(pack_lengths([90] * count, [count])) for count in (96, 816))
    assert (many - few) * 6 == 816 - 96


def test_nothing_takes_nothing() -> None:
    """A digest without papers has no groups."""
    assert pack_lengths([], []) == ""
