"""A sentence model with invented weights, far smaller than a real one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

DIMENSIONS = 64
"""Two heads."""
WIDE = 96
WORDS = 30
LAYERS = 2


def toy_weights() -> dict[str, npt.NDArray[np.float32]]:
    """Return weights by the names that Hugging Face's ``BertModel`` gives them."""
    chance = np.random.default_rng(7)
    weights = {}

    def add(name: str, *shape: int, mean: float = 0.0) -> None:
        weights[name] = chance.normal(mean, 0.3, shape).astype(np.float32)

    def add_linear(name: str, inputs: int, outputs: int) -> None:
        add(f"{name}.weight", outputs, inputs)
        add(f"{name}.bias", outputs)

    def add_norm(name: str) -> None:
        add(f"{name}.weight", DIMENSIONS, mean=1)
        add(f"{name}.bias", DIMENSIONS)

    for name, rows in (("word", WORDS), ("position", 40), ("token_type", 2)):
        add(f"embeddings.{name}_embeddings.weight", rows, DIMENSIONS)
    add_norm("embeddings.LayerNorm")
    for number in range(LAYERS):
        part = f"encoder.layer.{number}."
        for name in ("self.query", "self.key", "self.value", "output.dense"):
            add_linear(f"{part}attention.{name}", DIMENSIONS, DIMENSIONS)
        add_norm(f"{part}attention.output.LayerNorm")
        add_linear(f"{part}intermediate.dense", DIMENSIONS, WIDE)
        add_linear(f"{part}output.dense", WIDE, DIMENSIONS)
        add_norm(f"{part}output.LayerNorm")
    return weights
