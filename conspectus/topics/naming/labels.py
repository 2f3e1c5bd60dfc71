"""A label and terms for each topic: noun phrases of its papers that the other topics do not use.

It names groups; it does not change them.
"""

from __future__ import annotations

from itertools import chain, permutations, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from conspectus.topics.naming.bans import Bans
from conspectus.topics.naming.gathering import gather_usage, read_text
from conspectus.topics.naming.languages import CHINESE, ENGLISH, JAPANESE
from conspectus.topics.naming.occurrences import find_occurrences
from conspectus.topics.naming.phrases import PhraseFinder
from conspectus.topics.naming.runs import has_kana, is_unspaced
from conspectus.topics.naming.terms import choose_terms
from conspectus.topics.naming.worth import Candidate, Contrast

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conspectus.model.paper import Paper
    from conspectus.topics.naming.usage import Usage

LONGEST_LABEL = 5
"""In words; more is a sentence."""
SAMPLE = 30
"""So many papers of a topic settle its name, more of the best-fitting: in trials, half as many gave
stranger names, and twice as many hardly better ones except for topics of hundreds of papers."""
_LARGEST_SAMPLE = 80
"""Where there are few topics there is time to read more, which large ones need."""
_READ = 1_600
"""So many papers in all are read, if there are as many: about a second's work."""
BROAD_SAMPLE = 80
"""The same for a broad topic, of which each subtopic has its part."""
_SPREAD = 2
"""How quickly the papers of a sample come to stand apart. At 0, all are the best-fitting, which say
what a large topic's core is and not what most of it is; at 1, they are evenly spread."""
_TYPICAL = 0.5
"""The weight of how many of its papers say a topic's name, against how few others do: at 0.6,
names are of wider fields (language models, for what is their reasoning); the harmonic mean of both
shares is the same from 0.5 to 0.6."""
_TYPICAL_OF_BROAD = 0.75
"""The name of a broad topic has to cover subtopics, which have names of their own."""
_PARTNERS = 12
"""So many phrases are tried in pairs; weaker ones are in no good pair."""
_WORTHY = 0.4
"""Both of a pair must name the topic; a partner so much weaker is an afterthought."""
_WORTH_OF_PAIR = 0.75
"""A pair has to cover much more than the better one of the two: headings name one thing, mostly."""
_WORTH_OF_UNAGREED = 0.5
"""What only one paper says each makes a strange pair, to be had where there is nothing else."""
_ANY_PAPERS = ("Assorted papers", "Various works", "Other subjects")
"""Labels for papers without a word to name them by; the first one that is not banned is taken."""
_ALIKE = 0.5
"""Labels that share more of their words are taken for each other."""


class Name(NamedTuple):
    """What a topic is called and known by."""

    label: str
    terms: tuple[str, ...]


