"""A label and terms for each topic: noun phrases of its papers that the other topics do not use.

It names groups; it does not change them.
"""

from __future__ import annotations

from itertools import chain, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from conspectus.topics.naming.bans import Bans
from conspectus.topics.naming.choosing import Chooser
from conspectus.topics.naming.gathering import gather_usage, read_text
from conspectus.topics.naming.occurrences import find_occurrences
from conspectus.topics.naming.pairs import is_long_enough, pairs_for
from conspectus.topics.naming.phrases import PhraseFinder
from conspectus.topics.naming.reach import weigh_by_reach
from conspectus.topics.naming.terms import choose_terms
from conspectus.topics.naming.worth import Contrast

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conspectus.model.paper import Paper
    from conspectus.topics.naming.worth import Candidate

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
    return _name(samples, [[group] for group in groups], _TYPICAL, taken, Bans(banned))


def name_broad_topics(
    families: Sequence[Sequence[Sequence[Paper]]],
    taken: Iterable[str] = (),
    banned: Iterable[str] = (),
) -> list[Name]:
    """Return a name for each broad topic, given as the groups of its subtopics, best fit first.

    As with topics; the labels of the subtopics belong in ``taken``.
    """
    samples = [_turn_by_turn(family)[:BROAD_SAMPLE] for family in families]
    return _name(samples, families, _TYPICAL_OF_BROAD, taken, Bans(banned))


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
    families: Sequence[Sequence[Sequence[Paper]]],
    weight: float,
    taken: Iterable[str],
    bans: Bans,
) -> list[Name]:
    texts = [[read_text(paper) for paper in sample] for sample in samples]
    usage = gather_usage(list(chain(*samples)), list(chain(*texts)))
    finder = PhraseFinder(usage)
    topics = [
        find_occurrences(sample, sum(map(len, family)), usage, finder)
        for sample, family in zip(texts, families, strict=True)
    ]
    contrast = Contrast(topics, usage, bans, weight)
    ranked = [contrast.rank(number) for number in range(len(topics))]
    options = [_labels(number, ranked[number], contrast) for number in range(len(topics))]
    for number, family in enumerate(families):
        if len(samples[number]) < sum(map(len, family)):
            options[number] = weigh_by_reach(options[number], family, usage.language.join)
    labels = Chooser(usage, bans, taken).choose(options, ranked)
    return [Name(label, choose_terms(r)) for label, r in zip(labels, ranked, strict=True)]


def _labels(number: int, candidates: list[Candidate], contrast: Contrast) -> list[Candidate]:
    """Return labels for a topic, best first: phrases, and pairs where one says too little."""
    alone = [c for c in candidates if c.score and is_long_enough(c.text)]
    pairs = [pair for pair in pairs_for(number, candidates, contrast) if pair.score]
    return sorted([*alone, *pairs], key=lambda c: (-c.score, c.text))
