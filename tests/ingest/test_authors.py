"""Whether two lists of authors are of one paper."""

from __future__ import annotations

import pytest

from conspectus.ingest.authors import (
    author_list,
    author_names,
    in_common,
    is_cut_short,
    share_in_common,
)


def share(first: list[str], second: list[str]) -> float:
    """Return which share is in common, the same from both sides."""
    names, others = author_names(first), author_names(second)
    assert share_in_common(names, others) == share_in_common(others, names)
    return share_in_common(names, others)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ada Kettle", "Kettle, Ada"),
        ("Ada Kettle", "A. Kettle"),
        ("Ada B. Kettle", "Kettle AB"),
        ("Ada B. Kettle", "Kettle A.B."),
        ("Ada Kettle Jr.", "Kettle, Jr., Ada"),
        ("Ada Kettle, Jr.", "Ada Kettle"),
        ("Laurens van der Tee", "van der Tee, Laurens"),
        ("José Müller", r"Jos\'e M{\"u}ller"),
        ("Ada O'Spout", "Ada O\N{RIGHT SINGLE QUOTATION MARK}Spout"),
        ("Xiaoming Wang", "Wang Xiaoming"),
        ("Kim Byung-Soo", "Byung-Soo Kim"),
        ("王小明", "王小明"),
        ("Kettle", "Ada Kettle"),
        ("Xiao Li", "X. Li"),
        ("Alex Kettle", "Alexander Kettle"),
    ],
)
def test_one_person(first: str, second: str) -> None:
    """A name is the same in either order, with initials, suffixes, particles and TeX."""
    assert share([first], [second]) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ada Wang", "Bo Wang"),
        ("Yi Zhang", "Yan Zhang"),
        ("Ada Kettle", "Ada Spout"),
        ("王小明", "王小红"),
    ],
)
def test_two_people(first: str, second: str) -> None:
    """A family name alone, or a given name alone, makes nobody the same."""
    assert share([first], [second]) == 0


def test_share_of_the_shorter_list() -> None:
    """Authors that only the longer list has do not count."""
    assert share(["Ada Kettle", "Bo Spout"], ["Bo Spout", "Cy Lid", "Di Tray"]) == 0.5


@pytest.mark.parametrize(
    "last", ["Ada Kettle et al.", "et al", "others", "(23 additional authors not shown)"]
)
def test_cut_short(last: str) -> None:
    """A list that says so is not whole."""
    assert is_cut_short(["Bo Spout", last])


def test_no_people() -> None:
    """What is no person's name is left out."""
    assert author_names(["et al.", "The KETTLE Collaboration", " ", "{}"]) == frozenset()
    assert not is_cut_short(["Ada Kettle"])
    assert not is_cut_short([])


@pytest.mark.parametrize(
    ("first", "second", "is_most", "is_first"),
    [
        (["Ada Kettle"], ["A. Kettle", "Bo Spout"], True, True),
        (["Ada Kettle"], ["A. Kettle", "Bo Spout", "Cy Lid"], False, True),
        (["Ada Kettle et al."], ["A. Kettle", "Bo Spout", "Cy Lid"], True, True),
        (["Ada Kettle", "Bo Spout"], ["Bo Spout", "Cy Lid"], False, False),
        (["Ada Kettle", "Bo Spout"], ["Bo Spout", "Ada Kettle"], True, False),
    ],
)
def test_most_in_common(
    first: list[str],
    second: list[str],
    is_most: bool,  # noqa: FBT001  # what is expected
    is_first: bool,  # noqa: FBT001  # what is expected
) -> None:
    """Most is more than half of the shorter list, and half of the longer if both are whole."""
    one, other = author_list(first), author_list(second)
    assert one
    assert other
    assert in_common(one, other) == in_common(other, one)
    assert in_common(one, other)[1:] == (is_most, is_first)


def test_whole_lists() -> None:
    """A list that names fewer than there are is not whole, and one without people is none."""
    one, some = author_list(["Ada Kettle"]), author_list(["Ada Kettle"], 2)
    assert one
    assert one.is_whole
    assert some
    assert not some.is_whole
    assert author_list(["The Tea Collaboration"]) is None
