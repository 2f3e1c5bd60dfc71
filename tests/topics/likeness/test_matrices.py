"""What topics compute with matrices."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from sklearn.cluster import KMeans
from sklearn.preprocessing import normalize

from conspectus.topics.likeness.matrices import (
    k_means,
    nearest_centres,
    strongest_dimensions,
    unit_rows,
)


@given(rows=st.integers(0, 6), seed=st.integers(0, 99))
def test_rows_have_length_one_or_none(rows: int, seed: int) -> None:
    """They are those of scikit-learn's function."""
    matrix = np.random.default_rng(seed).integers(-2, 3, size=(rows, 2)).astype(np.float32)
    if rows:
        assert np.allclose(unit_rows(matrix), normalize(matrix), atol=1e-6)
    assert unit_rows(matrix).shape == (rows, 2)


@settings(deadline=None)
@given(
    rows=st.integers(1, 40),
    columns=st.integers(1, 40),
    dimensions=st.integers(1, 40),
    seed=st.integers(0, 9),
)
def test_dimensions_are_the_strongest(rows: int, columns: int, dimensions: int, seed: int) -> None:
    """Their lengths are the largest singular values, and rows keep their products."""
    weights = sparse.random(rows, columns, 0.3, format="csr", random_state=seed, dtype=np.float32)
    dimensions = min(dimensions, rows, columns)
    coordinates, columns_too = strongest_dimensions(weights, dimensions)
    places, strengths, turns = np.linalg.svd(weights.toarray(), full_matrices=False)
    expected = places[:, :dimensions] * strengths[:dimensions]
    assert coordinates.shape == (rows, dimensions)
    for sides in (coordinates, columns_too):
        assert np.allclose(np.linalg.norm(sides, axis=0), strengths[:dimensions], atol=0.01)
    if dimensions == min(rows, columns):  # else equal singular values leave the choice open
        assert np.allclose(coordinates @ coordinates.T, expected @ expected.T, atol=0.01)
        other = turns.T[:, :dimensions] * strengths[:dimensions]
        assert np.allclose(columns_too @ columns_too.T, other @ other.T, atol=0.01)


def test_the_same_matrix_gives_the_same_dimensions() -> None:
    """To the last bit."""
    weights = sparse.random(200, 300, 0.1, format="csr", random_state=1, dtype=np.float32)
    assert all(
        one.tobytes() == other.tobytes()
        for one, other in zip(
            strongest_dimensions(weights, 9), strongest_dimensions(weights, 9), strict=True
        )
    )


@pytest.mark.parametrize("groups", [1, 2, 7])
def test_centres_are_those_of_groups_that_lie_apart(groups: int) -> None:
    """Clouds that do not touch are found, whatever their order."""
    chance = np.random.default_rng(groups)
    true = (10 * np.eye(groups, 8)).astype(np.float32)
    rows = np.repeat(true, 30, axis=0) + chance.normal(scale=0.1, size=(30 * groups, 8))
    space = np.asarray(chance.permutation(rows), dtype=np.float32)
    found = min((k_means(space, groups, seed) for seed in range(5)), key=lambda one: one.inertia)
    assert sorted(found.centres.round().tolist()) == sorted(true.tolist())
    assert sorted(nearest_centres(true, found.centres).tolist()) == list(range(groups))
    assert (
        k_means(space, groups, 3).centres.tobytes() == k_means(space, groups, 3).centres.tobytes()
    )


def test_rows_are_as_near_to_their_centres_as_with_scikit_learn() -> None:
    """Where groups overlap there are many ways; the one found is nearly as good or better."""
    space = unit_rows(np.random.default_rng(0).normal(size=(400, 5)))
    inertia = min(k_means(space, 12, seed).inertia for seed in range(5))
    assert inertia < 1.03 * KMeans(12, n_init=5, random_state=0).fit(space).inertia_


def test_as_many_groups_as_rows_leave_none_without_a_centre() -> None:
    """Each row is its own centre."""
    space = np.arange(10, dtype=np.float32).reshape(5, 2)
    assert sorted(k_means(space, 5, 0).centres.tolist()) == space.tolist()


@settings(deadline=None, max_examples=30)
@given(number=st.integers(1, 12), seed=st.integers(0, 99))
def test_centres_are_the_means_of_the_rows_nearest_to_them(number: int, seed: int) -> None:
    """Those of groups that stopped changing early, too."""
    chance = np.random.default_rng(seed)
    space = chance.normal(size=(60, 3)).astype(np.float32)
    centres, inertia = k_means(space, number, seed)
    nearest = nearest_centres(space, centres)
    means = np.array([space[nearest == group].mean(axis=0) for group in range(number)])
    assert np.allclose(centres, means, atol=1e-5)
    distances = np.linalg.norm(space - centres[nearest], axis=1)
    assert inertia == pytest.approx(float((distances**2).sum()), abs=1e-3)
