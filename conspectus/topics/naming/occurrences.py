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

    def writings(self, keys: Collection[Key]) -> Mapping[Key, Counter[str]]:
        """Return how phrases are written, in lower case."""
        written: defaultdict[Key, Counter[str]] = defaultdict(Counter)
        for paper in self.phrases:
            for key, text, is_ended, _ in paper:
                if key in keys:
                    written[key][text] += ENDED if is_ended else 1
        return written

    def free_ends(self, keys: Collection[Key]) -> Mapping[Key, float]:
        """Return how often phrases begin where no other word belongs to them, or end so.

        The smaller share of the two, from 0 to 1.
        """
        said: Counter[Key] = Counter()
        begun: Counter[Key] = Counter()
        ended: Counter[Key] = Counter()
        for phrase in chain.from_iterable(self.phrases):
            if phrase.key in keys:
                said[phrase.key] += 1
                begun[phrase.key] += phrase.is_begun
                ended[phrase.key] += phrase.is_ended
        return {key: min(begun[key], ended[key]) / count for key, count in said.items()}


def find_occurrences(
    texts: Iterable[Text], size: int, usage: Usage, finder: PhraseFinder
) -> Occurrences:
    """Count the phrases of papers, which stand for a topic of that size."""
    phrases, said = [], []
    papers: Counter[Key] = Counter()
    counts: Counter[Key] = Counter()
    titles: Counter[Key] = Counter()
    for text in texts:
        in_title = [phrase for run in text.title for phrase in finder.phrases_of(run)]
        found = in_title + [phrase for run in text.abstract for phrase in finder.phrases_of(run)]
        keys = {phrase.key for phrase in found}
        words = _words_of(text, keys, usage)
        phrases.append(found)
        said.append(words)
        papers.update(keys)
        counts.update(keys | {(word,) for word in words})
        titles.update({phrase.key for phrase in in_title})
    weighted = {key: (1 - IN_TITLE) * n + IN_TITLE * titles[key] for key, n in counts.items()}
    return Occurrences(phrases, said, papers, weighted, size)


def _words_of(text: Text, keys: Iterable[Key], usage: Usage) -> frozenset[str]:
    """Return all words of a text as names have them, and the abbreviations in its phrases."""
    said = {*chain(*text.title, *text.abstract)}
    words = {part for word in said for part in usage.roles[word].parts}
    words.update(part for key in keys for part in key if part in usage.full)
    for word in words & usage.full.keys():
        words.update(usage.full[word])
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
        self._starts = np.cumsum([0, *(topic.sampled for topic in topics)])
        self._weights = np.repeat(
            [topic.size / max(1, topic.sampled) for topic in topics],
            [topic.sampled for topic in topics],
        )

    def saying(self, words: Iterable[str]) -> npt.NDArray[np.bool_]:
        """Return for each paper of all topics whether it says all the words."""
        return np.asarray(self._present[[self._rows[word] for word in words]].all(axis=0))

    def coverage(self, topic: int, saying: npt.NDArray[np.bool_]) -> float:
        """Return the share of a topic's papers, from 0 to 1."""
        own = saying[self._starts[topic] : self._starts[topic + 1]]
        return float(own.mean()) if len(own) else 0.0

    def total(self, saying: npt.NDArray[np.bool_]) -> float:
        """Return how many papers of all topics are to be expected."""
        return float(self._weights[saying].sum())
