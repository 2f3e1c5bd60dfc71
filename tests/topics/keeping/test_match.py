"""Earlier groups to fresh ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conspectus.topics.keeping.match import match_groups

groupings = st.lists(st.integers(min_value=0, max_value=4), min_size=1, max_size=40).map(
    lambda labels: [
        tuple(str(i) for i, label in enumerate(labels) if label == number) for number in range(5)
    ]
)


def test_a_group_goes_on_as_the_one_that_shares_most() -> None:
    """Whatever the order."""
    assert match_groups(["abcd", "efgh"], ["efgx", "abcy"]) == {0: 1, 1: 0}


def test_the_larger_half_goes_on() -> None:
    """The other one is new."""
    assert match_groups(["abcdefg"], ["abc", "defg"]) == {1: 0}


def test_of_two_that_become_one_the_larger_goes_on() -> None:
    """The other one ends."""
    assert match_groups(["abc", "defg"], ["abcdefg"]) == {0: 1}


def test_where_there_was_nothing_nothing_goes_on() -> None:
    """Nor does anything where nothing is left."""
    assert match_groups([], [("a", "b")]) == {}
    assert match_groups([("a", "b")], []) == {}


def test_growth_is_no_change() -> None:
    """Papers that only one side has do not count."""
    assert match_groups(["ab"], ["abcdefghijkl", "mnopq"]) == {0: 0}
    assert match_groups(["abcdefghijkl"], ["ab"]) == {0: 0}


def test_what_was_scattered_does_not_go_on() -> None:
    """No group has a quarter of it."""
    assert match_groups(["abcdefghij"], ["ab", "cd", "ef", "gh", "ij"]) == {}


def test_most_papers_stay_where_they_were() -> None:
    """The best pair first would leave the second one without a partner."""
    earlier = ["abcdefghi", "jklmnopq"]
    fresh = ["abcdejklmn", "fghi"]
    assert match_groups(earlier, fresh) == {0: 1, 1: 0}


@given(earlier=groupings, fresh=groupings)
def test_matches_are_one_to_one(
    earlier: list[tuple[str, ...]], fresh: list[tuple[str, ...]]
) -> None:
    """No earlier group goes on twice, and each match shares papers."""
    matches = match_groups(earlier, fresh)
    assert len(set(matches.values())) == len(matches)
    assert all(set(fresh[i]) & set(earlier[j]) for i, j in matches.items())


@given(groups=groupings)
def test_groups_find_themselves(groups: list[tuple[str, ...]]) -> None:
    """The same groups in another order are the same."""
    filled = [group for group in groups if group]
    last = len(filled) - 1
    assert match_groups(filled, filled[::-1]) == {i: last - i for i in range(len(filled))}
