"""Numbers as text."""

from __future__ import annotations

import json
from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from search.reading_parts import ascending, counts_by_paper, numbers_of

from conspectus.search.packing import gaps, pack, pack_lists, pack_postings

WHOLE = st.integers(0, 2**40)


def text_of(number: int) -> str:
    """Return the text of a number as ``docs/search.md`` has it."""
    digits = "".join(map(chr, [*range(35, 92), *range(93, 127)]))
    number, rest = divmod(number, 64)
    text = digits[rest]
    while number:
        number -= 1
        text = digits[64 + number % 27] + text
        number //= 27
    return text


def bounds_of(lists: list[list[int]]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return where each list begins when they follow each other."""
    return np.array([0, *accumulate(map(len, lists))], dtype=np.int64)


def flat(lists: list[list[int]]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return the numbers of all lists."""
    return np.array([number for each in lists for number in each], dtype=np.int64)


@pytest.mark.parametrize(
    ("number", "text"), [(0, "#"), (57, "]"), (63, "c"), (64, "d#"), (1791, "~c"), (1792, "dd#")]
)
def test_small_numbers_are_short(number: int, text: str) -> None:
    """A number below 64 is one character, below 1,792 two."""
    assert pack(np.array([number])) == text


@given(st.lists(st.lists(WHOLE)))
def test_numbers_come_back(lists: list[list[int]]) -> None:
    """What is packed is read again, each list by itself."""
    texts = pack_lists(flat(lists), bounds_of(lists))
    assert [numbers_of(text) for text in texts] == lists
    assert texts == ["".join(map(text_of, each)) for each in lists]


@given(st.lists(WHOLE))
def test_texts_need_no_escapes(numbers: list[int]) -> None:
    """JSON holds a packed text as it is."""
    text = pack(np.array(numbers, dtype=np.int64))
    assert json.dumps(text) == f'"{text}"'


@given(st.lists(st.sets(st.integers(0, 10**6)).map(sorted)))
def test_ascending_numbers_come_back_from_gaps(lists: list[list[int]]) -> None:
    """The first number of each list counts from the beginning again."""
    bounds = bounds_of(lists)
    texts = pack_lists(gaps(flat(lists), bounds), bounds)
    assert [ascending(text) for text in texts] == lists


@given(st.lists(st.dictionaries(st.integers(0, 10**5), st.integers(1, 10**4))))
def test_postings_come_back(lists: list[dict[int, int]]) -> None:
    """Papers and how often each is meant are read again, large counts too."""
    pairs = [sorted(each.items()) for each in lists]
    papers = [[paper for paper, _ in each] for each in pairs]
    counts = [[count for _, count in each] for each in pairs]
    texts = pack_postings(flat(papers), flat(counts), bounds_of(papers))
    assert [counts_by_paper(text) for text in texts] == pairs
