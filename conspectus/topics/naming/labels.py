"""A label and terms for each topic: noun phrases of its papers that the other topics do not use.

It names groups; it does not change them.
"""

from __future__ import annotations

from itertools import chain, zip_longest
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from conspectus.topics.naming.bans import Bans
from conspectus.topics.naming.choosing import Chooser, is_long_enough
from conspectus.topics.naming.gathering import gather_usage, read_text
from conspectus.topics.naming.lexicon import BROAD, FIELDS
from conspectus.topics.naming.occurrences import find_occurrences
from conspectus.topics.naming.phrases import PhraseFinder
from conspectus.topics.naming.reach import weigh_by_reach
from conspectus.topics.naming.terms import choose_terms, part_by_part
from conspectus.topics.naming.worth import Contrast

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from conspectus.model.paper import Paper
    from conspectus.topics.naming.worth import Candidate

SAMPLE = 30
"""So many papers of a topic settle its name, more of the best-fitting: in trials, half as many gave
stranger names, and twice as many hardly better ones except for topics of hundreds of papers."""
_LARGEST_SAMPLE = 80
"""Where there are few topics there is time to read more, which large ones need."""
_READ = 1_600
"""So many papers in all are read, if there are as many: about a second's work."""
BROAD_SAMPLE = 120
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


class _Kind(NamedTuple):
    """How the names of topics are chosen."""

    typical: float
    """The weight of how many papers say a name, against how few others do."""
    ours: float
    """The share that a topic should have of all papers that say its name."""
    wide: frozenset[str]
    """Names that say too little."""
    is_over: bool = False
    """Whether a name may be part of a taken one, of which it is the broader."""


_TOPIC = _Kind(_TYPICAL, 0.3, BROAD | FIELDS)
_BROAD_TOPIC = _Kind(_TYPICAL_OF_BROAD, 0.35, BROAD, is_over=True)


class Name(NamedTuple):
    """What a topic is called and known by."""

    label: str
    terms: tuple[str, ...]


def name_topics(
    groups: Sequence[Sequence[Paper]],
    taken: Iterable[str] = (),
    banned: Iterable[str] = (),
    parts: Mapping[int, Sequence[Sequence[Paper]]] = MappingProxyType({}),
) -> list[Name]:
    """Return a name for each group of papers, best fit first.

    A label has two to five words, and is like no other and no ``taken`` one. The topic with the
    best label chooses first. What is ``banned``, words and phrases in any case and number, is in no
    label and no term. ``parts`` are the groups that some groups, by number, are made of: terms are
    of each of them.
    """
    size = max(SAMPLE, min(_LARGEST_SAMPLE, _READ // max(1, len(groups))))
    samples = [_sample(group, size) for group in groups]
    for number, group in parts.items():
        samples[number] = _turn_by_turn(group)[:size]
    return _name(samples, [[group] for group in groups], _TOPIC, taken, Bans(banned), parts=parts)


def name_broad_topics(
    families: Sequence[Sequence[Sequence[Paper]]],
    taken: Iterable[str] = (),
    banned: Iterable[str] = (),
) -> list[Name]:
    """Return a name for each broad topic, given as the groups of its subtopics, best fit first.

    As with topics; the labels of the subtopics belong in ``taken``.
    """
    samples = [_turn_by_turn(family)[:BROAD_SAMPLE] for family in families]
    return _name(samples, families, _BROAD_TOPIC, taken, Bans(banned))


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


def _name(  # noqa: PLR0913  # what there is, and what is asked of names
    samples: Sequence[Sequence[Paper]],
    families: Sequence[Sequence[Sequence[Paper]]],
    kind: _Kind,
    taken: Iterable[str],
    bans: Bans,
    *,
    parts: Mapping[int, Sequence[Sequence[Paper]]] = MappingProxyType({}),
) -> list[Name]:
    texts = [[read_text(paper) for paper in sample] for sample in samples]
    usage = gather_usage(list(chain(*samples)), list(chain(*texts)))
    finder = PhraseFinder(usage)
    topics = [
        find_occurrences(sample, sum(map(len, family)), usage, finder)
        for sample, family in zip(texts, families, strict=True)
    ]
    contrast = Contrast(topics, usage, bans, kind.typical, kind.wide)
    ranked = [contrast.rank(number) for number in range(len(topics))]
    options = [_labels(candidates) for candidates in ranked]
    for number, (sample, family) in enumerate(zip(samples, families, strict=True)):
        read = len(sample) == sum(map(len, family))
        options[number] = weigh_by_reach(options[number], family, kind.ours, read=read)
    labels = Chooser(usage, bans, taken, is_over=kind.is_over).choose(options, ranked)
    for number, group in parts.items():
        ranked[number] = part_by_part(ranked[number], group)
    return [Name(label, choose_terms(r)) for label, r in zip(labels, ranked, strict=True)]


def _labels(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return those of a topic's phrases that are long enough for a label, best first."""
    return [c for c in candidates if c.score and is_long_enough(c.text)]
