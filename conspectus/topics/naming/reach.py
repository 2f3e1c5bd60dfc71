"""How many of all papers of a topic say a label: of a large topic, only a part was read.

It weighs labels that are given; how they come about is not known here.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conspectus.model.paper import Paper
    from conspectus.topics.naming.worth import Candidate

    Family = Sequence[Sequence[Paper]]

_LOOKED_AT = 25
"""So many labels are looked for, the best; a topic mostly has a good one among them."""
_ENOUGH = 0.12
"""A label that this share of the papers say word for word is not held against; most good ones are
said by more, and a few by somewhat less, as papers have many words for one thing."""
_FEW = 0.03
"""What fewer say, and what fewer than three papers say, names something else."""
_WORTH_OF_FEW = 0.1


def weigh_by_reach(labels: Sequence[Candidate], family: Family, join: str) -> list[Candidate]:
    """Return labels with their scores lessened where few of all papers say them, best first.

    Args:
        labels: the best first.
        family: the papers of a topic, or those of each subtopic of a broad one.
        join: what stands between the phrases of a pair.

    """
    texts = [[f"{p.title} {p.abstract}".lower() for p in group] for group in family if group]
    looked_at = [
        label._replace(score=round(label.score * _worth(label, texts, join), 6))
        for label in labels[:_LOOKED_AT]
    ]
    return sorted(looked_at, key=lambda label: (-label.score, label.text)) or list(labels)


def _worth(label: Candidate, texts: Sequence[Sequence[str]], join: str) -> float:
    phrases = [_stem(phrase) for phrase in label.text.lower().split(join)]
    said = [sum(any(p in text for p in phrases) for text in group) for group in texts]
    share = median(count / len(group) for count, group in zip(said, texts, strict=True))
    total = sum(map(len, texts))
    if share < _FEW or sum(said) < min(3, total):
        return _WORTH_OF_FEW
    return float(min(1.0, share / _ENOUGH) ** 0.5)


def _stem(phrase: str) -> str:
    """Leave out a plural's last letter, so that the singular is found too."""
    return phrase[:-1] if phrase.endswith("s") and not phrase.endswith("ss") else phrase
