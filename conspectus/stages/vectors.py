"""Papers as vectors, the way a digest's settings ask for: by their words, or by a model as well.

All that compares papers takes its vectors from here, so that topics, related papers and the map
agree on what is alike.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from conspectus.content.embedding_cache import open_cache
from conspectus.content.sentence_model import model_name, read_model
from conspectus.topics.likeness.bert import Bert
from conspectus.topics.likeness.embeddings import embed, text_of, with_embeddings
from conspectus.topics.likeness.vectors import vectors_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy as np
    import numpy.typing as npt

    from conspectus.model.paper import Paper
    from conspectus.model.settings import Settings
    from conspectus.report import Reporter
    from conspectus.topics.likeness.vectors import Vectorizer, Vectors

    Floats = npt.NDArray[np.float32]

_RECIPE = "1"
"""To be raised when a text gets another vector from the same model."""
_MOST_WORKERS = 8


def vectorizer_of(settings: Settings, *, reporter: Reporter) -> Vectorizer:
    """Return what turns the papers of a digest into vectors.

    It raises MissingExtraError if the settings ask for embeddings and the model is not installed.
    """
    if not settings.topics.embeddings:
        return vectors_of
    return partial(_vectors_with_embeddings, reporter=reporter)


def _vectors_with_embeddings(
    papers: Iterable[Paper], banned: Iterable[str], *, reporter: Reporter
) -> Vectors:
    ordered = sorted(papers, key=lambda paper: paper.slug)
    vectors = vectors_of(ordered, banned)
    if not ordered:
        return vectors
    texts = [text_of(paper) for paper in ordered]
    return with_embeddings(vectors, _embed(texts, reporter))


def _embed(texts: Sequence[str], reporter: Reporter) -> Floats:
    name = f"{model_name()}, {_RECIPE}"
    workers = min(os.cpu_count() or 1, _MOST_WORKERS)
    with open_cache(name, reporter.warn) as cache:
        return embed(texts, _load, cache=cache, workers=workers, track=reporter.track)


def _load() -> Callable[[str], Floats]:
    files = read_model()
    model = Bert(files.weights)
    return lambda text: model.embed(files.tokenize(text))
