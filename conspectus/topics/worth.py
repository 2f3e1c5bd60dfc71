"""What a phrase is worth as the name of one topic among others.

It ranks what the papers say; how a label is made of it is decided elsewhere.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from conspectus.topics.lexicon import BROAD
from conspectus.topics.occurrences import totals_of
from conspectus.topics.phrases import MOST_WORDS
from conspectus.topics.words import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conspectus.topics.occurrences import Occurrences
    from conspectus.topics.phrases import Key, Usage

_PROMISING = 60
_WORTH_OF_LENGTH = {1: 0.8, 2: 1.0, 3: 1.0, 4: 0.85}
_WORTH_OF_PLAIN = 0.85
_WORTH_OF_BROAD = 0.7
_MOSTLY = 0.6
_WEIGHT = 0.6
_OFTEN = 0.2
_LIFT = 1.8


class Candidate(NamedTuple):
    """A phrase that may name a topic."""

    score: float
    text: str
    words: frozenset[str]
    """Its words as singulars, without those that carry grammar."""
    coverage: float = 0.0
    """The share of the topic's papers that use it."""
    own: bool = True
    """Whether the topic uses it clearly more than papers do at large."""


@dataclass(frozen=True)
class Contrast:
    """The topics that a name has to tell apart."""

    topics: Sequence[Occurrences]
    totals: Mapping[Key, float]
    usage: Usage

    @classmethod
    def between(cls, topics: Sequence[Occurrences], usage: Usage) -> Contrast:
        """Return the contrast between topics."""
        return cls(topics, totals_of(topics), usage)

    @property
    def papers(self) -> int:
        """How many papers there are in all topics."""
        return sum(topic.size for topic in self.topics)

    def rank(self, topic: Occurrences) -> list[Candidate]:
        """Return the phrases that name a topic, best first.

        The promising ones are judged anew by all papers in which their words come together.
        """
        candidates = []
        for strength, key, words in self._promising(topic):
            if text := self._write(topic, key):
                score = (strength + 2 * self._worth_apart(topic, words)) / 4
                score *= self._worth_of_form(text)
                coverage = topic.coverage(key)
                own = (
                    coverage * self.papers >= min(_LIFT, 0.9 * len(self.topics)) * self.totals[key]
                )
                candidates.append(Candidate(round(score, 6), text, words, coverage, own=own))
        candidates = [c for c in candidates if not any(_completes(o, c) for o in candidates)]
        return sorted(candidates, key=lambda c: (-c.score, c.text))

    def _promising(self, topic: Occurrences) -> list[tuple[float, Key, frozenset[str]]]:
        """Return phrases by their worth and that of their single words."""
        single = {key[0]: self._worth(topic, key) for key in topic.papers if len(key) == 1}
        least = min(2, (topic.sampled + 2) // 3)
        found = []
        for key in topic.written:
            words = frozenset(word for word in key if word not in STOP_WORDS)
            if words and len(topic.papers[key]) >= least:
                of_words = sum(single.get(word, 0.0) for word in sorted(words)) / len(words)
                found.append((round(self._worth(topic, key) + of_words, 6), key, words))
        return sorted(found, key=lambda item: (-item[0], item[1]))[:_PROMISING]

    def _worth(self, topic: Occurrences, key: Key) -> float:
        return _mean(topic.coverage(key), topic.size, self.totals[key])

    def _worth_apart(self, topic: Occurrences, words: frozenset[str]) -> float:
        total = sum(other.coverage_apart(words) * other.size for other in self.topics)
        return _mean(topic.coverage_apart(words), topic.size, total)

    def _worth_of_form(self, text: str) -> float:
        words = text.lower().split()
        if len(words) == 1 and not self.usage.is_thing(words[0]):
            return 0.0
        if text.lower() in BROAD:
            return _WORTH_OF_BROAD
        plain = _WORTH_OF_PLAIN if self.usage.is_plain(words[-1]) else 1.0
        return _WORTH_OF_LENGTH[len(words)] * plain

    def _write(self, topic: Occurrences, key: Key) -> str:
        """Return how a phrase is mostly written; empty where it is always too long for a name."""
        written = topic.written[key]
        least = _OFTEN * max(written.values())
        short = [
            text for text in written if len(text.split()) <= MOST_WORDS and written[text] >= least
        ]
        best = min(
            short,
            key=lambda text: (self.usage.is_obscure(text), -written[text], text),
            default="",
        )
        return " ".join(self.usage.cased(self._in_full(topic, word)) for word in best.split())

    def _in_full(self, topic: Occurrences, word: str) -> str:
        """Return the compound that a little-known abbreviation stands for, if papers write it."""
        if not self.usage.is_obscure(word):
            return word
        written = topic.written.get(self.usage.key_of([word]), Counter[str]())
        compounds = [text for text in written if text.count("-") > 1 and " " not in text]
        return min(compounds, key=lambda text: (-written[text], text), default=word)


def _completes(longer: Candidate, phrase: Candidate) -> bool:
    """Tell whether a phrase mostly occurs within a longer one: architecture search, for one."""
    return (
        longer.text.lower().endswith(f" {phrase.text.lower()}")
        and " " in phrase.text
        and longer.coverage >= _MOSTLY * phrase.coverage
    )


def _mean(coverage: float, size: int, total: float) -> float:
    """Return the weighted geometric mean of two shares.

    The first is the share of the topic's papers that use a phrase, the second is the topic's share
    of all papers that use it.
    """
    return float(coverage**_WEIGHT * (coverage * size / total) ** (1 - _WEIGHT)) if total else 0.0
