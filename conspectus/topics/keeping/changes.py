"""What is different between two states of the topics, in sentences."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from conspectus.model.wording import count_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conspectus.model.topic import Taxonomy, Topic


def changes_between(before: Taxonomy, after: Taxonomy) -> tuple[str, ...]:
    """Return what happens to topics and their papers, first the topics."""
    return (*new_names(before, after), *_ended(before, after), *_papers(before, after))


def new_names(before: Taxonomy, after: Taxonomy) -> Iterator[str]:
    """Pass on which topics are new, and which get another label."""
    old, new = _by_slug(before.topics), _by_slug(after.topics)
    for slug, topic in new.items():
        if slug not in old:
            size = count_text(len(topic.papers), "paper")
            yield f"new topic {topic.label!r} at topics/{slug}/, with {size}."
        elif old[slug].label != topic.label:
            yield f"{old[slug].label!r} becomes {topic.label!r}."


def _ended(before: Taxonomy, after: Taxonomy) -> Iterator[str]:
    old, new = _by_slug(before.topics), _by_slug(after.topics)
    answers = {alias: topic for topic in after.topics for alias in topic.aliases}
    for slug, topic in old.items():
        if slug not in new:
            heir = answers.get(slug)
            where = f"; its address leads to {heir.label!r}." if heir else "."
            yield f"{topic.label!r} ends{where}"


def _papers(before: Taxonomy, after: Taxonomy) -> Iterator[str]:
    earlier, now = _homes(before.topics), _homes(after.topics)
    moves = Counter(
        (earlier[paper].slug, topic.slug)
        for paper, topic in now.items()
        if paper in earlier and earlier[paper].slug != topic.slug
    )
    old, new = _by_slug(before.topics), _by_slug(after.topics)
    for (source, target), count in sorted(moves.items()):
        verb = "goes" if count == 1 else "go"
        papers = count_text(count, "paper")
        yield f"{papers} {verb} from {old[source].label!r} to {new[target].label!r}."
    placed = Counter(topic.slug for paper, topic in now.items() if paper not in earlier)
    for slug in sorted(placed.keys() & old.keys()):
        verb = "joins" if placed[slug] == 1 else "join"
        yield f"{count_text(placed[slug], 'paper')} newly {verb} {new[slug].label!r}."


def _by_slug(topics: Iterable[Topic]) -> dict[str, Topic]:
    return {topic.slug: topic for topic in topics}


def _homes(topics: Iterable[Topic]) -> Mapping[str, Topic]:
    return {paper: topic for topic in topics for paper in topic.papers}
