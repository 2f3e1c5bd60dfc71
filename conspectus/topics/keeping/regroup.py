"""Papers grouped afresh, while what people know earlier topics by goes on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from conspectus.topics.grouping.groups import LEAST_PAPERS
from conspectus.topics.keeping.draft import Draft, edited, homes, leaves, pins
from conspectus.topics.keeping.ended import end_topics
from conspectus.topics.keeping.fresh import group_afresh
from conspectus.topics.keeping.match import match_groups
from conspectus.topics.keeping.memory import is_by_hand, is_renamed
from conspectus.topics.keeping.names import found_topics, is_unsaid, name_groups
from conspectus.topics.keeping.placing import place

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from conspectus.model.settings import TopicSettings
    from conspectus.model.topic import Topic
    from conspectus.topics.keeping.corpus import Corpus
    from conspectus.topics.keeping.memory import Remembered
    from conspectus.topics.naming.labels import Name


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
    lower = leaves(draft.topics)
    free = [topic for topic in lower if not topic.keep]
    held = [topic for topic in draft.topics if topic not in free]
    there = homes(held)
    papers = [paper.slug for paper in corpus.papers if paper.slug not in there]
    besides = sum(bool(topic.papers) for topic in lower if topic.keep)
    groups = group_afresh(corpus, papers, settings, besides)
    found = _compare(free, held, groups, remembered)
    filled = [topic for topic in found.continued if topic.papers]
    standing = [topic for topic in found.standing if topic.papers]
    unsaid = [topic for topic in filled if is_unsaid(topic, topic.papers, corpus, remembered)]
    named = [topic for topic in filled if topic not in unsaid]
    nameless = [*(topic.papers for topic in unsaid), *found.new]
    names = name_groups(corpus, [*named, *standing], nameless)
    renewed = _renewed(named, names.known, remembered)
    renewed += [
        edited(topic, label=name.label, terms=name.terms)
        for topic, name in zip(unsaid, names.new, strict=False)
    ]
    bare = [topic for topic in found.continued if not topic.papers]
    new = found_topics(names.new[len(unsaid) :], found.new, taken)
    placed = place([*found.standing, *renewed, *bare, *new], corpus)
    left = [t for t in placed if t.papers or t in found.standing or is_by_hand(t, remembered)]
    slugs = {topic.slug for topic in left}
    return end_topics(draft.having(left), [topic for topic in free if topic.slug not in slugs])


class _Found(NamedTuple):
    """What fresh groups mean for the topics that there were."""

    standing: list[Topic]
    """Those that keep their papers."""
    continued: list[Topic]
    """Those that go on, with the papers of their groups."""
    new: list[tuple[str, ...]]


def _compare(
    free: Sequence[Topic],
    held: Sequence[Topic],
    groups: Sequence[Sequence[str]],
    remembered: Remembered,
) -> _Found:
    """Find out which topics the groups continue; pinned papers are left for their topics.

    What is left of a group that continues none may be too small for a topic.
    """
    heirs = match_groups([topic.papers for topic in free], groups)
    others = [topic for i, topic in enumerate(free) if i not in heirs.values()]
    stubborn = [t for t in others if is_by_hand(t, remembered) or not t.papers]
    there, pinned = homes([*held, *stubborn]), pins([*held, *free])
    found = _Found([*held, *stubborn], [], [])
    for i, group in enumerate(groups):
        heir = free[heirs[i]] if i in heirs else None
        slug, out = (heir.slug, set(heir.keep_out)) if heir else ("", set[str]())
        left = tuple(
            paper
            for paper in group
            if paper not in there and paper not in out and pinned.get(paper, slug) == slug
        )
        if heir:
            found.continued.append(edited(heir, papers=left))
        elif len(left) >= min(len(group), LEAST_PAPERS):
            found.new.append(left)
    return found


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
