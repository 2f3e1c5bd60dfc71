"""Whether two lists of authors are of one paper."""

from __future__ import annotations

import pytest

from conspectus.ingest.authors import author_names, is_cut_short, share_in_common


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