def name_topics(
    groups: Sequence[Sequence[Paper]], taken: Iterable[str] = (), banned: Iterable[str] = ()
) -> list[Name]:
    """Return a name for each group of papers, best fit first.

    A label has two to five words, and is like no other and no ``taken`` one. The topic with the
    best label chooses first. What is ``banned``, words and phrases in any case and number, is in no
    label and no term.
    """
    size = max(SAMPLE, min(_LARGEST_SAMPLE, _READ // max(1, len(groups))))
    samples = [_sample(group, size) for group in groups]
    return _name(samples, [len(group) for group in groups], _TYPICAL, taken, Bans(banned))


def name_broad_topics(
    families: Sequence[Sequence[Sequence[Paper]]],
    taken: Iterable[str] = (),
    banned: Iterable[str] = (),
) -> list[Name]:
    """Return a name for each broad topic, given as the groups of its subtopics, best fit first.

    As with topics; the labels of the subtopics belong in ``taken``.
    """
    samples = [_turn_by_turn(family)[:BROAD_SAMPLE] for family in families]
    sizes = [sum(len(group) for group in family) for family in families]
    return _name(samples, sizes, _TYPICAL_OF_BROAD, taken, Bans(banned))


def _sample(papers: Sequence[Paper], size: int) -> Sequence[Paper]:
    """Return papers, more of those that fit well: of a wide topic, the best fit make up a part."""
    if len(papers) <= size:
        return papers
    step = (len(papers) - size) / (size - 1) ** _SPREAD
    return [papers[place + int(step * place**_SPREAD)] for place in range(size)]


def _turn_by_turn(groups: Sequence[Sequence[Paper]]) -> list[Paper]:
    """Return the best-fitting paper of each group, then the second-best of each."""
    rounds = chain.from_iterable(zip_longest(*groups))
    return [paper for paper in rounds if paper is not None]


def _name(
    samples: Sequence[Sequence[Paper]],
    sizes: Sequence[int],
    weight: float,
    taken: Iterable[str],
    bans: Bans,
) -> list[Name]:
    texts = [[read_text(paper) for paper in sample] for sample in samples]
    usage = gather_usage(list(chain(*samples)), list(chain(*texts)))
    finder = PhraseFinder(usage)
    topics = [
        find_occurrences(sample, size, usage, finder)
        for sample, size in zip(texts, sizes, strict=True)
    ]
    contrast = Contrast(topics, usage, bans, weight)
    ranked = [contrast.rank(number) for number in range(len(topics))]
    options = [_labels(number, ranked[number], contrast) for number in range(len(topics))]
    keys = (usage.key_of(label.lower().split()) for label in taken)
    others = [frozenset(key) - usage.language.grammar for key in keys]
    labels = _Chooser(usage, bans, others).choose(options, ranked)
    return [Name(label, choose_terms(r)) for label, r in zip(labels, ranked, strict=True)]


def _labels(number: int, candidates: list[Candidate], contrast: Contrast) -> list[Candidate]:
    """Return labels for a topic, best first: phrases, and pairs where one says too little."""
    alone = [c for c in candidates if c.score and is_long_enough(c.text)]
    partners = [c for c in alone if c.own][:_PARTNERS]
    pairs = [
        _pair(number, one, other, contrast)
        for one, other in permutations(partners, 2)
        if _can_join(one, other)
    ]
    return sorted([*alone, *pairs], key=lambda c: (-c.score, c.text))


def is_long_enough(text: str) -> bool:
    """Tell whether a phrase has two words; in scripts without spaces, two characters are one."""
    return " " in text or (is_unspaced(text) and len(text) >= 4)  # noqa: PLR2004  # two words


def _can_join(one: Candidate, other: Candidate) -> bool:
    if (-other.score, other.text) < (-one.score, one.text) or other.score < _WORTHY * one.score:
        return False
    return not _words(one) & _words(other) and _length(one, other) <= LONGEST_LABEL


def _length(one: Candidate, other: Candidate) -> int:
    return len(one.text.split()) + len(other.text.split()) + 1


def _pair(number: int, one: Candidate, other: Candidate, contrast: Contrast) -> Candidate:
    strength = (one.strength + other.strength) / 2
    at_large = max(one.at_large, other.at_large)
    score = (strength + 2 * contrast.worth_apart(number, at_large, one.words, other.words)) / 5
    score *= contrast.worth_of_reach(number, one.words, other.words)
    if not all(contrast.is_agreed(number, c.words) for c in (one, other)):
        score *= _WORTH_OF_UNAGREED
    score *= _WORTH_OF_PAIR * min(contrast.worth_of_form(c.text) for c in (one, other))
    return Candidate(round(score, 6), joined(one, other, contrast.usage), one.words | other.words)


def joined(one: Candidate, other: Candidate, usage: Usage) -> str:
    """Return a pair of phrases, joined as their language does."""
    if is_unspaced(one.text) and is_unspaced(other.text):
        language = JAPANESE if has_kana(one.text + other.text) else CHINESE
        return f"{one.text}{language.join.strip()}{other.text}"
    return f"{one.text}{usage.language.join}{other.text}"


def _words(candidate: Candidate) -> set[str]:
    return {*candidate.words, *candidate.text.lower().replace("-", " ").split()}


class _Chooser:
    """Gives each topic its best label that is not like one given before."""

    def __init__(self, usage: Usage, bans: Bans, taken: list[frozenset[str]]) -> None:
        self._usage, self._bans, self._taken = usage, bans, taken

    def choose(self, options: list[list[Candidate]], ranked: list[list[Candidate]]) -> list[str]:
        """Return labels; the topic with the best one chooses first."""
        best = [labels[0].score if labels else 0 for labels in options]
        chosen = [""] * len(options)
        for topic in sorted(range(len(options)), key=lambda i: (-best[i], i)):
            label = self._first_free(options[topic]) or self._last_resort(ranked[topic])
            chosen[topic] = _as_heading(label.text)
            self._taken.append(label.words)
        return chosen

    def _first_free(self, labels: Iterable[Candidate]) -> Candidate | None:
        free = (c for c in labels if not any(_alike(c.words, other) for other in self._taken))
        return next(free, None)

    def _last_resort(self, ranked: list[Candidate]) -> Candidate:
        """Return a label for papers without a phrase of their own: two words, or one of many."""
        things = sorted((c for c in ranked if c.score), key=lambda c: (not c.own, -c.score, c.text))
        pairs = (
            Candidate(0, joined(one, other, self._usage), one.words | other.words)
            for one, other in permutations(things[:_PARTNERS], 2)
            if not _words(one) & _words(other) and _length(one, other) <= LONGEST_LABEL
        )
        return (
            self._first_free(pairs)
            or self._first_free(map(self._papers_on, things))
            or self._numbered(next(iter(things), None))
        )

    def _numbered(self, thing: Candidate | None) -> Candidate:
        """Return a label that differs from others by its number: for papers that are the same."""
        text = next((t for t in _ANY_PAPERS if not self._bans.forbid(t)), _ANY_PAPERS[-1])
        label = Candidate(0, text, frozenset(text.lower().split()))
        if thing is not None:
            label = self._papers_on(thing)
        number = 2
        numbered = label
        while numbered.words in self._taken:
            words = label.words | {str(number)}
            numbered = label._replace(text=f"{label.text} {number}", words=words)
            number += 1
        return numbered

    def _papers_on(self, thing: Candidate) -> Candidate:
        """Return a label with a single English word in it; in other languages, one word it is."""
        is_english = self._usage.language is ENGLISH and thing.text.isascii()
        if is_long_enough(thing.text) or not is_english:
            return thing
        kind = "Work" if self._bans.forbid("Papers") else "Papers"
        return thing._replace(text=f"{kind} on {thing.text}")


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) > _ALIKE * len(one | other)


def _as_heading(text: str) -> str:
    """Give a label its capital, unless its first word has its own way with capitals: vLLM."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]
