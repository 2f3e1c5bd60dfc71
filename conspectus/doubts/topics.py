"""What looks doubtful in a topics file, though it is no mistake. Pure functions."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from conspectus.doubts.doubt import Doubt
from conspectus.errors import Problem
from conspectus.model.wording import count_text
from conspectus.topics.naming.bans import Bans

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from conspectus.model.topic import Taxonomy, Topic

    Where = Callable[[tuple[str | int, ...]], int | None]

_MANY_LOOSE = 1 / 3
"""Of all papers; where more fit nowhere well, the topics are not those of the papers."""
_FEWEST = 9
"""Papers below which a share says nothing."""


class TopicsFile(NamedTuple):
    """What a topics file says, and where."""

    file: str
    taxonomy: Taxonomy
    line_of: Where
    """Gives the line of what stands at a path, such as ``("topics", 0, "label")``."""

    def doubt(self, kind: str, message: str, *path: str | int) -> Doubt:
        """Return a doubt on what stands at a path; on the whole file where there is none."""
        return Doubt(kind, Problem(self.file, self.line_of(path) if path else None, message))


def topic_doubts(found: TopicsFile, known: Container[str]) -> Iterator[Doubt]:
    """Yield what is doubtful in a topics file; ``known`` are the slugs of all entries."""
    broad = {topic.parent for topic in found.taxonomy.topics}
    for number, topic in enumerate(found.taxonomy.topics):
        if topic.slug not in broad:
            yield from _without_papers(found, number, topic)
        yield from _unknown_papers(found, number, topic, known)
        yield from _banned_words(found, number, topic)
    yield from _same_labels(found)
    yield from _many_loose(found)


def _without_papers(found: TopicsFile, number: int, topic: Topic) -> Iterator[Doubt]:
    if not topic.papers:
        message = f"the topic {topic.label!r} has no papers; pin some to it, or take it away."
        yield found.doubt("empty topic", message, "topics", number)


def _unknown_papers(
    found: TopicsFile, number: int, topic: Topic, known: Container[str]
) -> Iterator[Doubt]:
    named = chain(
        ((slug, "pins", ("pinned", place)) for place, slug in enumerate(topic.pinned)),
        ((slug, "keeps out", ("keep_out", place)) for place, slug in enumerate(topic.keep_out)),
        (
            (slug, "is to be split by", ("split", place, "papers", example))
            for place, part in enumerate(topic.split)
            for example, slug in enumerate(part.papers)
        ),
    )
    for slug, verb, path in named:
        if slug not in known:
            message = f"the topic {topic.label!r} {verb} the paper {slug!r}, which has no entry."
            yield found.doubt("unknown paper", message, "topics", number, *path)


def _banned_words(found: TopicsFile, number: int, topic: Topic) -> Iterator[Doubt]:
    for term in found.taxonomy.banned:
        if Bans([term]).forbid(topic.label):
            message = f"the label {topic.label!r} says {term!r}, which is banned; change one."
            yield found.doubt("banned word", message, "topics", number, "label")
            return


def _same_labels(found: TopicsFile) -> Iterator[Doubt]:
    first: dict[str, Topic] = {}
    for number, topic in enumerate(found.taxonomy.topics):
        other = first.setdefault(" ".join(topic.label.casefold().split()), topic)
        if other is not topic:
            message = (
                f"the topics {other.slug!r} and {topic.slug!r} have the same label, "
                f"{topic.label!r}; change one, or merge them."
            )
            yield found.doubt("same label", message, "topics", number, "label")


def _many_loose(found: TopicsFile) -> Iterator[Doubt]:
    topics = found.taxonomy.topics
    loose = sum(len({*topic.loose} & {*topic.papers}) for topic in topics)
    papers = sum(len(topic.papers) for topic in topics)
    if papers >= _FEWEST and loose > _MANY_LOOSE * papers:
        message = (
            f"{loose:,} of {count_text(papers, 'paper')} fit no topic well; describe topics for "
            "them, or let 'conspectus topics --regroup' find some."
        )
        yield found.doubt("loose papers", message)
