"""A list of topics that grows with its papers: one is divided, another one emerges.

Only as far as growth demands, and so that few papers move that had a topic before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.model.topic import TopicEvent
from conspectus.model.wording import list_text
from conspectus.topics.keeping.divide import divide
from conspectus.topics.keeping.draft import Draft, edited, leaves
from conspectus.topics.keeping.emerge import emerging
from conspectus.topics.keeping.memory import is_renamed
from conspectus.topics.keeping.names import found_topics, name_groups

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from conspectus.model.topic import Topic
    from conspectus.topics.keeping.corpus import Corpus
    from conspectus.topics.keeping.growth import Birth, Demand, Growth
    from conspectus.topics.keeping.memory import Remembered


def evolve(  # noqa: PLR0913, PLR0917  # what grew, by how much, how far it may, and what is known
    draft: Draft,
    corpus: Corpus,
    growth: Growth,
    demand: Demand,
    remembered: Remembered,
    taken: Collection[str],
) -> Draft:
    """Let topics emerge and divide until there are as many as growth demands.

    Kept topics are left alone. No new topic gets a ``taken`` slug.
    """
    topics = leaves(draft.topics)
    number = sum(bool(topic.papers) for topic in topics)
    new = emerging(topics, corpus, growth, demand.most - number)
    gone = {paper for birth in new for paper in birth.papers}
    staying = [edited(t, papers=tuple(p for p in t.papers if p not in gone)) for t in topics]
    parts = divide(staying, corpus, growth, demand, number + len(new))
    births = [*new, *parts]
    return _born(draft, births, corpus, remembered, taken) if births else draft


def _born(
    draft: Draft,
    births: Sequence[Birth],
    corpus: Corpus,
    remembered: Remembered,
    taken: Collection[str],
) -> Draft:
    """Return a draft with births as topics, each behind its source, and with what was divided."""
    leaving = {paper for birth in births for paper in birth.papers}
    topics = [
        edited(topic, papers=tuple(paper for paper in topic.papers if paper not in leaving))
        for topic in draft.topics
    ]
    known = [topic for topic in topics if topic.papers]
    names = name_groups(corpus, known, [birth.papers for birth in births])
    terms = {topic.slug: name.terms for topic, name in zip(known, names.known, strict=True)}
    new = found_topics(names.new, [birth.papers for birth in births], taken)
    divided = {birth.source for birth in births if birth.is_part}
    grown: list[Topic] = []
    for topic in topics:
        renew = topic.slug in divided and topic.papers and not is_renamed(topic, remembered)
        grown.append(edited(topic, terms=terms[topic.slug]) if renew else topic)
        grown += [
            edited(part, parent=topic.parent)
            for part, birth in zip(new, births, strict=True)
            if birth.source == topic.slug
        ]
    return _told(draft.having(grown), dict(zip(births, (t.slug for t in new), strict=True)))


def _told(draft: Draft, births: Mapping[Birth, str]) -> Draft:
    """Return the draft with what happened; births have the slugs of their topics."""
    labels = {topic.slug: topic.label for topic in draft.topics}
    for source in dict.fromkeys(birth.source for birth in births):
        parts = [births[birth] for birth in births if birth.is_part and birth.source == source]
        if parts:
            became = (source, *parts)
            event = TopicEvent(slug=source, label=labels[source], how="split", became=became)
            named = list_text([repr(labels[slug]) for slug in parts])
            remark = f"{labels[source]!r} grew; {named} came out of it."
            draft = draft.having(draft.topics, event, remark=remark)
    return draft.remarking(
        *(
            f"{labels[births[birth]]!r} is new: papers that came are about it."
            for birth in births
            if not birth.is_part
        )
    )
