"""What people did to the lists by hand, seen by comparing them with what the last run left.

A paper that stands elsewhere was moved, one that stands nowhere was taken out, a topic that is gone
was deleted or has a new slug. Without a memory nothing is taken for a person's work.
"""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from conspectus.model.topic import TopicEvent
from conspectus.topics.keeping.draft import Draft, addresses, edited, heirs_of, homes, joined

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from conspectus.model.topic import Taxonomy, Topic

_SEVERAL = 4
"""Who empties a list of so many papers says nothing about each of them."""
NEARLY_ALL = 0.8
"""A topic that a person deleted became part of another if so many of its papers went there."""


class Remembered(NamedTuple):
    """What the last run left."""

    papers: Mapping[str, str]
    """The slug of each paper's topic, by the paper's slug."""
    labels: Mapping[str, str]
    """Each topic's label, by its slug."""
    heirs: Mapping[str, str] = MappingProxyType({})
    """The topic that answers to each earlier slug."""
    parents: Mapping[str, str] = MappingProxyType({})
    """The broad topic of each topic that has one."""
    terms: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """The terms that a run gave each topic last, by its slug; none where a person wrote them."""


NOTHING = Remembered({}, {})


def remember(before: Taxonomy, after: Taxonomy, earlier: Remembered = NOTHING) -> Remembered:
    """Return what the next run should know, which ``before`` and ``earlier`` knew less of.

    A label is the last one that a run gave: where a topic has another one, a person chose it, and
    that stays true for every later run. Earlier slugs have the label too: their addresses shall
    live on even where a person deletes the topic with all that it says.
    """
    labels = {slug: t.label for t in after.topics for slug in (*t.aliases, t.slug)}
    there = {topic.slug for topic in after.topics}
    chosen = {t.slug for t in before.topics if t.slug in there and is_renamed(t, earlier)}
    return Remembered(
        homes(after.topics),
        {slug: earlier.labels[slug] if slug in chosen else label for slug, label in labels.items()},
        {alias: topic.slug for topic in after.topics for alias in topic.aliases},
        {topic.slug: topic.parent for topic in after.topics if topic.parent},
        _terms(before, after, earlier),
    )


def _terms(before: Taxonomy, after: Taxonomy, earlier: Remembered) -> dict[str, tuple[str, ...]]:
    """Return the terms that runs gave topics last."""
    was = {topic.slug: topic.terms for topic in before.topics}
    asked = {part.terms for topic in before.topics for part in topic.split}
    given = {}
    for topic in after.topics:
        had = was.get(topic.slug)
        is_own = (
            topic.terms in asked if had is None else is_worded(edited(topic, terms=had), earlier)
        )
        # Banned terms leave what a person wrote, which stays theirs.
        stays = is_own and (had is None or {*topic.terms} <= {*had})
        given[topic.slug] = earlier.terms.get(topic.slug, ()) if stays else topic.terms
    return given


def is_renamed(topic: Topic, remembered: Remembered) -> bool:
    """Tell whether a person gave a topic its label."""
    return remembered.labels.get(topic.slug, topic.label) != topic.label


def is_worded(topic: Topic, remembered: Remembered) -> bool:
    """Tell whether a person wrote a topic's terms, or took them away.

    Where no run noted terms, those of the topics that it noted are taken for its own.
    """
    if not remembered.terms:
        return bool(topic.terms) and topic.slug not in remembered.labels
    slugs = [slug for slug in (topic.slug, *topic.aliases) if slug in remembered.terms]
    return topic.terms not in ([remembered.terms[slug] for slug in slugs] or [()])


def is_by_hand(topic: Topic, remembered: Remembered) -> bool:
    """Tell whether a person said anything of a topic, so that no run may end it."""
    said = topic.keep or topic.description or topic.pinned or topic.keep_out
    return bool(said) or is_renamed(topic, remembered)


def heed_hands(draft: Draft, remembered: Remembered, known: Container[str]) -> Draft:
    """Turn what was done to the lists into what can be read: pins, aliases, kept topics.

    ``known`` are the slugs of papers that there are. Topics that were deleted, and whose papers
    stand nowhere, have no heir yet: ``gone_topics`` still names them afterwards.
    """
    if not remembered.labels:
        return draft
    former: defaultdict[str, list[str]] = defaultdict(list)
    for paper, slug in remembered.papers.items():
        if paper in known:
            former[slug].append(paper)
    for slug in gone_topics(draft.topics, remembered):
        draft = _follow(draft, slug, former[slug], remembered)
    draft = _keep_new_topics(draft, remembered)
    return _keep_out(_pin(draft, remembered), former)


