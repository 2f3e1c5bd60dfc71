"""Topics that end: who answers to their addresses from then on, and what is told of it."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from conspectus.model.topic import Topic, TopicEvent
from conspectus.model.wording import list_text
from conspectus.topics.keeping.draft import (
    Draft,
    addresses,
    broad_slugs,
    edited,
    heirs_of,
    homes,
    joined,
)
from conspectus.topics.keeping.memory import NEARLY_ALL, gone_topics, is_by_hand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conspectus.topics.keeping.memory import Remembered

_MOST = 0.5
_PART = 0.2
"""Of a topic's papers: where fewer went is not worth telling."""


def end_topics(
    draft: Draft,
    ended: Sequence[Topic],
    how: Literal["merged", "split", "retired"] | None = None,
    papers: Mapping[str, Sequence[str]] | None = None,
    *,
    deleted: bool = False,
) -> Draft:
    """Pass on the addresses of topics that the draft has no longer, and tell of it.

    ``papers`` are those that an ended topic had, by its slug, where its own list does not say so.
    Without ``how``, a topic is merged if most of its papers are in one topic now, split if they
    are in several, retired if none is left. One that a person ``deleted`` is merged only if nearly
    all of them are in one, and all that have some are told; it does not retire.
    """
    if not draft.topics:
        return draft
    where = homes(draft.topics)
    aliases: dict[str, tuple[str, ...]] = {}
    events, remarks = [], []
    for topic in ended:
        listed = (papers or {}).get(topic.slug, topic.papers)
        if deleted:
            event = _event_of_deleted(topic, listed, where, draft)
        else:
            event = _event(topic, listed, where, draft, how)
        heir = event.became[0]
        aliases[heir] = joined(aliases.get(heir, ()), (topic.slug, *topic.aliases))
        events.append(event)
        remarks.append(_remark(event, draft))
    topics = (
        edited(topic, aliases=joined(topic.aliases, aliases.get(topic.slug, ())))
        for topic in draft.topics
    )
    return draft.having(topics, *events).remarking(*remarks)


def _event(
    topic: Topic,
    papers: Sequence[str],
    where: Mapping[str, str],
    draft: Draft,
    how: Literal["merged", "split", "retired"] | None,
) -> TopicEvent:
    counts = Counter(where[paper] for paper in papers if paper in where)
    heirs = [slug for slug in heirs_of(papers, where) if counts[slug] >= _PART * counts.total()]
    if not counts:
        heirs, how = [_nearest(topic, draft.topics)], how or "retired"
    else:
        heirs = heirs or heirs_of(papers, where)[:1]
        most = counts[heirs[0]] > _MOST * counts.total()
        how = how or ("merged" if most else "split")
    if how == "merged":
        heirs = heirs[:1]
    return TopicEvent(slug=topic.slug, label=topic.label, how=how, became=tuple(heirs))


def _event_of_deleted(
    topic: Topic, papers: Sequence[str], where: Mapping[str, str], draft: Draft
) -> TopicEvent:
    heirs = heirs_of(papers, where) or [_nearest(topic, draft.topics)]
    there = [where[paper] for paper in papers if paper in where]
    if there.count(heirs[0]) >= NEARLY_ALL * len(there):
        return TopicEvent(slug=topic.slug, label=topic.label, how="merged", became=(heirs[0],))
    return TopicEvent(slug=topic.slug, label=topic.label, how="split", became=tuple(heirs))


def _nearest(topic: Topic, topics: Iterable[Topic]) -> str:
    """Return the topic that is most like one without papers, by words, parent and label."""
    words = _words(topic)

    def likeness(other: Topic) -> tuple[float, bool, float]:
        others = _words(other)
        shared = len(words & others) / max(1, len(words | others))
        sibling = topic.parent in {other.parent, other.slug} and bool(topic.parent)
        return shared, sibling, SequenceMatcher(None, topic.label, other.label).ratio()

    return max(sorted(topics, key=lambda other: other.slug), key=likeness).slug


def _words(topic: Topic) -> set[str]:
    return {word for text in (topic.label, *topic.terms) for word in text.lower().split()}


def _remark(event: TopicEvent, draft: Draft) -> str:
    labels = {topic.slug: topic.label for topic in draft.topics}
    became = list_text([repr(labels[slug]) for slug in event.became])
    if event.how == "retired":
        return f"{event.label!r} has no papers any more; its address leads to {became}."
    if event.how == "merged":
        return f"{event.label!r} became part of {became}."
    return f"{event.label!r} was divided among {became}."


