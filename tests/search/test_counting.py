"""Which papers have each term, how often and where."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from conspectus.search.counting import Tokens, count_postings, first_places

TERMS, PAPERS = 5, 7
ROWS = st.lists(
    st.tuples(st.integers(0, TERMS - 1), st.integers(0, PAPERS - 1), st.integers(0, 300))
)
"""Term, paper and position of each token."""


def tokens_of(rows: list[tuple[int, int, int]]) -> Tokens:
    """Return tokens as columns."""
    columns = zip(*rows, strict=True) if rows else ((), (), ())
    return Tokens(*(np.array(column, dtype=np.int32) for column in columns))


@given(ROWS)
def test_tokens_are_counted_by_term_and_paper(rows: list[tuple[int, int, int]]) -> None:
    """Each pair of a term and a paper that meet is one posting, with all its positions."""
    expected: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for term, paper, position in sorted(rows):
        expected[term, paper].append(position)
    postings = count_postings(tokens_of(rows), terms=TERMS, papers=PAPERS)
    assert postings.papers.tolist() == [paper for _, paper in expected]
    assert postings.counts.tolist() == [len(places) for places in expected.values()]
    assert postings.positions.tolist() == [place for each in expected.values() for place in each]


@given(ROWS)
def test_bounds_part_the_postings_of_each_term(rows: list[tuple[int, int, int]]) -> None:
    """A term that no paper has takes none."""
    postings = count_postings(tokens_of(rows), terms=TERMS, papers=PAPERS)
    papers_of = [{paper for each, paper, _ in rows if each == term} for term in range(TERMS)]
    assert np.diff(postings.bounds).tolist() == [len(papers) for papers in papers_of]
    assert postings.bounds[0] == 0


@given(ROWS)
def test_the_first_token_of_each_posting_is_found(rows: list[tuple[int, int, int]]) -> None:
    """It is the one with the lowest position, whatever the order of tokens."""
    places = first_places(tokens_of(rows)).tolist()
    first: dict[tuple[int, int], int] = {}
    for term, paper, position in sorted(rows, reverse=True):
        first[term, paper] = position
    assert [rows[place] for place in places] == sorted((*pair, at) for pair, at in first.items())


def test_no_papers_have_no_postings() -> None:
    """An empty digest is counted like any other."""
    postings = count_postings(tokens_of([]), terms=2, papers=0)
    assert [len(postings.papers), postings.bounds.tolist()] == [0, [0, 0, 0]]
