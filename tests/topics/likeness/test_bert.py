"""The sentence model, against the formulas written out slowly and exactly."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import erf, softmax
from topics.likeness.toy_bert import DIMENSIONS, LAYERS, WORDS, toy_weights

from conspectus.topics.likeness.bert import HEAD, Bert, gelu

if TYPE_CHECKING:
    import numpy.typing as npt

    Exact = npt.NDArray[np.float64]

WEIGHTS = toy_weights()
MODEL = Bert(WEIGHTS)


def linear(name: str, rows: Exact) -> Exact:
    """Return a linear map of rows in double precision."""
    weight = WEIGHTS[f"{name}.weight"].T.astype(np.float64)
    return np.asarray(rows @ weight + WEIGHTS[f"{name}.bias"], dtype=np.float64)


def norm(name: str, rows: Exact) -> Exact:
    """Return rows normalised in double precision."""
    centred = rows - rows.mean(axis=1, keepdims=True)
    scaled = centred / rows.std(axis=1, keepdims=True)
    moved = scaled * WEIGHTS[f"{name}.weight"] + WEIGHTS[f"{name}.bias"]
    return np.asarray(moved, dtype=np.float64)


def attention(part: str, rows: Exact) -> Exact:
    """Return what each head of each token sees, pair by pair of tokens."""
    query, key, value = (linear(f"{part}self.{x}", rows) for x in ("query", "key", "value"))
    seen = np.zeros_like(rows)
    for token, start in product(range(len(rows)), range(0, DIMENSIONS, HEAD)):
        head = slice(start, start + HEAD)
        likeness = [float(query[token, head] @ other[head]) / HEAD**0.5 for other in key]
        seen[token, head] = softmax(likeness) @ value[:, head]
    return linear(f"{part}output.dense", seen)


def slow_embedding(tokens: list[int]) -> Exact:
    """Return the embedding in double precision."""
    tables = [WEIGHTS[f"embeddings.{x}_embeddings.weight"] for x in ("word", "position")]
    rows = tables[0][tokens].astype(np.float64) + tables[1][: len(tokens)]
    rows = norm(
        "embeddings.LayerNorm", rows + WEIGHTS["embeddings.token_type_embeddings.weight"][0]
    )
    for number in range(LAYERS):
        part = f"encoder.layer.{number}."
        seen = attention(f"{part}attention.", rows)
        rows = norm(f"{part}attention.output.LayerNorm", rows + seen)
        wide = linear(f"{part}intermediate.dense", rows)
        wide *= (1 + erf(wide / 2**0.5)) / 2
        rows = norm(f"{part}output.LayerNorm", rows + linear(f"{part}output.dense", wide))
    mean = rows.mean(axis=0)
    return np.asarray(mean / np.linalg.norm(mean), dtype=np.float64)


@settings(deadline=None)
@given(st.lists(st.integers(0, WORDS - 1), min_size=1, max_size=40))
def test_an_embedding_is_what_the_formulas_say(tokens: list[int]) -> None:
    """The fast way and the slow way agree, for a text of any length."""
    assert MODEL.embed(tokens) == pytest.approx(slow_embedding(tokens), abs=1e-5)


def test_an_embedding_is_a_row_of_length_one() -> None:
    """It is in single precision and as long as the model is wide."""
    row = MODEL.embed([3, 1, 4])
    assert row.dtype == np.float32
    assert row.shape == (MODEL.dimensions,) == (DIMENSIONS,)
    assert np.linalg.norm(row) == pytest.approx(1, abs=1e-6)


@settings(deadline=None)
@given(st.lists(st.floats(-60, 60, width=32), min_size=1, max_size=80))
def test_gelu_is_right_to_six_digits(values: list[float]) -> None:
    """The approximation of the error function does no harm."""
    exact = [value * (1 + erf(value / 2**0.5)) / 2 for value in values]
    rows = np.array(values, dtype=np.float32)[:, None]
    assert gelu(rows)[:, 0] == pytest.approx(exact, rel=1e-6, abs=1e-6)


def test_a_missing_weight_is_named() -> None:
    """Half a model is no model."""
    name = "encoder.layer.1.attention.self.key.bias"
    half = {key: weight for key, weight in WEIGHTS.items() if key != name}
    with pytest.raises(KeyError, match=name):
        Bert(half)
