"""What an editor asks of topics that cannot be done, as sentences.

It looks; it changes nothing. Which line of the file a sentence is about is for others to find.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from conspectus.errors import ConspectusError, nearest
from conspectus.topics.keeping.draft import addresses, broad_slugs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conspectus.model.topic import Taxonomy, Topic


class TopicProblem(NamedTuple):
    """Something to mend in what a topics file says of a topic."""

    topic: str
    """The topic's slug."""
    key: str
    """Which of the topic's keys is to be mended."""
    message: str
    value: str = ""
    """The item under that key, where one of several is wrong."""

    def __str__(self) -> str:
        return f"the topic {self.topic!r}: {self.message}"


class TopicError(ConspectusError):
    """Topics ask for what cannot be done; each problem has its own sentence."""

    def __init__(self, problems: Sequence[TopicProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def find_problems(taxonomy: Taxonomy) -> list[TopicProblem]:
    """Return what cannot be done, in the order of the topics."""
    topics = taxonomy.topics
    known = addresses(topics)
    owners = _owners(topics)
    return [*_repeats(topics)] + [
        problem
        for topic in topics
        for problem in chain(
            _wrong_parents(topic, topics, known),
            _wrong_merges(topic, topics, known),
            _wrong_pins(topic, owners),
            _wrong_parts(topic),
        )
    ]


def _repeats(topics: Sequence[Topic]) -> Iterator[TopicProblem]:
    counts = Counter(topic.slug for topic in topics)
    for slug in sorted(slug for slug, count in counts.items() if count > 1):
        yield TopicProblem(
            slug, "slug", f"{counts[slug]} topics have this slug; give each its own.", slug
        )


def _owners(topics: Sequence[Topic]) -> Mapping[str, str]:
    """Return the first topic to which each paper is pinned."""
    return {paper: topic.slug for topic in reversed(topics) for paper in topic.pinned}


def _wrong_parents(
    topic: Topic, topics: Sequence[Topic], known: Mapping[str, str]
) -> Iterator[TopicProblem]:
    parent = topic.parent
    if not parent:
        return
    if parent not in known:
        message = f"its parent {parent!r} is no topic; {nearest(parent, known)}"
    elif known[parent] == topic.slug:
        message = "it is its own parent; remove the parent, or name a broader topic."
    elif any(other.slug == known[parent] and other.parent for other in topics):
        message = (
            f"its parent {parent!r} has a parent itself, but there are only two levels; "
            "name a topic without a parent."
        )
    elif topic.slug in broad_slugs(topics):
        message = (
            f"it has the parent {parent!r} although it has subtopics, but there are only two "
            "levels; remove its parent."
        )
    else:
        return
    yield TopicProblem(topic.slug, "parent", message, parent)


def _wrong_merges(
    topic: Topic, topics: Sequence[Topic], known: Mapping[str, str]
) -> Iterator[TopicProblem]:
    for slug in topic.merge:
        others = [t for t in topics if t.slug != topic.slug]
        again = next((t for t in others if slug in t.merge), None)
        if slug not in known:
            message = f"it should take in {slug!r}, which is no topic; {nearest(slug, known)}"
        elif slug == topic.slug:
            message = "it should take in itself; name another topic under 'merge'."
        elif again is not None:
            message = f"it and {again.slug!r} should both take in {slug!r}; leave it in one."
        elif any(topic.slug in t.merge for t in others if t.slug == known[slug]):
            message = f"it and {slug!r} should take in each other; leave 'merge' in one of them."
        elif slug == topic.parent:
            message = f"it should take in its parent {slug!r}; merge it into the parent instead."
        else:
            continue
        yield TopicProblem(topic.slug, "merge", message, slug)


def _wrong_pins(topic: Topic, owners: Mapping[str, str]) -> Iterator[TopicProblem]:
    for paper in topic.pinned:
        if owners[paper] != topic.slug:
            message = f"the paper {paper!r} is pinned to {owners[paper]!r} too; leave it in one."
        elif paper in topic.keep_out:
            message = f"the paper {paper!r} is both pinned and kept out; leave it in one list."
        else:
            continue
        yield TopicProblem(topic.slug, "pinned", message, paper)


def _wrong_parts(topic: Topic) -> Iterator[TopicProblem]:
    taken: dict[str, str] = {}
    for part in topic.split:
        if not part.label.strip():
            message = "a part under 'split' has no label; give it one."
        elif not part.papers and not part.terms:
            message = (
                f"the part {part.label!r} under 'split' has neither papers nor terms; give it "
                "papers that belong in it, or words that its papers say."
            )
        elif repeated := [paper for paper in part.papers if paper in taken]:
            message = (
                f"the paper {repeated[0]!r} is an example of the parts {taken[repeated[0]]!r} and "
                f"{part.label!r}; leave it in one."
            )
        else:
            taken |= dict.fromkeys(part.papers, part.label)
            continue
        yield TopicProblem(topic.slug, "split", message, part.label)
