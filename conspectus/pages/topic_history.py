"""The history of a topic in a few sentences: what it took in, where it came from, what left it.

It speaks of topics that are there; what became of others is told at their earlier addresses.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from conspectus.pages import addresses
from conspectus.pages.topic_views import TopicChange
from conspectus.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conspectus.model.topic import Topic, TopicEvent
    from conspectus.pages.library import Library

_CAME, _TOOK, _GAVE = "It came out of", "It took in", "Part of it became"


def changes_of(library: Library, topic: Topic) -> tuple[TopicChange, ...]:
    """Return what history says of a topic, all changes of one kind in one sentence.

    Topics that ended are named without a link, for their addresses may lead back here.
    """
    answers = {alias: each for each in library.topics for alias in each.aliases}
    answers |= {each.slug: each for each in library.topics}
    found: defaultdict[str, dict[str, Link]] = defaultdict(dict)
    for event in library.history:
        own = event.slug == topic.slug
        changes = _left(event, answers) if own else _arrived(event, topic, answers)
        for words, link in changes:
            if link.text.strip() and link.text != topic.label:
                found[words][link.text] = link
    return tuple(
        TopicChange(words, tuple(found[words].values()))
        for words in (_CAME, _TOOK, _GAVE)
        if found[words]
    )


def _left(event: TopicEvent, answers: Mapping[str, Topic]) -> Iterator[tuple[str, Link]]:
    if event.how == "split":
        yield from ((_GAVE, _link(answers[slug])) for slug in event.became if slug in answers)


def _arrived(
    event: TopicEvent, topic: Topic, answers: Mapping[str, Topic]
) -> Iterator[tuple[str, Link]]:
    if topic.slug in event.became and event.how != "retired":
        there = answers.get(event.slug)
        lives = there is not None and there.slug == event.slug
        name = _link(there) if there and lives else Link(event.label, "")
        yield (_TOOK if event.how == "merged" else _CAME), name


def _link(topic: Topic) -> Link:
    return Link(topic.label, addresses.topic_path(topic.slug))
