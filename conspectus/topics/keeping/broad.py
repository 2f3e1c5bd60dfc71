"""Broad topics over the others: where a list is too long to browse, topics get parents.

Broad topics that people know go on; parents stay until papers are grouped afresh.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.topics.grouping.hierarchy import broad_groups
from conspectus.topics.keeping.draft import Draft, broad_slugs, edited
from conspectus.topics.keeping.ended import end_topics
from conspectus.topics.keeping.match import match_groups
from conspectus.topics.keeping.memory import is_by_hand
from conspectus.topics.keeping.names import found_topics, is_unsaid, name_families

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from conspectus.model.topic import Topic
    from conspectus.topics.keeping.corpus import Corpus
    from conspectus.topics.keeping.memory import Remembered

_LEAST_PAPERS = 3
"""Of topics with fewer papers on average, a list of papers says more than broad ones would."""


def give_parents(draft: Draft, corpus: Corpus, taken: Collection[str]) -> Draft:
    """Put broad topics over a list that has none and has grown too long."""
    if broad_slugs(draft.topics):
        return draft
    groups = _groups([topic for topic in draft.topics if topic.papers], corpus)
    return _under(draft, groups, [None] * len(groups), corpus, taken) if groups else draft


def renew_parents(
    draft: Draft,
    earlier: Sequence[Topic],
    corpus: Corpus,
    remembered: Remembered,
    taken: Collection[str],
) -> Draft:
    """Group topics into broad ones afresh; those that go on keep what people know them by.

    ``earlier`` are the topics before papers were grouped afresh. What a person said something of
    keeps its subtopics.
    """
    broad = [topic for topic in draft.topics if topic.slug in broad_slugs(earlier)]
    held = [topic for topic in broad if topic.keep or topic.papers]
    slugs = {topic.slug for topic in held}
    lower = [t for t in draft.topics if t not in broad]
    free = [topic for topic in lower if topic.papers and topic.parent not in slugs]
    groups = _groups(free, corpus)
    others = [topic for topic in broad if topic not in held]
    had = [[p for t in earlier if t.parent == topic.slug for p in t.papers] for topic in others]
    now = [_papers_in(group) for group in groups]
    heirs = match_groups(had, now)
    matched = {others[number].slug for number in heirs.values()}
    stubborn = [t for t in others if t.slug not in matched and is_by_hand(t, remembered)]
    slugs |= {topic.slug for topic in stubborn}
    ended = [topic for topic in others if topic.slug not in matched | slugs]
    # A topic below a broad one that a person described stays there.
    own = {topic.slug for topic in stubborn}
    groups = [[topic for topic in group if topic.parent not in own] for group in groups]
    freed = [
        edited(topic, parent=topic.parent if topic.parent in slugs else "")
        for topic in draft.topics
        if topic not in ended
    ]
    continued = [others[heirs[i]] if i in heirs else None for i in range(len(groups))]
    unsaid = {
        i
        for i, (topic, group) in enumerate(zip(continued, groups, strict=True))
        if topic and group and is_unsaid(topic, _papers_in(group), corpus, remembered)
    }
    arranged = _under(draft.having(freed), groups, continued, corpus, taken, unsaid=unsaid)
    papers = dict(zip((topic.slug for topic in others), had, strict=True))
    return end_topics(arranged, ended, None, papers)


def _papers_in(topics: Iterable[Topic]) -> list[str]:
    return [paper for topic in topics for paper in topic.papers]


def _groups(topics: Sequence[Topic], corpus: Corpus) -> list[list[Topic]]:
    if sum(len(topic.papers) for topic in topics) < _LEAST_PAPERS * len(topics):
        return []
    rows = [corpus.rows_of(topic.papers) for topic in topics]
    return [[topics[i] for i in numbers] for numbers in broad_groups(corpus.space, rows)]


def _under(  # noqa: PLR0913  # what there is, and which of it is to be new
    draft: Draft,
    groups: Sequence[Sequence[Topic]],
    broad: Sequence[Topic | None],
    corpus: Corpus,
    taken: Collection[str],
    *,
    unsaid: Collection[int] = (),
) -> Draft:
    """Put each group of topics under its broad topic, or under a new one where it has none.

    Broad topics of the groups with ``unsaid`` numbers get other labels.
    """
    new = [i for i, topic in enumerate(broad) if topic is None and groups[i]]
    labels = [topic.label for topic in draft.topics]
    families = [[topic.papers for topic in group] for group in groups]
    names = name_families(corpus, families, labels) if new or unsaid else []
    made = found_topics([names[i] for i in new], [()] * len(new), taken)
    chosen = {i: topic.slug for i, topic in enumerate(broad) if topic is not None}
    chosen |= dict(zip(new, (topic.slug for topic in made), strict=True))
    relabelled = {chosen[i]: names[i].label for i in unsaid}
    parents = {topic.slug: chosen[i] for i, group in enumerate(groups) for topic in group}
    below = [
        edited(
            topic,
            label=relabelled.get(topic.slug, topic.label),
            parent=parents.get(topic.slug, topic.parent),
        )
        for topic in draft.topics
    ]
    return draft.having([*made, *below])