def retire(draft: Draft, before: Sequence[Topic], remembered: Remembered) -> Draft:
    """End topics that no person said anything of, and that have lost their papers or subtopics."""
    listed = {topic.slug for topic in before if topic.papers}
    broad, was_broad = broad_slugs(draft.topics), broad_slugs(before)
    elsewhere = emptied_topics(before, remembered)
    ended = [
        topic
        for topic in draft.topics
        if not topic.papers
        and topic.slug not in broad
        and topic.slug in {*listed, *was_broad, *elsewhere}
        and not is_by_hand(topic, remembered)
    ]
    slugs = {topic.slug for topic in ended}
    left = [topic for topic in draft.topics if topic.slug not in slugs]
    if not ended or not any(topic.papers for topic in left):
        return draft
    return end_topics(draft.having(left), ended, "retired", _former(before, remembered))


def emptied_topics(before: Sequence[Topic], remembered: Remembered) -> set[str]:
    """Return the topics whose papers a person moved to others, most of them at least."""
    where, answers = homes(before), addresses(before)
    had = Counter(answers.get(slug) for slug in remembered.papers.values())
    moved = Counter(
        answers.get(slug)
        for paper, slug in remembered.papers.items()
        if where.get(paper, answers.get(slug)) != answers.get(slug)
    )
    empty = {topic.slug for topic in before if not topic.papers}
    return {slug for slug, count in moved.items() if slug in empty and 2 * count >= had[slug]}


def _former(before: Sequence[Topic], remembered: Remembered) -> dict[str, list[str]]:
    """Return the papers that each topic had in the file, else in the last run."""
    former: dict[str, list[str]] = {}
    for paper, slug in remembered.papers.items():
        former.setdefault(slug, []).append(paper)
    broad = broad_slugs(before)
    for topic in before:
        parts = [t for t in before if t.parent == topic.slug] if topic.slug in broad else []
        if listed := [paper for part in (topic, *parts) for paper in part.papers]:
            former[topic.slug] = listed
    return former


def answer_for_gone(draft: Draft, remembered: Remembered) -> Draft:
    """Let topics answer for those that a person deleted, and for those that history tells of."""
    draft = _with_lost_aliases(_with_noted_aliases(draft, remembered), remembered)
    lost = gone_topics(draft.topics, remembered)
    # Earlier slugs of those that are gone go where these go.
    gone = [slug for slug in lost if remembered.heirs.get(slug) not in lost]
    former = _former((), remembered)
    same = {remembered.labels[slug]: former[slug] for slug in gone if slug in former}
    former |= {slug: same.get(remembered.labels[slug], []) for slug in gone if slug not in former}
    ended = [Topic(slug=slug, label=remembered.labels[slug]) for slug in gone]
    if ended:
        draft = end_topics(draft, ended, papers=former, deleted=True)
    return _heed_history(_with_noted_aliases(draft, remembered))


def _with_noted_aliases(draft: Draft, remembered: Remembered) -> Draft:
    """Give the earlier slugs that the last run knew to whoever answers to their topic now.

    Not one that is the slug of a topic again: papers were grouped afresh, and it has its own.
    """
    answers = addresses(draft.topics)
    lost: dict[str, list[str]] = {}
    for alias, heir in sorted(remembered.heirs.items()):
        if alias not in answers and heir in answers:
            lost.setdefault(answers[heir], []).append(alias)
    return draft.having(
        edited(topic, aliases=joined(topic.aliases, lost.get(topic.slug, ())))
        for topic in draft.topics
    )


def _with_lost_aliases(draft: Draft, remembered: Remembered) -> Draft:
    """Give topics back earlier slugs that only the list of aliases lost."""
    lost: dict[str, list[str]] = {}
    for slug in gone_topics(draft.topics, remembered):
        lost.setdefault(remembered.labels[slug], []).append(slug)
    known = {t.slug: label for t in draft.topics if (label := remembered.labels.get(t.slug))}
    bearers = Counter(known.values())  # whose it was if two have one, nobody can say
    return draft.having(
        edited(topic, aliases=joined(topic.aliases, lost.get(known[topic.slug], ())))
        if topic.slug in known and bearers[known[topic.slug]] == 1
        else topic
        for topic in draft.topics
    )


def _heed_history(draft: Draft) -> Draft:
    """Give topics back the aliases that history names, where a person deleted them."""
    answers = addresses(draft.topics)
    heirs: dict[str, list[str]] = {}
    waiting = list(draft.history)
    while waiting:
        late = [event for event in waiting if not any(slug in answers for slug in event.became)]
        for event in waiting:
            if event not in late and event.slug not in answers:
                heir = next(answers[slug] for slug in event.became if slug in answers)
                answers[event.slug] = heir
                heirs.setdefault(heir, []).append(event.slug)
        if len(late) == len(waiting):
            break
        waiting = late
    return draft.having(
        edited(topic, aliases=joined(topic.aliases, heirs.get(topic.slug, ())))
        for topic in draft.topics
    )
