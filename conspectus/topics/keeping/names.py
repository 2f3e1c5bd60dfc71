"""Labels, terms and slugs for new topics among those that have theirs.

Which phrases suit a group is for the labels to say; here it is seen to that nothing is given twice.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from conspectus.model.slug import make_slug
from conspectus.model.topic import Topic
from conspectus.topics.keeping.draft import edited
from conspectus.topics.keeping.memory import is_renamed
from conspectus.topics.naming.bans import Bans
from conspectus.topics.naming.labels import name_broad_topics, name_topics
from conspectus.topics.naming.reach import is_said

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from conspectus.model.paper import Paper
    from conspectus.topics.keeping.corpus import Corpus
    from conspectus.topics.keeping.memory import Remembered
    from conspectus.topics.naming.labels import Name

_ALIKE = 0.5
"""Labels that share more than this of their words are too alike."""


class Names(NamedTuple):
    """What topics would be called by their papers."""

    known: list[Name]
    """For topics that have a label: the terms are of use."""
    new: list[Name]


def name_groups(
    corpus: Corpus,
    known: Sequence[Topic],
    groups: Sequence[Sequence[str]],
    parts: Mapping[str, Sequence[Sequence[str]]] = MappingProxyType({}),
) -> Names:
    """Name groups of papers, best fit first, by contrast with each other and with known topics.

    No new label is like that of a known topic. ``parts`` are the papers that known topics, by slug,
    were made of, each of which has terms.
    """
    made_of = {
        number: [corpus.papers_of(part) for part in parts[topic.slug]]
        for number, topic in enumerate(known)
        if topic.slug in parts
    }
    papers = [corpus.papers_of(topic.papers) for topic in known]
    papers += [corpus.papers_of(group) for group in groups]
    names = name_topics(papers, (), corpus.banned, made_of) if groups or known else []
    old, new = names[: len(known)], names[len(known) :]
    return Names(old, _apart(new, papers[len(known) :], known, corpus))


def _apart(
    names: Sequence[Name], groups: Sequence[list[Paper]], known: Sequence[Topic], corpus: Corpus
) -> list[Name]:
    """Rename groups that are called like known topics, by contrast with just those."""
    alike = [any(_alike(name.label, topic.label) for topic in known) for name in names]
    rivals = [topic for topic in known if any(_alike(name.label, topic.label) for name in names)]
    if not rivals:
        return list(names)
    free = [name.label for name, is_alike in zip(names, alike, strict=True) if not is_alike]
    taken = [*(topic.label for topic in known), *free]
    again = [group for group, is_alike in zip(groups, alike, strict=True) if is_alike]
    papers = [corpus.papers_of(topic.papers) for topic in rivals]
    others = iter(name_topics([*papers, *again], taken, corpus.banned)[len(rivals) :])
    return [next(others) if is_alike else name for name, is_alike in zip(names, alike, strict=True)]


def name_families(
    corpus: Corpus, families: Sequence[Sequence[Sequence[str]]], labels: Iterable[str]
) -> list[Name]:
    """Name broad topics, given as the groups of papers below each; no label is a given one."""
    papers = [[corpus.papers_of(group) for group in family] for family in families]
    return name_broad_topics(papers, labels, corpus.banned)


def is_unsaid(topic: Topic, papers: Iterable[str], corpus: Corpus, remembered: Remembered) -> bool:
    """Tell whether a run gave a topic a label that none of its present papers says.

    A label of which no run is known to have given it may be a person's.
    """
    is_given = remembered.labels.get(topic.slug) == topic.label
    return is_given and not is_said(topic.label, corpus.papers_of(papers))


def _alike(one: str, other: str) -> bool:
    words, others = (set(re.findall(r"\w+", label.lower())) for label in (one, other))
    return len(words & others) > _ALIKE * len(words | others)


def found_topics(
    names: Iterable[Name], groups: Iterable[Sequence[str]], taken: Collection[str]
) -> list[Topic]:
    """Return a topic for each name and its papers; no slug is taken or given twice."""
    given = set(taken)
    topics = []
    for name, papers in zip(names, groups, strict=True):
        slug = make_slug(name.label, taken=given)
        given.add(slug)
        topics.append(Topic(slug=slug, label=name.label, terms=name.terms, papers=tuple(papers)))
    return topics


def without_banned(
    topics: Sequence[Topic], corpus: Corpus, remembered: Remembered
) -> tuple[Topic, ...]:
    """Give other words to topics whose terms, or labels that no person chose, hold banned ones."""
    banned = Bans(corpus.banned)
    terms = {t.slug for t in topics if any(banned.forbid(term) for term in t.terms)}
    labels = {
        t.slug
        for t in topics
        if banned.forbid(t.label) and t.papers and not (t.keep or is_renamed(t, remembered))
    }
    if not terms and not labels:
        return tuple(topics)
    filled = [topic for topic in topics if topic.papers]
    others = [topic for topic in filled if topic.slug not in labels]
    bad = [topic.papers for topic in filled if topic.slug in labels]
    names = name_groups(corpus, others, bad)
    named = dict(zip((topic.slug for topic in others), names.known, strict=True))
    named |= dict(zip((t.slug for t in filled if t.slug in labels), names.new, strict=True))
    return tuple(
        _reworded(topic, named.get(topic.slug), banned, relabel=topic.slug in labels)
        if topic.slug in terms | labels
        else topic
        for topic in topics
    )


def _reworded(topic: Topic, name: Name | None, banned: Bans, *, relabel: bool) -> Topic:
    offered = name.terms if name and not topic.keep else topic.terms
    better = relabel and name is not None and not banned.forbid(name.label)
    return edited(
        topic,
        terms=tuple(term for term in offered if not banned.forbid(term)),
        label=name.label if better and name else topic.label,
    )
