"""Papers into topics that are there: which topic is nearest, and which place in its list.

Those already in a topic's list stay in their order.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from conspectus.topics.keeping.draft import edited, leaves, pins
from conspectus.topics.keeping.exemplars import exemplars_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conspectus.model.topic import Topic
    from conspectus.topics.keeping.corpus import Corpus, Matrix

_KEPT_OUT = -2.0
"""Less than any cosine."""


def settle(topics: Sequence[Topic], moves: Mapping[str, str], corpus: Corpus) -> tuple[Topic, ...]:
    """Move papers, by slug, to topics, by slug: each before the first paper that fits it less."""
    arrivals = defaultdict(list)
    for paper, slug in moves.items():
        arrivals[slug].append(paper)
    left = [
        topic
        if moves.keys().isdisjoint(topic.papers)
        else edited(topic, papers=tuple(paper for paper in topic.papers if paper not in moves))
        for topic in topics
    ]
    joining = [topic for topic in left if topic.slug in arrivals]
    fits = corpus.fits([topic.papers for topic in joining]).T
    lists = {
        topic.slug: _insert(topic.papers, sorted(arrivals[topic.slug]), fit, corpus)
        for topic, fit in zip(joining, fits, strict=True)
    }
    return tuple(
        edited(topic, papers=lists[topic.slug]) if topic.slug in lists else topic for topic in left
    )


def _insert(
    papers: Sequence[str], new: Sequence[str], fit: Matrix, corpus: Corpus
) -> tuple[str, ...]:
    """Insert new papers into a list; ``fit`` says how well each row fits its topic."""
    arriving = corpus.rows_of(new)
    if not papers:
        return corpus.slugs_of(arriving)
    arriving = arriving[np.lexsort((arriving, -fit[arriving]))]
    present = corpus.rows_of(papers)
    lowest = np.minimum.accumulate(fit[present])
    places = np.searchsorted(-lowest, -fit[arriving], side="right")
    return tuple(corpus.papers[row].slug for row in np.insert(present, places, arriving))


def place(
    topics: Sequence[Topic], corpus: Corpus, *, into_empty: bool = False
) -> tuple[Topic, ...]:
    """Give each paper that stands in no topic a place in the nearest one.

    Broad topics take none; empty ones do, by their definition, only where that is asked for or
    where all are empty.
    """
    listed = {paper for topic in topics for paper in topic.papers}
    new = [paper.slug for paper in corpus.papers if paper.slug not in listed]
    if not new or not topics:
        return tuple(topics)
    pinned = pins(topics)
    moves = {paper: pinned[paper] for paper in new if paper in pinned}
    new = [paper for paper in new if paper not in pinned]
    return settle(topics, moves | _nearest(topics, new, corpus, into_empty=into_empty), corpus)


def _nearest(
    topics: Sequence[Topic], new: Sequence[str], corpus: Corpus, *, into_empty: bool
) -> dict[str, str]:
    """Return the topic nearest to each paper, of those that do not keep it out."""
    options = leaves(topics)
    filled = [topic for topic in options if topic.papers]
    if into_empty or not filled:
        groups = [topic.papers or _meant_by(topic, corpus) for topic in options]
    else:
        options, groups = filled, [topic.papers for topic in filled]
    fits = corpus.fits(groups)[corpus.rows_of(new)]
    numbers = {paper: number for number, paper in enumerate(new)}
    for column, topic in enumerate(options):
        out = [numbers[paper] for paper in topic.keep_out if paper in numbers]
        fits[out, column] = _KEPT_OUT
    return {
        paper: options[column].slug
        for paper, column in zip(new, fits.argmax(axis=1).tolist(), strict=True)
    }


def _meant_by(topic: Topic, corpus: Corpus) -> tuple[str, ...]:
    """Return papers that show what an empty topic is about."""
    return exemplars_of(topic.terms or (topic.label,), corpus, topic.pinned)
