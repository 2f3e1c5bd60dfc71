"""A label and terms for each topic: noun phrases of its papers that the other topics do not use.

It names groups; it does not change them.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from conspectus.topics.occurrences import find_occurrences
from conspectus.topics.phrases import gather_usage
from conspectus.topics.worth import Candidate, Contrast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conspectus.model.paper import Paper
    from conspectus.topics.occurrences import Occurrences

TERMS = 8
LONGEST_LABEL = 5
"""In words."""
SAMPLE = 40
"""So many papers of a topic, the best-fitting, settle its name."""
_COVERED = 0.2
"""A phrase whose words so many of the papers use names the topic alone."""
_PARTNERS = 12
_WORTHY = 0.4
_ALIKE = 0.5
_COMMON = 0.2
_DOMINANT = 0.35


class Name(NamedTuple):
    """What a topic is called and known by."""

    label: str
    terms: tuple[str, ...]


def name_topics(groups: Sequence[Sequence[Paper]], taken: Iterable[str] = ()) -> list[Name]:
    """Return a name for each group of papers, best fit first.

    A label has two to five words, and is like no other and no ``taken`` one. The topic with the
    best label chooses first.
    """
    sampled = [group[:SAMPLE] for group in groups]
    usage = gather_usage([paper for sample in sampled for paper in sample])
    topics = [
        find_occurrences(sample, len(group), usage)
        for sample, group in zip(sampled, groups, strict=True)
    ]
    contrast = Contrast.between(topics, usage)
    ranked = [contrast.rank(topic) for topic in topics]
    options = [list(_labels(*pair)) for pair in zip(topics, ranked, strict=True)]
    others = [frozenset(usage.key_of(label.lower().split())) for label in taken]
    labels = _assign(options, ranked, others)
    return [Name(*pair) for pair in zip(labels, map(_terms, ranked), strict=True)]


def _labels(topic: Occurrences, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Pass on labels for a topic, best first: a phrase, or two joined where one says too little."""
    alone = [c for c in candidates if len(c.text.split()) > 1 and c.score]
    joined = _joined(topic, [c for c in candidates if _can_join(c)][:_PARTNERS])
    if alone and topic.coverage_apart(alone[0].words) < _COVERED:
        yield from joined[:1]
    yield from alone
    yield from joined


def _can_join(candidate: Candidate) -> bool:
    """Tell whether a phrase names a field: single words must be such as ``quantization``."""
    fields = ("ing", "ion", "ment", "ics", "ity")
    field = candidate.text.endswith(fields) and candidate.coverage >= _DOMINANT
    return candidate.score > 0 and candidate.own and (" " in candidate.text or field)


def _joined(topic: Occurrences, candidates: list[Candidate]) -> list[Candidate]:
    """Return pairs of phrases that share no word, best first."""
    pairs = []
    for one, other in permutations(candidates, 2):
        text = f"{one.text} and {other.text}"
        if other.score > one.score or other.score < _WORTHY * one.score:
            continue
        if _words(one) & _words(other) or len(text.split()) > LONGEST_LABEL:
            continue
        papers = topic.coverage_apart(one.words) + topic.coverage_apart(other.words)
        pairs.append(
            Candidate(
                round(one.score * other.score * papers**0.5, 6), text, one.words | other.words
            )
        )
    return sorted(pairs, key=lambda c: (-c.score, c.text))


def _words(candidate: Candidate) -> set[str]:
    return {*candidate.words, *candidate.text.lower().replace("-", " ").split()}


def _assign(
    options: list[list[Candidate]], ranked: list[list[Candidate]], taken: list[frozenset[str]]
) -> list[str]:
    """Give each topic its best label that is not like one given before."""
    best = [labels[0].score if labels else 0 for labels in options]
    chosen = [""] * len(options)
    for topic in sorted(range(len(options)), key=lambda i: (-best[i], i)):
        free = (c for c in options[topic] if not any(_alike(c.words, other) for other in taken))
        label = next(free, None) or _last_resort(ranked[topic], taken)
        chosen[topic] = label.text[:1].upper() + label.text[1:]
        taken = [*taken, label.words]
    return chosen


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) > _ALIKE * len(one | other)


def _last_resort(ranked: list[Candidate], taken: list[frozenset[str]]) -> Candidate:
    """Return a label for papers without a phrase of their own."""
    for candidate in ranked:
        if not any(_alike(candidate.words, other) for other in taken):
            return candidate._replace(text=f"Papers on {candidate.text}")
    text, number = "Assorted papers", 2
    while frozenset(text.split()) in taken:
        text, number = f"Assorted papers {number}", number + 1
    return Candidate(0, text, frozenset(text.split()))


def _terms(candidates: list[Candidate]) -> tuple[str, ...]:
    """Return the strongest phrases, none of them within another."""
    chosen: list[Candidate] = []
    for candidate in candidates:
        rare = " " not in candidate.text and candidate.coverage < _COMMON
        if (
            candidate.own
            and candidate.score
            and not rare
            and not any(_repeats(candidate, c) for c in chosen)
        ):
            chosen.append(candidate)
    return tuple(candidate.text for candidate in chosen[:TERMS])


def _repeats(candidate: Candidate, chosen: Candidate) -> bool:
    initials = "".join(word[0] for word in chosen.text.split())
    return (
        chosen.words <= candidate.words
        or candidate.words <= chosen.words
        or candidate.text.lower() == initials.lower()
    )
