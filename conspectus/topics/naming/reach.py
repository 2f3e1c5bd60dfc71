"""How many of all papers of a topic say a label, and how many of the other topics' papers do.

It weighs labels that are given; how they come about is not known here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conspectus.model.paper import Paper
    from conspectus.topics.naming.worth import Candidate

    Family = Sequence[Sequence[Paper]]

_WORD = re.compile(r"[^\W_]+")
_LOOKED_AT = 25
"""So many labels are looked for, the best; a topic mostly has a good one among them."""
_ENOUGH = 0.11
"""A label that this share of the papers say word for word is not held against; papers have many
words for one thing, so that many a good one is said by fewer."""
_ENOUGH_OF_READ = 0.08
"""The same where all papers were read, so that the score has weighed how many say the label."""
_FEW = 0.03
"""What fewer say names something else."""
_SEVERAL = 3
"""What fewer papers say too, whatever share they are."""
_SEVERAL_OF_READ = 2
_WORTH_OF_FEW = 0.03


def weigh_by_reach(
    labels: Sequence[Candidate], family: Family, wanted: float, *, read: bool
) -> list[Candidate]:
    """Return labels with their scores lessened where few of all papers say them, best first.

    Args:
        labels: the best first.
        family: the papers of a topic, or those of each subtopic of a broad one.
        wanted: the share that a topic should have of the papers that say its name.
        read: whether the scores come from all of the papers.

    """
    enough, several = (_ENOUGH_OF_READ, _SEVERAL_OF_READ) if read else (_ENOUGH, _SEVERAL)
    texts = [[f"{p.title} {p.abstract}".lower() for p in group] for group in family if group]
    looked_at = []
    for label in labels[:_LOOKED_AT]:
        share, said = _reach(label.text, texts)
        ours = said / (said + label.elsewhere) if said else 0.0
        worth = min(1.0, share / enough) * min(1.0, ours / wanted)
        worth *= max(_WORTH_OF_FEW, min(1.0, share / _FEW) ** 6)
        if said < min(several, sum(map(len, texts))):
            worth *= _WORTH_OF_FEW
        looked_at.append(label._replace(score=round(label.score * worth, 6)))
    return sorted(looked_at, key=lambda label: (-label.score, label.text)) or list(labels)


def _reach(label: str, texts: Sequence[Sequence[str]]) -> tuple[float, int]:
    """Return the share of papers that say a label, and their number.

    Of a broad topic, what many of its subtopics say reaches farther than what is said in one.
    """
    phrase = _stem(label.lower())
    said = [sum(phrase in text for text in group) for group in texts]
    roots = [(count / len(group)) ** 0.5 for count, group in zip(said, texts, strict=True)]
    return (sum(roots) / len(roots)) ** 2 if roots else 0.0, sum(said)


def is_said(label: str, papers: Iterable[Paper]) -> bool:
    """Tell whether a paper says a label word for word, in any case and number."""
    phrase = _plain(_stem(label))
    return any(phrase in _plain(f"{paper.title} {paper.abstract}") for paper in papers)


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _stem(phrase: str) -> str:
    """Leave out a plural's last letter, so that the singular is found too."""
    return phrase[:-1] if phrase.endswith("s") and not phrase.endswith("ss") else phrase
