"""How many papers may move."""

from __future__ import annotations

import pytest

from conspectus.topics.keeping.growth import Growth


@pytest.mark.parametrize(
    ("old", "came", "movable"), [(0, 0, 0), (100, 0, 5), (100, 10, 5), (100, 50, 20), (10, 1, 0)]
)
def test_a_twentieth_may_move_or_two_fifths_of_what_came(old: int, came: int, movable: int) -> None:
    """Whichever is more, in whole papers."""
    names = [str(number) for number in range(old + came)]
    assert Growth(frozenset(names[:old]), frozenset(names[old:])).movable == movable
