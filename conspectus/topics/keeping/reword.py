"""Terms for topics that a person's decisions gave other papers: the old ones tell of other papers.

Terms that a person wrote stay, and so do all labels.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from conspectus.topics.keeping.draft import Draft, edited, homes
from conspectus.topics.keeping.memory import is_worded
from conspectus.topics.keeping.names import name_groups

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from conspectus.model.topic import Topic
    from conspectus.topics.keeping.corpus import Corpus
    from conspectus.topics.keeping.memory import Remembered

_SEVERAL = 2
_SHARE = 0.2
"""A topic tells of other papers once so many, and such a share of them, came or left."""


def decided_topics(draft: Draft, former: Mapping[str, str], events: int) -> frozenset[str]:
    """Return the slugs of topics that took in, gave up or moved papers by decisions.

    ``former`` is the slug of each paper's topic before, and ``events`` is how many there were.
    """
    told = {slug for event in draft.history[events:] for slug in (event.slug, *event.became)}
    # A topic that has another slug now has the same papers.
    renamed = {alias: t.slug for t in draft.topics for alias in t.aliases if alias not in told}
    now = homes(draft.topics)
    changes: Counter[str] = Counter()
    for paper, slug in former.items():
        earlier = renamed.get(slug, slug)
        if paper in now and now[paper] != earlier:
            changes.update((now[paper], earlier))
    return frozenset(
        topic.slug
        for topic in draft.topics
        if topic.slug in told
        or (changes[topic.slug] and not topic.terms)
        or changes[topic.slug] >= max(_SEVERAL, _SHARE * len(topic.papers))
    )


def reword(
    draft: Draft,
    decided: Collection[str],
    corpus: Corpus,
    remembered: Remembered,
    former: Mapping[str, str],
) -> Draft:
    """Give decided topics, and those without any, terms by contrast with all other topics.

    Those that took in a topic have terms of both. ``former`` is the slug of each paper's topic
    before.
    """
    filled = [topic for topic in draft.topics if topic.papers]
    stale = {
        topic.slug
        for topic in filled
        if (topic.slug in decided or not topic.terms) and not is_worded(topic, remembered)
    }
    if stale.isdisjoint(decided):
        return draft
    parts = {topic.slug: _parts(topic, former) for topic in filled if topic.slug in decided}
    parts = {slug: papers for slug, papers in parts.items() if len(papers) > 1}
    names = name_groups(corpus, filled, [], parts).known
    terms = {topic.slug: name.terms for topic, name in zip(filled, names, strict=True)}
    return draft.having(
        edited(topic, terms=terms[topic.slug] or topic.terms) if topic.slug in stale else topic
        for topic in draft.topics
    )


def _parts(topic: Topic, former: Mapping[str, str]) -> list[list[str]]:
    """Return the papers of each of the topics that make up a good part of a topic, in order."""
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for paper in topic.papers:
        if paper in former:
            parts[former[paper]].append(paper)
    least = max(_SEVERAL, _SHARE * len(topic.papers))
    return [parts[slug] for slug in sorted(parts) if len(parts[slug]) >= least]
