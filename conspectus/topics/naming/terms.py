"""Terms of a topic: the phrases that set it apart, none of them saying what another does."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from conspectus.topics.naming.runs import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conspectus.model.paper import Paper
    from conspectus.topics.naming.worth import Candidate

TERMS = 8
"""A line of text; what comes after is said by few papers."""
_FEW = 4
"""Fewer do not show what a topic is about."""
_STEM = 6
"""In letters: equilibrium and equilibria share so many, and most forms of a German word do."""
_COMMON = 0.2
"""A single word says little unless many of the papers use it."""
_REPEATED = 2
"""More terms with the same word say no more of the topic: agent systems, agent models, …"""


def choose_terms(candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """Return the strongest phrases, none of them within another; candidates come best first.

    What one paper says counts where there is nothing else; where hardly any phrase is left, what
    repeats a word is taken too.
    """
    telling = [candidate for candidate in candidates if _is_telling(candidate)]
    telling = [candidate for candidate in telling if candidate.papers > 1] or telling
    chosen: list[Candidate] = []
    words: Counter[str] = Counter()
    for candidate in telling:
        is_new = all(words[word] < _REPEATED for word in candidate.words)
        if is_new and not _is_repeated(candidate, chosen):
            chosen.append(candidate)
            words.update(candidate.words)
    for candidate in telling:
        if len(chosen) < _FEW and not _is_repeated(candidate, chosen):
            chosen.append(candidate)
    return tuple(candidate.text for candidate in chosen[:TERMS])


def part_by_part(
    candidates: Sequence[Candidate], parts: Sequence[Sequence[Paper]]
) -> list[Candidate]:
    """Return the best phrase of each part of a topic's papers, then the second-best of each.

    A phrase is of the part of which the largest share says it, of the first of several. There is
    at least one part.
    """
    texts = [[f"{p.title} {p.abstract}".lower() for p in part] for part in parts if part]
    of_parts: list[list[Candidate]] = [[] for _ in texts]
    for candidate in candidates:
        phrase = candidate.text.lower().removesuffix("s")
        shares = [sum(phrase in text for text in part) / len(part) for part in texts]
        of_parts[shares.index(max(shares))].append(candidate)
    # What is no term takes no turn: each part has its own list of those that are.
    telling = [[c for c in part if _is_telling(c)] for part in of_parts]
    return [c for turn in zip_longest(*telling) for c in turn if c is not None]


def _is_repeated(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    return any(_repeats(candidate, other) for other in chosen)


def _is_telling(candidate: Candidate) -> bool:
    is_word = " " not in candidate.text and not is_unspaced(candidate.text)
    return candidate.own and candidate.score > 0 and (not is_word or candidate.coverage >= _COMMON)


def _repeats(candidate: Candidate, chosen: Candidate) -> bool:
    initials = "".join(word[0] for word in chosen.text.split())
    return (
        _stems(candidate) == _stems(chosen)
        or chosen.words <= candidate.words
        or candidate.words <= chosen.words
        or (is_unspaced(candidate.text) and _overlap(candidate.text, chosen.text))
        or candidate.text.lower() == initials.lower()
    )


def _stems(candidate: Candidate) -> list[str]:
    """Return the beginnings of words, which their forms share in many languages."""
    return sorted(word[:_STEM] for word in candidate.words)


def _overlap(one: str, other: str) -> bool:
    """Tell whether a word without spaces is in another, or each has an end of the other."""
    size = min(len(one), len(other)) // 2 + 1
    return any(one[i : i + size] in other for i in range(len(one) - size + 1))
