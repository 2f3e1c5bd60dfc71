"""Broad topics above topics that are too many for one list."""

from __future__ import annotations

import numpy as np

from conspectus.topics.grouping.hierarchy import MOST_IN_ONE_LIST, broad_groups

FIELDS = 5
NUMBER = MOST_IN_ONE_LIST + 1
SPACE = np.eye(FIELDS, dtype=np.float32)[np.arange(2 * NUMBER) % FIELDS]
"""Rows that lie at five places, turn by turn."""


def test_as_many_topics_as_one_list_shows_need_no_broad_ones() -> None:
    """One more does."""
    groups = [np.array([row]) for row in range(NUMBER)]
    assert broad_groups(SPACE, groups[:-1]) == ()
    assert broad_groups(SPACE, groups) != ()


def test_topics_at_one_place_are_in_one_broad_topic() -> None:
    """Each topic is in exactly one; the largest comes first, of equal ones the first topic's."""
    groups = [np.array([row, row + NUMBER]) for row in range(NUMBER)]
    broad = broad_groups(SPACE, groups)
    assert [numbers.tolist() for numbers in broad] == [
        list(range(place, NUMBER, FIELDS)) for place in range(FIELDS)
    ]


def test_topics_that_have_nothing_in_common_make_few_broad_topics() -> None:
    """About the root of their number, so that both levels can be browsed."""
    groups = [np.array([row]) for row in range(36)]
    assert 2 <= len(broad_groups(np.eye(36, dtype=np.float32), groups)) <= 8
