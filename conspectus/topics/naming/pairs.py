"""Labels of two phrases, for topics of which no single phrase says enough.

It makes pairs and says what they are worth; which label a topic gets is decided elsewhere.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from conspectus.topics.naming.languages import CHINESE, JAPANESE
from conspectus.topics.naming.runs import has_kana, is_unspaced
from conspectus.topics.naming.worth import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conspectus.topics.naming.usage import Usage
    from conspectus.topics.naming.worth import Contrast

LONGEST_LABEL = 5
"""In words; more is a sentence."""
PARTNERS = 12
"""So many phrases are tried in pairs; weaker ones are in no good pair."""
_WORTHY = 0.4
"""Both of a pair must name the topic; a partner so much weaker is an afterthought."""
_WORTH_OF_PAIR = 0.65
"""A pair has to say much more than the better one of the two: headings name one thing, mostly."""
_ENOUGH = 0.3
"""Of a phrase that this share of the papers say, a partner is hardly needed; the fewer say it, the
less a pair is held against."""
_GAIN = 1.8
"""A pair covers so many times what the better one of the two does, or it is no better than that."""
_WORTH_OF_UNAGREED = 0.3
"""What only one paper says each makes a strange pair, to be had where there is nothing else."""
_LACKING = 0.5
"""A pair that leaves out so many papers is fully held against; one that names all, not at all."""


def is_long_enough(text: str) -> bool:
    """Tell whether a phrase has two words; in scripts without spaces, two characters are one."""
    return " " in text or (is_unspaced(text) and len(text) >= 4)  # noqa: PLR2004  # two words


def pairs_for(
    number: int, candidates: Sequence[Candidate], contrast: Contrast
) -> Iterator[Candidate]:
    """Pass on pairs of a topic's phrases, which come best first, the better one of a pair first.

    Where no two of a few papers agree on a phrase, words on which they do are taken in pairs.
    """
    phrases = [c for c in candidates if c.score and c.own and is_long_enough(c.text)]
    if contrast.is_small(number) and not any(contrast.is_agreed(number, c) for c in phrases):
        words = (c for c in candidates if c.score and c.own and contrast.is_agreed(number, c))
        phrases = [*words, *phrases]
    for one, other in permutations(phrases[:PARTNERS], 2):
        is_better = (-one.score, one.text) < (-other.score, other.text)
        if is_better and other.score >= _WORTHY * one.score and can_join(one, other):
            yield _pair(number, one, other, contrast)


def can_join(one: Candidate, other: Candidate) -> bool:
    """Tell whether two phrases have no word in common and make a label that is short enough."""
    length = len(one.text.split()) + len(other.text.split()) + 1
    return not _words(one) & _words(other) and length <= LONGEST_LABEL


def _words(candidate: Candidate) -> set[str]:
    return {*candidate.words, *candidate.text.lower().replace("-", " ").split()}


def _pair(number: int, one: Candidate, other: Candidate, contrast: Contrast) -> Candidate:
    words = (one.words, other.words)
    said = [contrast.reach(number, phrase) for phrase in words]
    together = contrast.reach(number, *words)
    if together < _GAIN * max(said):
        score = 0.0
    else:
        strength = (one.strength + other.strength) / 2 * (2 * together / sum(said)) ** 0.5
        at_large = max(one.at_large, other.at_large)
        score = (strength + 2 * contrast.worth_apart(number, at_large, *words)) / 5
        score *= contrast.worth_of_reach(together, number)
        if not all(contrast.is_agreed(number, c) for c in (one, other)):
            score *= _WORTH_OF_UNAGREED
        score *= 1 - _doubt(max(said), together)
        score *= min(contrast.worth_of_form(c.text) for c in (one, other))
    return Candidate(round(score, 6), joined(one, other, contrast.usage), one.words | other.words)


def _doubt(better: float, together: float) -> float:
    """Return how far a pair is held against, by the shares of papers that say one and either."""
    needless = min(1.0, better / _ENOUGH)
    poor = min(1.0, (1 - together) / _LACKING)
    return (1 - _WORTH_OF_PAIR) * needless * max(0.0, poor)


def joined(one: Candidate, other: Candidate, usage: Usage) -> str:
    """Return a pair of phrases, joined as their language does."""
    if is_unspaced(one.text) and is_unspaced(other.text):
        language = JAPANESE if has_kana(one.text + other.text) else CHINESE
        return f"{one.text}{language.join.strip()}{other.text}"
    return f"{one.text}{usage.language.join}{other.text}"
