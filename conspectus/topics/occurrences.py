"""Where phrases occur: in which papers of which topic, and how they are written there.

It counts; what the counts are worth is for the labels to judge.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conspectus.topics.phrases import phrases_of, runs_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conspectus.model.paper import Paper
    from conspectus.topics.phrases import Key, Usage

_ABSTRACT_ONLY = 0.6
"""What an occurrence counts that is not in the title."""


@dataclass(frozen=True)
class Occurrences:
    """What the papers of one topic say."""

    papers: Mapping[Key, Mapping[int, float]]
    """For each phrase or word, the papers that use it (by their place in the topic), weighted."""
    written: Mapping[Key, Counter[str]]
    """How a phrase is written, in lower case."""
    sampled: int
    """How many papers were read."""
    size: int
    """How many papers the topic has."""

    def coverage(self, key: Key) -> float:
        """Return the share of papers that use a phrase, from 0 to 1."""
        return sum(self.papers.get(key, {}).values()) / max(1, self.sampled)

    def coverage_apart(self, words: frozenset[str]) -> float:
        """Return the share of papers that use all of some words, wherever they stand."""
        first, *others = (self.papers.get((word,), {}) for word in sorted(words))
        return sum(
            min(weight, *(other.get(paper, 0.0) for other in others)) if others else weight
            for paper, weight in first.items()
        ) / max(1, self.sampled)


def find_occurrences(papers: Sequence[Paper], size: int, usage: Usage) -> Occurrences:
    """Count the phrases of papers, which stand for a topic of that size."""
    found: defaultdict[Key, dict[int, float]] = defaultdict(dict)
    written: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for number, paper in enumerate(papers):
        for text, weight in ((paper.abstract, _ABSTRACT_ONLY), (paper.title, 1.0)):
            runs = runs_of(text)
            for phrase in phrases_of(runs, usage):
                found[phrase.key][number] = weight
                written[phrase.key][phrase.written.lower()] += 1
            for key in _words(runs, usage):
                found[key][number] = weight
    return Occurrences(found, written, len(papers), size)


def totals_of(topics: Sequence[Occurrences]) -> Counter[Key]:
    """Return in how many papers, of all topics together, each phrase is to be expected."""
    totals: Counter[Key] = Counter()
    for topic in topics:
        for key in topic.papers:
            totals[key] += topic.coverage(key) * topic.size  # type: ignore[assignment]  # a float
    return totals


def _words(runs: Sequence[Sequence[str]], usage: Usage) -> set[Key]:
    """Return the single words of a text's runs, those within phrases too."""
    return {
        (part,)
        for run in runs
        for part in usage.key_of([token.lower() for token in run])
        if usage.role_of(part).inner
    }
