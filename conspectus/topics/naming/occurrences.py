"""Where phrases occur: in how many papers of which topic, and how they are written there.

It counts; what the counts are worth is for others to judge.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    import numpy.typing as npt

    from conspectus.topics.naming.gathering import Text
    from conspectus.topics.naming.phrases import Phrase, PhraseFinder
    from conspectus.topics.naming.usage import Key, Usage

IN_TITLE = 0.4
"""What a title adds to an abstract's 0.6: it says what a paper is about, an abstract also beside
what. Both count, since most papers of a topic do not have its name in their titles."""
ENDED = 10
"""How much more the writing of a phrase at its end counts than within a longer one."""


@dataclass(frozen=True)
class Occurrences:
    """What the papers of one topic say."""

    phrases: Sequence[Sequence[Phrase]]
    """For each paper."""
    words: Sequence[frozenset[str]]
    """For each paper: all its words as singulars, abbreviations and what they stand for."""
    papers: Mapping[Key, int]
    """How many papers say a phrase."""
    counts: Mapping[Key, float]
    """The same for phrases and single words, those that are in titles counting more."""
    size: int
    """How many papers the topic has; those read stand for all."""

    @property
    def sampled(self) -> int:
        """How many papers were read."""
        return len(self.words)

    def coverage(self, key: Key) -> float:
        """Return the share of papers that use a phrase, from 0 to 1."""
        return self.counts.get(key, 0.0) / max(1, self.sampled)

    def places(self, keys: Collection[Key]) -> Mapping[Key, Sequence[Phrase]]:
        """Return phrases at all places where they stand."""
        places: defaultdict[Key, list[Phrase]] = defaultdict(list)
        for paper in self.phrases:
            for phrase in paper:
                if phrase[0] in keys:
                    places[phrase[0]].append(phrase)
        return places


def count_writings(places: Iterable[Phrase]) -> Counter[str]:
    """Return how a phrase is written, in lower case."""
    written: Counter[str] = Counter()
    for phrase in places:
        written[phrase.written] += ENDED if phrase.is_ended else 1
    return written


def share_standing_alone(places: Sequence[Phrase]) -> float:
    """Return how often a phrase begins where no other word belongs to it, or ends so.

    The smaller share of the two, from 0 to 1.
    """
    begun = sum(phrase.is_begun for phrase in places)
    return min(begun, sum(phrase.is_ended for phrase in places)) / len(places)


def find_occurrences(
    texts: Iterable[Text], size: int, usage: Usage, finder: PhraseFinder
) -> Occurrences:
    """Count the phrases of papers, which stand for a topic of that size."""
    phrases, said = [], []
    papers: Counter[Key] = Counter()
    counts: Counter[Key] = Counter()
    titles: Counter[Key] = Counter()
    for text in texts:
        in_title = finder.phrases_of(text.title)
        found = in_title + finder.phrases_of(text.abstract)
        keys = {phrase.key for phrase in found}
        words = _words_of(text, keys, usage)
        phrases.append(found)
        said.append(words)
        papers.update(keys)
        counts.update(keys.union(zip(words)))  # words as keys
        titles.update({phrase.key for phrase in in_title})
    weighted = {key: (1 - IN_TITLE) * n + IN_TITLE * titles[key] for key, n in counts.items()}
    return Occurrences(phrases, said, papers, weighted, size)


def _words_of(text: Text, keys: Iterable[Key], usage: Usage) -> frozenset[str]:
    """Return all words of a text as names have them, and the abbreviations in its phrases."""
    full = usage.full
    roles = map(usage.roles.__getitem__, {*chain(*text.title, *text.abstract)})
    words = set(chain.from_iterable([role.parts for role in roles]))
    words |= full.keys() & chain.from_iterable(keys)
    for word in words & full.keys():
        words.update(full[word])
    return frozenset(words)


class Companions:
    """Which papers of which topic say certain words together, wherever in the text they stand."""

    def __init__(self, topics: Sequence[Occurrences], wanted: Iterable[str]) -> None:
        """Look up the wanted words once, in all papers."""
        rows = {word: row for row, word in enumerate(sorted(wanted))}
        papers = [words for topic in topics for words in topic.words]
        present = np.zeros((len(rows), len(papers)), dtype=bool)
        for column, words in enumerate(papers):
            present[[rows[word] for word in words & rows.keys()], column] = True
        self._rows, self._present = rows, present
        self._known: dict[frozenset[str], npt.NDArray[np.bool_]] = {}
        self._starts = np.cumsum([0, *(topic.sampled for topic in topics)])
        self._weights = np.repeat(
            [topic.size / max(1, topic.sampled) for topic in topics],
            [topic.sampled for topic in topics],
        )

    def saying(self, words: frozenset[str]) -> npt.NDArray[np.bool_]:
        """Return for each paper of all topics whether it says all the words."""
        if words not in self._known:
            rows = [self._rows[word] for word in words]
            self._known[words] = np.asarray(self._present[rows].all(axis=0))
        return self._known[words]

    def coverage(self, topic: int, saying: npt.NDArray[np.bool_]) -> float:
        """Return the share of a topic's papers, from 0 to 1."""
        own = saying[self._starts[topic] : self._starts[topic + 1]]
        return np.count_nonzero(own) / max(1, len(own))

    def total(self, saying: npt.NDArray[np.bool_]) -> float:
        """Return how many papers of all topics are to be expected."""
        return float(np.add.reduce(self._weights[saying]))
