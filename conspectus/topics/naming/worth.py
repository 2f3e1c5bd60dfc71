"""What a phrase is worth as the name of one topic among others.

It ranks what the papers say; how a label is made of it is decided elsewhere.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from conspectus.topics.naming.lexicon import BROAD, EMPTY, HOLLOW
from conspectus.topics.naming.occurrences import Companions, count_writings, share_standing_alone
from conspectus.topics.naming.phrases import MOST_WORDS
from conspectus.topics.naming.runs import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from conspectus.topics.naming.bans import Bans
    from conspectus.topics.naming.occurrences import Occurrences
    from conspectus.topics.naming.usage import Key, Usage

PROMISING = 60
"""So many phrases of a topic are looked at closely; labels come from the first ten or so."""
AT_LARGE = 30
"""Papers at large count as so many that belong to no topic: enough to tell what is special where a
digest of ten papers has nothing to compare with, too few to matter in one of some hundred."""
_FEW = 20
"""Of so few papers, one need only say a phrase, two seldom agree; how many say its words counts."""
_WORTH_OF_LENGTH = {1: 0.65, 2: 1.0, 3: 1.0, 4: 0.85}
"""Headings mostly have two or three words; one says too little, four are much to read."""
_WORTH_OF_CHARACTERS = {2: 0.7, 3: 0.8}
"""The same in scripts without spaces, where two characters are a word; from four on, it is 1."""
_WORTH_OF_PLAIN = 0.65
"""``Quantization algorithm`` says hardly more than ``quantization``, ``activation quantization``
does."""
_WORTH_OF_HOLLOW = 0.15
"""``Benchmark datasets`` says nothing."""
_WORTH_OF_WIDE = 0.1
"""``Deep learning`` may be what a topic's papers say most, and still names none."""
_WORTH_OF_COMMON = 0.4
"""What the topic says little more often than the others names it badly."""
_COVERED = 0.27
"""A name whose words fewer of the papers say misleads, the more the fewer there are."""
_AGREED = 2
"""What one paper says names that paper, however few there are."""
_WORTH_OF_UNAGREED = 0.6
"""What one paper says is the last resort where there are words or phrases that two say."""
_WORTH_OF_UNHEARD = 0.4
"""The same for what papers at large do not say either: of papers that share no phrase, federated
learning tells more than a phrase that one of them coined."""
_MOSTLY = 0.6
"""A phrase that stands within one longer phrase that often is a piece of it: architecture search,
within neural architecture search."""
_FREE = 0.2
"""A phrase stands by itself at least that often, or it is a piece of several longer ones."""
_WORTH_OF_PIECE = 0.5
"""Computing code, which is of high performance; electronic health, of which there are records."""
_OFTEN = 0.2
"""A writing at least so often used as the usual one is in use: between them, a short, a plain or a
plural one is chosen."""
_OFTEN_PLURAL = 0.6
"""Headings have plurals (diffusion models) where there is no great preference (KV cache)."""
_LIFT = 1.8
"""A topic's own phrase is so many times as frequent as in all papers. At 1.0 the phrase says
nothing of it, and below 2 the largest topics, a fifth of all papers, still have phrases."""
_NEARLY = 0.9
"""The lift asked for where even a phrase that only one topic has cannot reach that: in the largest
topic of a few, or the only one."""


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
    papers: int = 0
    """How many of the papers read say it."""
    elsewhere: float = 0.0
    """How many papers of the other topics say it, as far as those read tell."""


