"""How terms are cut into files."""

from __future__ import annotations

import math
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from search.reading_parts import in_code_units, words_told

from conspectus.search.shards import (
    Weighed,
    cut_into_shards,
    dictionaries,
    front_coded,
    separators,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

COSTS = st.lists(st.tuples(st.integers(1, 3_000), st.integers(0, 90)))
"""How many characters each term takes, and how many titles have it."""


def cut(
    costs: list[tuple[int, int]], terms: Sequence[str] = (), papers: int = 5_000
) -> list[tuple[int, int]]:
    """Return the shards of terms, invented if need be."""
    named = terms or [f"{number:05}" for number in range(len(costs))]
    sizes, titles = [size for size, _ in costs], [titles for _, titles in costs]
    return cut_into_shards(Weighed(named, sizes, titles, papers))


@given(COSTS)
def test_every_term_is_in_one_shard(costs: list[tuple[int, int]]) -> None:
    """Shards follow each other without a gap; there is one even for nothing."""
    shards = cut(costs)
    assert (shards[0][0], shards[-1][1]) == (0, len(costs))
    assert all(end == start for (_, end), (start, _) in pairwise(shards))
    assert all(start < end for start, end in shards) or not costs


@given(COSTS)
def test_a_shard_of_several_terms_costs_no_more_than_it_may(costs: list[tuple[int, int]]) -> None:
    """The more titles have its terms, the smaller it is; none is larger than the root allows."""
    for start, end in cut(costs):
        size = sum(size for size, _ in costs[start:end])
        titles = sum(titles for _, titles in costs[start:end])
        dear = (titles / 5_000 + 1 / 300) * size > 25 + 1e-9
        assert end - start == 1 or not (dear or size > 90 * math.sqrt(5_000))


def test_what_no_title_has_shares_large_shards() -> None:
    """Identifiers are many, and next to nobody looks for one."""
    assert len(cut([(100, 0)] * 80)) == 2
    assert len(cut([(100, 9)] * 80)) > 3
    assert cut([(100, 0), (100, 1500), (100, 0)]) == [(0, 1), (1, 2), (2, 3)]


def test_a_shard_ends_where_the_next_is_named_in_few_letters() -> None:
    """Up to half of it is left to the next one, so that readers load a shorter list."""
    terms = ["aaaa1", "aaaa2", "b1", "b2", "b3", "b4"]
    assert cut([(1_500, 0)] * 6, terms) == [(0, 2), (2, 6)]
    assert cut([(1_500, 0)] * 6, ["aaaa1", "b1", "b2", "b3", "b4", "b5"]) == [(0, 4), (4, 6)]


def test_shards_depend_on_the_share_of_titles() -> None:
    """Four times as many papers with four times as many titles are cut alike."""
    sizes = [100, 300, 900] * 20
    few, many = ([(size, count) for size in sizes] for count in (7, 28))
    shards = cut(few, papers=10_000)
    assert cut(many, papers=40_000) == shards
    assert 1 < len(shards) < 60


@given(st.sets(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1))
def test_separators_part_terms_as_javascript_compares(found: set[str]) -> None:
    """The last separator that is not greater than a term is that of its shard."""
    terms = sorted(found, key=in_code_units)
    shards = cut([(3_000, 0)] * len(terms), terms)
    keys = [in_code_units(each) for each in separators(terms, shards)]
    for number, (start, end) in enumerate(shards):
        for term in terms[start:end]:
            assert bisect_right(keys, in_code_units(term)) - 1 == number


@given(st.sets(st.text(st.characters(codec="utf-8", exclude_categories=["Lu"]), min_size=1)))
def test_words_are_read_as_they_were_written(found: set[str]) -> None:
    """What a word shares with the one before is not written again, and nothing is lost."""
    words = sorted(found, key=in_code_units)
    assert words_told(front_coded(words)) == words
    assert front_coded(["attend", "attent"]) == "AattendFt"


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
    assert [len(part) for part in parts] == [14_285, 14_286, 1_429]
