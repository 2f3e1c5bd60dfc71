"""Papers grouped afresh, while what people know earlier topics by goes on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from conspectus.topics.draft import Draft, edited, homes, leaves, pins
from conspectus.topics.ended import end_topics
from conspectus.topics.fresh import group_afresh
from conspectus.topics.groups import size_bounds
from conspectus.topics.match import match_groups
from conspectus.topics.memory import is_by_hand, is_renamed
from conspectus.topics.naming import found_topics, name_groups
from conspectus.topics.placing import place

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from conspectus.model.settings import TopicSettings
    from conspectus.model.topic import Topic
    from conspectus.topics.corpus import Corpus
    from conspectus.topics.labels import Name
    from conspectus.topics.memory import Remembered


def regroup_papers(
    draft: Draft,
    corpus: Corpus,
    settings: TopicSettings,
    remembered: Remembered,
    taken: Collection[str],
) -> Draft:
    """Group papers afresh; topics that go on keep slug, label and all that a person said.

    Kept topics keep their papers, and so do those of which a person said something but which no
    fresh group continues. No new topic gets a ``taken`` slug.
    """
    leaf_topics = leaves(draft.topics)
    kept = [topic for topic in leaf_topics if topic.keep]
    loose = [topic for topic in leaf_topics if not topic.keep]
    held = {paper for topic in draft.topics if topic not in loose for paper in topic.papers}
    free = [paper.slug for paper in corpus.papers if paper.slug not in held]
    full = sum(bool(topic.papers) for topic in kept)
    groups = group_afresh(corpus, free, settings, besides=full)
    heirs = match_groups([topic.papers for topic in loose], groups)
    going_on = set(heirs.values())
    stubborn = [
        topic
        for number, topic in enumerate(loose)
        if number not in going_on and (is_by_hand(topic, remembered) or not topic.papers)
    ]
    groups_left = _without(groups, [*kept, *stubborn], heirs, len(corpus.papers))
    continued = [
        edited(loose[heirs[i]], papers=_admitted(group, loose[heirs[i]]))
        for i, group in groups_left
        if i in heirs
    ]
    new = [group for i, group in groups_left if i not in heirs]
    broad = [topic for topic in draft.topics if topic not in leaf_topics]
    standing = [*kept, *stubborn]
    names = name_groups(corpus, [*continued, *(t for t in standing if t.papers)], new)
    fresh = found_topics(names.new, new, taken)
    topics = [*broad, *standing, *_renewed(continued, names.known, remembered), *fresh]
    ended = [t for t in loose if t.slug not in {topic.slug for topic in topics}]
    return end_topics(draft.having(place(topics, corpus)), ended)


def _without(
    groups: Sequence[Sequence[str]],
    standing: Sequence[Topic],
    heirs: dict[int, int],
    papers: int,
) -> list[tuple[int, tuple[str, ...]]]:
    """Return groups, with their numbers, without the papers of topics that stand.

    What is left of a group that nobody knows yet may be too small for a topic.
    """
    held = {*homes(standing), *pins(standing)}
    least = size_bounds(papers, max(1, len(groups) + len(standing))).least
    left = [(i, tuple(p for p in group if p not in held)) for i, group in enumerate(groups)]
    whole = [(i, group) for i, group in left if len(group) == len(groups[i])]
    cut = [(i, group) for i, group in left if len(group) < len(groups[i])]
    return sorted(whole + [(i, g) for i, g in cut if g and (i in heirs or len(g) >= least)])


def _admitted(group: Sequence[str], topic: Topic) -> tuple[str, ...]:
    return tuple(paper for paper in group if paper not in topic.keep_out)


def _renewed(topics: Sequence[Topic], names: Sequence[Name], remembered: Remembered) -> list[Topic]:
    """Return topics with terms of their present papers, but for those that a person renamed."""
    return [
        topic if is_renamed(topic, remembered) else edited(topic, terms=name.terms)
        for topic, name in zip(topics, names, strict=False)
    ]


def by_size(topics: Sequence[Topic]) -> list[Topic]:
    """Return topics with the largest first, each broad one with its subtopics behind it."""
    sizes = Counter({topic.slug: len(topic.papers) for topic in topics})
    for topic in topics:
        if topic.parent:
            sizes[topic.parent] += len(topic.papers)

    def place(topic: Topic) -> tuple[int, str, bool, int, str]:
        top = topic.parent or topic.slug
        return -sizes[top], top, topic.slug != top, -len(topic.papers), topic.slug

    return sorted(topics, key=place)


def reassign(draft: Draft, corpus: Corpus) -> Draft:
    """Give each paper to the nearest of the topics that there are, kept and pinned ones apart."""
    free = [topic for topic in leaves(draft.topics) if not topic.keep and topic.papers]
    if not free:
        return draft
    rows = np.sort(corpus.rows_of(paper for topic in free for paper in topic.papers))
    fits = corpus.fits([topic.papers for topic in free])[rows]
    places = {corpus.papers[row].slug: place for place, row in enumerate(rows)}
    for column, topic in enumerate(free):
        fits[[places[paper] for paper in topic.keep_out if paper in places], column] = -2
        fits[[places[paper] for paper in topic.pinned if paper in places], column] = 2
    best = fits.argmax(axis=1)
    lists = {}
    for column, topic in enumerate(free):
        own = np.flatnonzero(best == column)
        own = own[np.lexsort((own, -fits[own, column]))]
        lists[topic.slug] = tuple(corpus.papers[row].slug for row in rows[own])
    return draft.having(
        edited(topic, papers=lists.get(topic.slug, topic.papers)) for topic in draft.topics
    )
