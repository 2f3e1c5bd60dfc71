"""A sentence model of the BERT kind, in NumPy: token ids in, a vector of length 1 out.

It only computes: weights and token ids are given to it. One text is run at a time, so that a
vector depends on nothing but its text: not on the texts beside it, nor on how many cores work.
Sources: Devlin et al., 2019, https://aclanthology.org/N19-1423; Reimers and Gurevych, 2019,
https://aclanthology.org/D19-1410.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Floats = npt.NDArray[np.float32]

HEAD = 32
"""Dimensions of one attention head in the MiniLM family."""
_EPSILON = np.float32(1e-12)
_BLOCK = 32
"""Rows that go through a function together and fit the processor's cache."""
_SCALE = np.float32(0.3275911 * math.sqrt(0.5))
_TAIL = tuple(
    np.float32(factor / 2)
    for factor in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
)
"""Abramowitz and Stegun, 1964, formula 7.1.26, halved: right to seven digits."""


class Linear(NamedTuple):
    """A matrix, inputs x outputs, and what is added to the outputs."""

    weight: Floats
    bias: Floats

    def __call__(self, rows: Floats) -> Floats:
        """Return rows x outputs."""
        result = rows @ self.weight
        result += self.bias
        return result


class Norm(NamedTuple):
    """Brings rows to mean 0 and variance 1, then scales and moves them."""

    weight: Floats
    bias: Floats

    def __call__(self, rows: Floats) -> Floats:
        """Return the rows normalised, in the place of the given ones."""
        rows -= rows.mean(axis=1, keepdims=True)
        variance = np.einsum("nd,nd->n", rows, rows)[:, None] / np.float32(rows.shape[1])
        rows /= np.sqrt(variance + _EPSILON)
        rows *= self.weight
        rows += self.bias
        return rows


class Layer(NamedTuple):
    """One layer: tokens look at each other, then each is thought over."""

    attention: Linear
    """To queries, keys and values at once; the queries are scaled already."""
    attended: Linear
    attended_norm: Norm
    widen: Linear
    narrow: Linear
    narrow_norm: Norm

    def __call__(self, rows: Floats) -> Floats:
        """Return tokens x dimensions."""
        rows = self.attended_norm(rows + self.attended(_attend(self.attention(rows))))
        return self.narrow_norm(rows + self.narrow(gelu(self.widen(rows))))


class Bert:
    """A model with its weights."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        """Take weights by the names that Hugging Face's ``BertModel`` gives them.

        Raises:
            KeyError: a weight is missing.

        """
        part = "embeddings."
        self._words = weights[f"{part}word_embeddings.weight"]
        first_type = weights[f"{part}token_type_embeddings.weight"][0]
        self._places = weights[f"{part}position_embeddings.weight"] + first_type
        self._norm = _norm(weights, f"{part}LayerNorm")
        self._layers: list[Layer] = []
        while f"encoder.layer.{len(self._layers)}.output.dense.weight" in weights:
            self._layers.append(_layer(weights, f"encoder.layer.{len(self._layers)}."))

    @property
    def dimensions(self) -> int:
        """How long a vector is."""
        return int(self._words.shape[1])

    def embed(self, tokens: Sequence[int]) -> Floats:
        """Return the mean of what the last layer says of each token, as a row of length 1."""
        rows = self._norm(self._words[list(tokens)] + self._places[: len(tokens)])
        for layer in self._layers:
            rows = layer(rows)
        mean = rows.mean(axis=0)
        return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)


def gelu(rows: Floats) -> Floats:
    """Return x * Phi(x), in the place of the given rows (https://arxiv.org/abs/1606.08415)."""
    for start in range(0, len(rows), _BLOCK):
        _gelu(rows[start : start + _BLOCK])
    return rows


def _gelu(x: Floats) -> None:
    """Take from the positive part of x what the normal distribution's tail weighs."""
    size = np.abs(x)
    near = size * _SCALE
    near += 1
    np.reciprocal(near, out=near)
    tail = near * _TAIL[0]
    for factor in _TAIL[1:]:
        tail += factor
        tail *= near
    tail *= size
    np.square(size, out=size)
    size *= np.float32(-0.5)
    tail *= np.exp(size, out=size)
    np.maximum(x, 0, out=x)
    x -= tail


def _attend(mixed: Floats) -> Floats:
    """Return for each token the mean of all values, weighted by how its query meets their keys."""
    dimensions = mixed.shape[1] // 3
    result = np.empty((len(mixed), dimensions), dtype=np.float32)
    for start in range(0, dimensions, HEAD):
        query, key, value = (
            mixed[:, part + start : part + start + HEAD] for part in (0, dimensions, 2 * dimensions)
        )
        weights = query @ key.T
        weights -= weights.max(axis=1, keepdims=True)
        np.exp(weights, out=weights)
        head = weights @ value
        head /= weights.sum(axis=1, keepdims=True)
        result[:, start : start + HEAD] = head
    return result


def _layer(weights: Mapping[str, Floats], part: str) -> Layer:
    return Layer(
        _attention(weights, f"{part}attention.self."),
        _linear(weights, f"{part}attention.output.dense"),
        _norm(weights, f"{part}attention.output.LayerNorm"),
        _linear(weights, f"{part}intermediate.dense"),
        _linear(weights, f"{part}output.dense"),
        _norm(weights, f"{part}output.LayerNorm"),
    )


def _attention(weights: Mapping[str, Floats], part: str) -> Linear:
    query, key, value = (_linear(weights, part + name) for name in ("query", "key", "value"))
    scale = np.float32(1 / math.sqrt(HEAD))
    return Linear(
        np.hstack([query.weight * scale, key.weight, value.weight]),
        np.hstack([query.bias * scale, key.bias, value.bias]),
    )


def _linear(weights: Mapping[str, Floats], name: str) -> Linear:
    return Linear(np.ascontiguousarray(weights[f"{name}.weight"].T), weights[f"{name}.bias"])


def _norm(weights: Mapping[str, Floats], name: str) -> Norm:
    return Norm(weights[f"{name}.weight"], weights[f"{name}.bias"])
