"""Papers grouped afresh, and the groups made topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from conspectus.topics.groups import Bounds, topic_bounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conspectus.model.settings import TopicSettings
    from conspectus.topics.corpus import Corpus


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
    corpus: Corpus, papers: Sequence[str], settings: TopicSettings, besides: int = 0
) -> list[tuple[str, ...]]:
    """Group papers of the corpus; ``besides`` so many topics whose papers are not among them.

    Groups come largest first, papers best fit first.
    """
    rows = np.sort(corpus.rows_of(papers))
    if not len(rows):
        return []
    bounds = allowed(settings, len(corpus.papers))
    left = Bounds(*(max(1, min(bound - besides, len(rows))) for bound in bounds))
    return [
        tuple(corpus.papers[row].slug for row in group) for group in corpus.groups_of(rows, left)
    ]
