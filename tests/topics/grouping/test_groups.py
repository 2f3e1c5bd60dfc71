"""Vectors into groups."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.topics.grouping.groups import (
    Bounds,
    fits_of,
    group_papers,
    size_bounds,
    topic_bounds,
)


def random_matrix(papers: int, seed: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Return unit vectors without any structure, the hardest case for bounds."""
    matrix = np.random.default_rng(seed).normal(size=(papers, 20)).astype(np.float32)
    return np.asarray(matrix / np.linalg.norm(matrix, axis=1, keepdims=True), dtype=np.float32)


@pytest.mark.parametrize(
    ("papers", "expected"),
    [(1, (1, 1)), (7, (1, 1)), (50, (5, 8)), (301, (12, 20)), (10_000, (65, 83))],
)
def test_the_number_of_topics_suits_the_number_of_papers(
    papers: int, expected: tuple[int, int]
) -> None:
    """A handful for 50 papers, about fifteen for 300, under a hundred for 10,000."""
    assert topic_bounds(papers) == expected


@given(papers=st.integers(1, 400), topics=st.integers(1, 40))
def test_size_bounds_leave_room_for_every_paper(papers: int, topics: int) -> None:
    """The bounds can always be met."""
    least, most = size_bounds(papers, topics)
    assert least * topics <= papers <= most * topics


@settings(deadline=None, max_examples=25)
@given(papers=st.integers(1, 130), seed=st.integers(0, 1000))
def test_every_row_is_in_exactly_one_group_within_bounds(papers: int, seed: int) -> None:
    """Whatever the rows, groups are neither too few nor too many, too small nor too large."""
    groups = group_papers(random_matrix(papers, seed))
    rows = sorted(int(row) for group in groups for row in group)
    few, many = topic_bounds(papers)
    least, most = size_bounds(papers, len(groups))
    assert rows == list(range(papers))
    assert few <= len(groups) <= many
    assert all(least <= len(group) <= most for group in groups)


def test_a_fixed_number_is_kept() -> None:
    """A number in the settings fixes the number of topics."""
    assert len(group_papers(random_matrix(60, 1), count=3)) == 3


def test_more_topics_than_papers_are_not_made() -> None:
    """Three papers make three topics at most."""
    assert len(group_papers(random_matrix(3, 1), count=12)) == 3


def test_equal_rows_are_one_group() -> None:
    """Forty identical papers have one topic."""
    matrix = np.full((40, 4), 0.5, dtype=np.float32)
    assert [len(group) for group in group_papers(matrix)] == [40]


def test_rows_without_words_find_a_place() -> None:
    """Empty rows go to some group rather than none."""
    matrix = random_matrix(40, 2)
    matrix[10:16] = 0
    assert sum(len(group) for group in group_papers(matrix)) == 40


def test_no_rows_make_no_groups() -> None:
    """Nothing comes of nothing."""
    assert group_papers(np.zeros((0, 1), dtype=np.float32)) == ()


def test_bounds_may_be_given() -> None:
    """An automatic number stays within bounds that the settings change."""
    assert len(group_papers(random_matrix(100, 4), bounds=Bounds(2, 3))) in (2, 3)


def test_a_row_fits_best_where_its_likes_are() -> None:
    """Fits are cosines to centres; a group without rows attracts nobody."""
    space = np.array([[1, 0], [1, 0], [0, 1]], dtype=np.float32)
    fits = fits_of(space, [np.array([0, 1]), np.array([2]), np.array([], dtype=np.intp)])
    assert fits.tolist() == [[1, 0, -1], [1, 0, -1], [0, 1, -1]]
