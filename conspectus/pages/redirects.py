"""Pages at earlier addresses of topics: what became of each, and where its papers are now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from conspectus.pages import addresses, items
from conspectus.pages.views import Page, RedirectView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conspectus.model.topic import Topic, TopicEvent
    from conspectus.pages.library import Library


class EarlierTopic(NamedTuple):
    """An address at which there was a topic once."""

    slug: str
    event: TopicEvent | None
    """What happened to it; None where it only got another address."""
    heirs: tuple[Topic, ...]
    """The topics that have its papers now, the one that answers for it first."""


def earlier_topics(topics: Iterable[Topic], history: Iterable[TopicEvent]) -> list[EarlierTopic]:
    """Return all earlier topics by slug, each once, and none at the address of one that is there.

    An heir may have ended since; then its own heirs take its place.
    """
    topics = tuple(topics)
    there = {topic.slug: topic for topic in topics}
    answers = {alias: topic for topic in topics for alias in topic.aliases} | there
    # A topic that gave papers away and went on did not end by that.
    events = {event.slug: event for event in history if event.slug not in event.became}
    return [
        EarlierTopic(slug, events.get(slug), _heirs(slug, answers, events))
        for slug in sorted((answers.keys() | events.keys()) - there.keys())
    ]


def _heirs(
    slug: str, answers: Mapping[str, Topic], events: Mapping[str, TopicEvent]
) -> tuple[Topic, ...]:
    """Follow what became of a topic to topics that are there; what has gone round stops."""
    found: dict[str, Topic] = {}
    seen, ahead = set(), [slug]
    while ahead:
        name = ahead.pop(0)
        if name in seen:
            continue
        seen.add(name)
        if topic := answers.get(name):
            found[topic.slug] = topic
        if name in events and (name == slug or name not in answers):
            ahead += events[name].became
    return tuple(found.values())


def redirect_pages(library: Library) -> Iterator[Page]:
    """Yield a page for each earlier topic.

    It sends readers on where only the address is another one; else it says what happened.
    """
    for earlier in earlier_topics(library.topics, library.history):
        heirs = tuple(items.topic_item(library, topic) for topic in earlier.heirs)
        target = heirs[0].mark.path if heirs else addresses.TOPICS
        labels = [topic.label for topic in earlier.heirs]
        own = earlier.event.label.strip() if earlier.event else ""
        view = RedirectView(
            title=own or next(iter(labels), earlier.slug),
            description=_what_happened(earlier.event, labels),
            target=target,
            heirs=heirs,
            sends_on=earlier.event is None,
        )
        path = addresses.topic_path(earlier.slug)
        yield Page(path, "redirect.html", view, listed=False, canonical=target)


def _what_happened(event: TopicEvent | None, labels: list[str]) -> str:
    """Return a sentence on what became of a topic.

    >>> _what_happened(None, ["Bird song"])
    'This topic is now called Bird song.'
    """
    if event is None:
        return f"This topic is now called {labels[0]}."
    if not labels:
        return "This topic is no longer kept, and its papers are elsewhere."
    if event.how == "retired":
        return f"This topic has no papers any more. What is nearest to it is {_all(labels)}."
    if event.how == "split" and len(labels) > 1:
        return f"This topic was split: its papers are now in {_all(labels)}."
    return f"This topic is now part of {_all(labels)}."


def _all(labels: list[str]) -> str:
    """Return labels as a list in words: ``A, B and C``."""
    *first, last = labels
    return f"{', '.join(first)} and {last}" if first else last


def earlier_feeds(library: Library) -> dict[str, str]:
    """Return the slug of the topic whose feed lives on at each earlier topic's address too."""
    earlier = earlier_topics(library.topics, library.history)
    return {each.slug: each.heirs[0].slug for each in earlier if each.heirs}