def gone_topics(topics: Sequence[Topic], remembered: Remembered) -> list[str]:
    """Return the slugs of earlier topics to which no topic answers."""
    return sorted(remembered.labels.keys() - addresses(topics).keys())


def _follow(draft: Draft, slug: str, papers: Sequence[str], remembered: Remembered) -> Draft:
    """Let the topic that took most papers of one that is gone answer to its slug."""
    label = remembered.labels[slug]
    heir = _namesake(draft.topics, label, remembered) or _main_heir(draft.topics, papers)
    if heir is None:
        return draft
    known_as = edited(heir, aliases=(*heir.aliases, slug))
    is_new = heir.slug not in remembered.labels
    if not is_new and len({*papers}.intersection(heir.papers)) < NEARLY_ALL * len(papers):
        return draft  # what became of it shows once all its papers have a place
    if is_new:
        remark = f"the topic {slug!r} is called {heir.slug!r} now; its old address leads there."
        return draft.having(_with(draft.topics, known_as), remark=remark)
    event = TopicEvent(slug=slug, label=label, how="merged", became=(heir.slug,))
    remark = f"{label!r} was merged into {heir.label!r} by hand; its address leads there."
    return draft.having(_with(draft.topics, edited(known_as, keep=True)), event, remark=remark)


def _namesake(topics: Sequence[Topic], label: str, remembered: Remembered) -> Topic | None:
    """Return the topic that the last run did not know and that has this label."""
    new = (topic for topic in topics if topic.slug not in remembered.labels)
    return next((topic for topic in new if topic.label == label), None)


def _main_heir(topics: Sequence[Topic], papers: Sequence[str]) -> Topic | None:
    """Return the topic that lists most of the papers, and more than half of them."""
    where = homes(topics)
    heirs = heirs_of(papers, where)
    if not heirs or 2 * sum(where.get(paper) == heirs[0] for paper in papers) <= len(papers):
        return None
    return next(topic for topic in topics if topic.slug == heirs[0])


def _keep_new_topics(draft: Draft, remembered: Remembered) -> Draft:
    """Keep topics that a person made by listing papers."""
    known = remembered.labels.keys()
    return draft.having(
        edited(topic, keep=True)
        if topic.papers and known.isdisjoint((topic.slug, *topic.aliases))
        else topic
        for topic in draft.topics
    )


def _pin(draft: Draft, remembered: Remembered) -> Draft:
    """Pin papers that stand in another topic than the last run put them in."""
    answers = addresses(draft.topics)
    topics: list[Topic] = []
    moved: dict[str, Topic] = {}
    for topic in draft.topics:
        came = {paper: remembered.papers.get(paper, topic.slug) for paper in topic.papers}
        new = [paper for paper, slug in came.items() if answers.get(slug) != topic.slug]
        if topic.slug in remembered.labels:
            pinned = joined(topic.pinned, new)
            topic = edited(  # noqa: PLW2901  # the same topic, changed
                topic, pinned=pinned, keep_out=joined(topic.keep_out, without=set(new))
            )
        moved |= dict.fromkeys(new, topic)
        topics.append(topic)
    return draft.having(
        edited(t, pinned=tuple(p for p in t.pinned if moved.get(p, t).slug == t.slug))
        for t in topics
    ).remarking(
        *(
            f"the paper {paper!r} was moved to {topic.label!r} by hand, so it is pinned there."
            for paper, topic in moved.items()
            if paper in topic.pinned
        )
    )


def _keep_out(draft: Draft, former: Mapping[str, Sequence[str]]) -> Draft:
    """Keep papers out of topics from whose lists they were taken."""
    listed = homes(draft.topics)
    pinned = {paper for topic in draft.topics for paper in topic.pinned}
    topics, remarks = [], []
    for topic in draft.topics:
        earlier = [paper for slug in (topic.slug, *topic.aliases) for paper in former.get(slug, ())]
        taken = sorted(paper for paper in earlier if paper not in listed and paper not in pinned)
        if len(taken) == len(earlier) >= _SEVERAL:
            taken = []
        topics.append(edited(topic, keep_out=joined(topic.keep_out, taken)))
        remarks += [
            f"the paper {paper!r} was taken out of {topic.label!r} by hand, so it is kept out."
            for paper in taken
        ]
    return draft.having(topics).remarking(*remarks)


def _with(topics: Sequence[Topic], changed: Topic) -> list[Topic]:
    return [changed if topic.slug == changed.slug else topic for topic in topics]