class Contrast:
    """The topics that a name has to tell apart."""

    def __init__(
        self,
        topics: Sequence[Occurrences],
        usage: Usage,
        bans: Bans,
        weight: float,
        wide: Collection[str] = BROAD,
    ) -> None:
        """Look at all topics; the weight says what counts, from specific (0) to typical (1).

        ``wide`` are names in lower case that say too little for these topics.
        """
        self._wide = wide
        self.topics, self.usage, self._bans, self._weight = topics, usage, bans, weight
        self.papers = sum(topic.size for topic in topics)
        self.totals = _totals(topics)
        self._promising = [self._find_promising(topic) for topic in topics]
        words = {word for found in self._promising for item in found for word in item[2]}
        self._companions = Companions(topics, words)

    def rank(self, number: int) -> list[Candidate]:
        """Return the phrases that name a topic, best first.

        The promising ones are judged anew by all papers in which their words come together.
        """
        topic = self.topics[number]
        promising = self._promising[number]
        places = topic.places({key for _, key, _ in promising})
        written = {key: count_writings(phrases) for key, phrases in places.items()}
        candidates = []
        for strength, key, words in promising:
            text = self._write(written[key], written)
            if text and not self._bans.forbid(text):
                is_piece = share_standing_alone(places[key]) < _FREE
                phrase = Candidate(strength, text, words)
                candidates.append(self._judge(number, key, phrase, is_piece=is_piece))
        return sorted(_whole(candidates), key=lambda c: (-c.score, c.text))

    def _worth_apart(self, number: int, at_large: float, words: frozenset[str]) -> float:
        """Return what it is worth that papers use all words of a phrase.

        ``at_large`` is the share of papers at large that say it.
        """
        saying = self._companions.saying(words)
        total = self._companions.total(saying)
        coverage = self._companions.coverage(number, saying)
        return self._mean(coverage, self.topics[number].size, total + AT_LARGE * at_large)

    def _worth_of_reach(self, number: int, words: frozenset[str]) -> float:
        """Return less than 1 where so few papers say all words of a name that it misleads."""
        share = self._companions.coverage(number, self._companions.saying(words))
        needed = max(_COVERED, _AGREED / max(1, self.topics[number].sampled))
        return min(1.0, share / needed)

    def worth_of_form(self, text: str) -> float:
        """Return what a phrase is worth by its looks."""
        words = text.lower().split()
        if len(words) == 1 and is_unspaced(text):
            return _WORTH_OF_CHARACTERS.get(len(text), 1.0)
        if len(words) == 1 and not self.usage.is_thing(words[0]):
            return 0.0
        if text.lower() in self._wide:
            return _WORTH_OF_WIDE
        return _WORTH_OF_LENGTH[len(words)] * self._worth_of_words(words)

    def _worth_of_words(self, words: Sequence[str]) -> float:
        is_plain = self.usage.is_plain(words[-1])
        if is_plain and words[0] in HOLLOW:
            return _WORTH_OF_HOLLOW
        return _WORTH_OF_PLAIN if is_plain or words[0] in EMPTY else 1.0

    def _judge(self, number: int, key: Key, phrase: Candidate, *, is_piece: bool) -> Candidate:
        topic = self.topics[number]
        coverage = topic.coverage(key)
        lift = min(_LIFT, _NEARLY * self.papers / max(1, topic.size))
        own = coverage * self.papers >= lift * self.totals[key]
        at_large = self.usage.share_at_large(key)
        score = (phrase.score + 2 * self._worth_apart(number, at_large, phrase.words)) / 5
        score *= self.worth_of_form(phrase.text) * (1.0 if own else _WORTH_OF_COMMON)
        if topic.papers[key] < min(_AGREED, topic.sampled):
            score *= _WORTH_OF_UNAGREED if at_large else _WORTH_OF_UNHEARD
        if is_piece:
            score *= _WORTH_OF_PIECE
        score *= self._worth_of_reach(number, phrase.words)
        return phrase._replace(
            score=round(score, 6),
            coverage=coverage,
            own=own,
            papers=topic.papers[key],
            elsewhere=max(0.0, self.totals[key] - coverage * topic.size),
        )

    def _find_promising(self, topic: Occurrences) -> list[tuple[float, Key, frozenset[str]]]:
        """Return phrases by their worth and that of their single words."""
        single = cache(lambda word: self._worth(topic, (word,)))
        grammar = self.usage.language.grammar
        least = 1 if topic.sampled <= _FEW else 2
        found = []
        for key, papers in topic.papers.items():
            words = frozenset(key) - grammar if papers >= least else frozenset()
            if words:
                of_words = sum(single(word) for word in sorted(words)) / len(words)
                strength = 2 * self._worth(topic, key) + of_words
                found.append((round(strength, 6), key, words))
        return sorted(found, key=lambda item: (-item[0], item[1]))[:PROMISING]

    def _worth(self, topic: Occurrences, key: Key) -> float:
        total = self.totals[key] + AT_LARGE * self.usage.share_at_large(key)
        return self._mean(topic.coverage(key), topic.size, total)

    def _mean(self, coverage: float, size: int, total: float) -> float:
        """Return the weighted geometric mean of two shares.

        The first is the share of the topic's papers that use a phrase, the second is the topic's
        share of all papers that use it.
        """
        if not total:
            return 0.0
        return float(coverage**self._weight * (coverage * size / total) ** (1 - self._weight))

    def _write(self, written: Counter[str], others: Mapping[Key, Counter[str]]) -> str:
        """Return how a phrase is mostly written; empty where it is always too long for a name."""
        least = _OFTEN * max(written.values())
        texts = [
            text for text in written if len(text.split()) <= MOST_WORDS and written[text] >= least
        ]
        for is_better in (lambda text: not self.usage.is_obscure(text), lambda text: " " in text):
            texts = list(filter(is_better, texts)) or texts
        most = max((written[text] for text in texts), default=0)
        texts = [text for text in texts if self._is_usual_plural(text, written, most)] or texts
        best = min(texts, key=lambda text: (-written[text], text), default="")
        return " ".join(self.usage.cased(self._in_full(word, others)) for word in best.split())

    def _is_usual_plural(self, text: str, written: Counter[str], most: int) -> bool:
        """Tell whether a phrase stands for many things, as headings do: diffusion models."""
        last = text.rsplit(maxsplit=1)[-1].rsplit("-", maxsplit=1)[-1]
        least = _OFTEN if self.usage.is_plain(last) else _OFTEN_PLURAL
        return (
            last.endswith("s") and self.usage.fold(last) != last and written[text] >= least * most
        )

    def _in_full(self, word: str, others: Mapping[Key, Counter[str]]) -> str:
        """Return the compound that a little-known abbreviation stands for, if papers write it."""
        if not self.usage.is_obscure(word):
            return word
        written = others.get(self.usage.key_of([word]), Counter[str]())
        compounds = [text for text in written if text.count("-") > 1 and " " not in text]
        return min(compounds, key=lambda text: (-written[text], text), default=word)


def _totals(topics: Sequence[Occurrences]) -> Counter[Key]:
    """Return in how many papers, of all topics together, each phrase is to be expected."""
    totals: Counter[Key] = Counter()
    for topic in topics:
        scale = topic.size / max(1, topic.sampled)
        for key, count in topic.counts.items():
            totals[key] += count * scale  # type: ignore[assignment]  # a float
    return totals


def _whole(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out phrases that mostly occur within a longer one, and pieces of words."""
    spaced = [f" {c.text.lower().replace('-', ' ')} " for c in candidates]
    return [
        candidate
        for candidate, text in zip(candidates, spaced, strict=True)
        if not any(
            other.coverage >= _MOSTLY * candidate.coverage
            and longer != text
            and _holds(longer, text)
            for other, longer in zip(candidates, spaced, strict=True)
        )
    ]


def _holds(longer: str, text: str) -> bool:
    if is_unspaced(text[1]):
        return text.strip() in longer
    return text.count(" ") > len("  ") and text in longer
