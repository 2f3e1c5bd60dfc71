"""Papers grouped afresh, and the groups made topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from conspectus.topics.grouping.groups import Bounds, group_papers, topic_bounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conspectus.model.settings import TopicSettings
    from conspectus.topics.keeping.corpus import Corpus


def allowed(settings: TopicSettings, papers: int) -> Bounds:
    """Return how few and how many topics so many papers may have, by settings and size."""
    if settings.count != "auto":
        number = max(1, min(settings.count, papers))
        return Bounds(number, number)
    usual = topic_bounds(papers)
    most = usual.most if settings.most is None else settings.most
    least = usual.least if settings.least is None else settings.least
    if settings.most is None:
        most = max(most, least)
    most = max(1, min(most, papers))
    return Bounds(min(least, most), most)


def group_afresh(
    corpus: Corpus, papers: Sequence[str], settings: TopicSettings, besides: int
) -> list[tuple[str, ...]]:
    """Group papers of the corpus; ``besides`` so many topics whose papers are not among them.

    Groups come largest first, papers best fit first.
    """
    rows = np.sort(corpus.rows_of(papers))
    if not len(rows):
        return []
    words = corpus.vectors.words
    if words is not None:
        words = words[rows]
        words = words[:, np.flatnonzero(words.getnnz(axis=0))]
    count, bounds = _numbers(settings, len(corpus.papers), besides)
    groups = group_papers(corpus.space[rows], words, count, bounds)
    return [tuple(corpus.papers[rows[row]].slug for row in group) for group in groups]


def _numbers(
    settings: TopicSettings, papers: int, besides: int
) -> tuple[int | Literal["auto"], Bounds]:
    """Return how many groups there should be, and between which bounds if that is to be chosen."""
    bounds = Bounds(*(max(1, bound - besides) for bound in allowed(settings, papers)))
    return (settings.count if settings.count == "auto" else bounds.most), bounds
