"""The papers that show what a person means by a topic: named ones, and those that say its terms.

Words in, papers out; which papers then belong to the topic is decided elsewhere.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from conspectus.topics.likeness.sayings import saying_of
from conspectus.topics.naming.bans import Bans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conspectus.model.paper import Paper
    from conspectus.topics.keeping.corpus import Corpus

MOST = 20
"""So many papers that say the terms show what is meant."""
_TITLE = 3
"""How often a term in the title counts."""
_ENOUGH = 0.5
"""A paper that says half as much of the terms as the one that says most shows the subject too."""


def exemplars_of(
    terms: Sequence[str], corpus: Corpus, papers: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return those of the named papers that there are, and those that say the terms most."""
    named = [slug for slug in papers if slug in corpus.rows]
    return tuple(dict.fromkeys((*named, *_saying(terms, corpus))))


def _saying(terms: Sequence[str], corpus: Corpus) -> list[str]:
    """Return the papers that say terms most, the best first."""
    scores = [0.0] * len(corpus.papers)
    banned = Bans(corpus.banned)
    for term in (term for term in terms if not banned.forbid(term)):
        found = _counts(term, corpus.papers)
        weight = math.log(1 + len(corpus.papers) / max(1, len(found)))
        for row, count in found.items():
            scores[row] += weight * math.sqrt(count)
    enough = _ENOUGH * max(scores, default=0.0)
    rows = [row for row, score in enumerate(scores) if score and score >= enough]
    rows.sort(key=lambda row: (-round(scores[row], 6), row))
    return [corpus.papers[row].slug for row in rows[:MOST]]


def _counts(term: str, papers: Sequence[Paper]) -> dict[int, int]:
    """Return the rows of papers that say a term, and how often; a title counts more."""
    saying = saying_of(term)
    if saying is None:
        return {}
    counts = (
        _TITLE * saying.count_in(paper.title.lower()) + saying.count_in(paper.abstract.lower())
        for paper in papers
    )
    return {row: count for row, count in enumerate(counts) if count}
