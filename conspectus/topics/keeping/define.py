"""Empty topics that a person defined by terms or examples take the papers that belong in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from conspectus.topics.keeping.draft import Draft, edited, leaves, pins
from conspectus.topics.keeping.exemplars import exemplars_of
from conspectus.topics.keeping.placing import settle

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from conspectus.model.topic import Topic
    from conspectus.topics.keeping.corpus import Corpus


def defined_topics(topics: Sequence[Topic], emptied: Collection[str]) -> frozenset[str]:
    """Return the slugs of topics without papers that a person defined by terms or examples.

    Not those whose papers a person moved elsewhere: ``emptied``.
    """
    return frozenset(
        topic.slug
        for topic in leaves(topics)
        if not topic.papers and (topic.terms or topic.pinned) and topic.slug not in emptied
    )


def fill(draft: Draft, slugs: Collection[str], corpus: Corpus) -> Draft:
    """Move papers that fit a defined topic better than their own into it; it is kept then.

    Papers that are pinned, or whose topic is kept, stay. A topic that nothing fits stays empty,
    though not before what others took has been seen.
    """
    while True:
        filled = _fill(draft, slugs, corpus)
        slugs = {topic.slug for topic in filled.topics if topic.slug in slugs and not topic.papers}
        if filled == draft or not slugs:
            return filled
        draft = filled


def _fill(draft: Draft, slugs: Collection[str], corpus: Corpus) -> Draft:
    defined = [topic for topic in draft.topics if topic.slug in slugs]
    if not defined:
        return draft
    shown = [exemplars_of(topic.terms, corpus, topic.pinned) for topic in defined]
    pinned = pins(draft.topics)
    own = [t for t in draft.topics if t.papers and t.slug not in slugs]
    fits = corpus.fits([topic.papers for topic in own])
    wanted = corpus.fits(shown)
    for column, topic in enumerate(defined):
        wanted[[corpus.rows[p] for p in topic.keep_out if p in corpus.rows], column] = -2
    moves = {}
    for column, topic in enumerate(own):
        if topic.keep:
            continue
        rows = corpus.rows_of(paper for paper in topic.papers if paper not in pinned)
        best = wanted[rows].argmax(axis=1) if len(rows) else rows
        better = wanted[rows, best] > np.maximum(fits[rows, column], 0)
        for row, number in zip(rows[better], best[better], strict=True):
            moves[corpus.papers[row].slug] = defined[number].slug
    if moves:
        draft = draft.having(settle(draft.topics, moves, corpus))
    return draft.having(
        edited(topic, keep=True) if topic.slug in slugs and topic.papers else topic
        for topic in draft.topics
    )
