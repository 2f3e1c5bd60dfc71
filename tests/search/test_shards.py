"""How terms are cut into files."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from search.reading_parts import in_code_units, separators_in

from conspectus.search.shards import (
    cut_into_shards,
    dictionaries,
    front_coded,
    separators,
    target_size,
)

SIZES = st.lists(st.integers(1, 40))


@given(SIZES)
def test_every_term_is_in_one_shard(sizes: list[int]) -> None:
    """Shards follow each other without a gap; there is one even for nothing."""
    shards = cut_into_shards(sizes, 20)
    assert (shards[0][0], shards[-1][1]) == (0, len(sizes))
    assert all(end == start for (_, end), (start, _) in pairwise(shards))
    assert all(start < end for start, end in shards) or not sizes


@given(SIZES)
def test_shards_keep_to_the_target(sizes: list[int]) -> None:
    """A term of more than half of the target is alone; others share a shard up to the target."""
    for start, end in cut_into_shards(sizes, 20):
        assert end - start <= 1 or sum(sizes[start:end]) <= 20
        assert end - start <= 1 or max(sizes[start:end]) <= 10


def test_small_terms_share_shards() -> None:
    """A shard is closed only when the next term does not fit."""
    assert cut_into_shards([5, 5, 10, 1, 11, 1, 1], 20) == [(0, 3), (3, 4), (4, 5), (5, 7)]


def test_shards_grow_with_the_root_of_the_number_of_papers() -> None:
    """Four times as many papers have twice as large shards; those of few are small."""
    assert target_size(160_000) == 2 * target_size(40_000)
    assert target_size(0) == target_size(500) > 0


@given(st.sets(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1))
def test_separators_part_terms_as_javascript_compares(found: set[str]) -> None:
    """The last separator that is not greater than a term is that of its shard."""
    terms = sorted(found, key=in_code_units)
    shards = cut_into_shards([3] * len(terms), 7)
    keys = [in_code_units(each) for each in separators(terms, shards)]
    for number, (start, end) in enumerate(shards):
        for term in terms[start:end]:
            assert bisect_right(keys, in_code_units(term)) - 1 == number


@given(st.sets(st.text(st.characters(codec="utf-8", exclude_categories=["Lu"]), min_size=1)))
def test_separators_are_read_as_they_were_written(found: set[str]) -> None:
    """What a separator shares with the one before is not written again, and nothing is lost."""
    words = ["", *sorted(found, key=in_code_units)]
    assert separators_in(front_coded(words)) == words
    assert front_coded(["", "attend", "attent"]) == "AattendFt"


def test_separators_are_short() -> None:
    """Only so much of a term is written as parts it from the one before."""
    terms = ["attend", "attention", "\ue000", "\U00010000"]
    ordered = sorted(terms, key=in_code_units)
    shards = [(place, place + 1) for place in range(4)]
    assert separators(ordered, shards) == ["", "attent", "\U00010000", "\ue000"]


def test_a_dictionary_has_all_terms_in_order() -> None:
    """Long lists of terms are cut into several parts."""
    terms = [f"{number:06}" for number in range(30_000)]
    parts = dictionaries(terms)
    assert [term for part in parts for term in part] == terms
    assert [len(part) for part in parts] == [14_285, 14_285, 1_430]
