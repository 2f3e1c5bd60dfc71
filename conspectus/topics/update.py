"""Topics kept up with the papers: what people wrote stays, new papers find their place.

Without ``regroup``, a topic keeps its slug, label, terms, description, aliases and papers. A new
paper goes to the topic whose papers it is most like, at the place where its fit puts it; the order
of the others does not change. With ``regroup``, papers are grouped afresh, and a new topic that
shares most of its papers with an earlier one goes on under that one's slug, label, description and
aliases. The slug of a topic that ends becomes an alias of the topic that took most of its papers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec
import numpy as np
from threadpoolctl import threadpool_limits

from conspectus.model.slug import make_slug
from conspectus.model.topic import Taxonomy, Topic
from conspectus.topics.groups import group_papers, leading
from conspectus.topics.labels import name_topics
from conspectus.topics.memory import NOTHING, Remembered
from conspectus.topics.vectors import vectors_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from conspectus.model.paper import Paper
    from conspectus.model.settings import TopicSettings
    from conspectus.topics.vectors import Vectors

    Matrix = npt.NDArray[np.float32]

_MOST = 0.5
"""A topic goes on if more than this share of its papers, old or new, is in both."""


class Outcome(NamedTuple):
    """What became of the topics."""

    taxonomy: Taxonomy
    placed: int
    """Papers that were in no topic before."""
    moved: int
    """Papers that were in another topic before."""
    remarks: tuple[str, ...]
    """Sentences for the user."""


def update_taxonomy(
    before: Taxonomy,
    papers: Iterable[Paper],
    settings: TopicSettings,
    *,
    remembered: Remembered = NOTHING,
    regroup: bool = False,
) -> Outcome:
    """Return the topics that the papers have now."""
    del remembered
    papers = list(papers)
    if not before.topics:
        topics = find_topics(papers, settings.count)
    elif regroup:
        topics = regroup_topics(before.topics, papers, settings.count)
    else:
        topics = keep_topics(before.topics, papers)
    earlier = {slug: topic.slug for topic in before.topics for slug in topic.papers}
    now = {slug: topic.slug for topic in topics for slug in topic.papers}
    moved = sum(slug in earlier and earlier[slug] != topic for slug, topic in now.items())
    taxonomy = msgspec.structs.replace(before, topics=tuple(topics))
    return Outcome(taxonomy, len(now.keys() - earlier.keys()), moved, ())


def find_topics(papers: Iterable[Paper], count: int | Literal["auto"] = "auto") -> list[Topic]:
    """Group papers afresh and name the groups; the largest comes first, papers best fit first."""
    by_slug = {paper.slug: paper for paper in papers}
    vectors = vectors_of(by_slug.values())
    groups = [[vectors.slugs[row] for row in rows] for rows in group_papers(vectors.matrix, count)]
    return _by_size(_named(groups, by_slug, taken=()))


def keep_topics(topics: Sequence[Topic], papers: Iterable[Paper]) -> list[Topic]:
    """Give new papers a place in the topics, and drop those that are gone.

    Nothing else changes. Topics without papers stay, since people may have made them.
    """
    by_slug = {paper.slug: paper for paper in papers}
    members = [[slug for slug in topic.papers if slug in by_slug] for topic in topics]
    placed = {slug for slugs in members for slug in slugs}
    new = sorted(by_slug.keys() - placed)
    if new and placed:
        _place(members, new, vectors_of(by_slug.values()))
    elif new:
        members[0] += new
    return [
        topic
        if tuple(slugs) == topic.papers
        else msgspec.structs.replace(topic, papers=tuple(slugs))
        for topic, slugs in zip(topics, members, strict=True)
    ]


def regroup_topics(
    earlier: Sequence[Topic], papers: Iterable[Paper], count: int | Literal["auto"] = "auto"
) -> list[Topic]:
    """Group papers afresh; topics that go on keep what people know them by."""
    by_slug = {paper.slug: paper for paper in papers}
    fresh = find_topics(by_slug.values(), count)
    heirs = _match(earlier, fresh)
    kept = [
        msgspec.structs.replace(
            topic,
            slug=earlier[heirs[i]].slug,
            label=earlier[heirs[i]].label,
            description=earlier[heirs[i]].description,
            aliases=earlier[heirs[i]].aliases,
        )
        for i, topic in enumerate(fresh)
        if i in heirs
    ]
    groups = [topic.papers for i, topic in enumerate(fresh) if i not in heirs]
    ended = [topic for i, topic in enumerate(earlier) if i not in heirs.values()]
    named = _named(groups, by_slug, taken=earlier)
    return _inherit(_by_size([*kept, *named]), ended)


def _by_size(topics: Iterable[Topic]) -> list[Topic]:
    return sorted(topics, key=lambda topic: (-len(topic.papers), topic.slug))


def _named(
    groups: Sequence[Sequence[str]], by_slug: dict[str, Paper], taken: Sequence[Topic]
) -> list[Topic]:
    names = name_topics(
        [[by_slug[slug] for slug in group] for group in groups], [topic.label for topic in taken]
    )
    slugs = {slug for topic in taken for slug in (topic.slug, *topic.aliases)}
    topics = []
    for name, group in zip(names, groups, strict=True):
        slug = make_slug(name.label, taken=slugs)
        slugs.add(slug)
        topics.append(Topic(slug=slug, label=name.label, terms=name.terms, papers=tuple(group)))
    return topics


def _place(members: list[list[str]], new: list[str], vectors: Vectors) -> None:
    """Put each new paper into the topic nearest to it, before the first paper that fits less."""
    rows = {slug: row for row, slug in enumerate(vectors.slugs)}
    with threadpool_limits(1):  # the order of additions, so the last digits, depends on threads
        space = leading(vectors.matrix)
        centres = np.array([_centre(space[[rows[slug] for slug in slugs]]) for slugs in members])
        fits = (space @ centres.T).round(5)
    for slug in new:
        topic = int(fits[rows[slug]].argmax())
        fit = fits[rows[slug], topic]
        places = (i for i, other in enumerate(members[topic]) if fits[rows[other], topic] < fit)
        members[topic].insert(next(places, len(members[topic])), slug)


def _centre(space: Matrix) -> Matrix:
    """Return the centre of a topic's papers; a topic without papers attracts none."""
    if not len(space):
        return np.full(space.shape[1], -1, dtype=np.float32)
    centre = space.mean(axis=0)
    return np.asarray(centre / max(float(np.linalg.norm(centre)), 1e-9), dtype=np.float32)


def _match(earlier: Sequence[Topic], fresh: Sequence[Topic]) -> dict[int, int]:
    """Return which fresh topic goes on as which earlier one, by the papers that both have."""
    homes = {slug: number for number, topic in enumerate(earlier) for slug in topic.papers}
    shared = Counter(
        (i, homes[slug]) for i, topic in enumerate(fresh) for slug in topic.papers if slug in homes
    )
    matches: dict[int, int] = {}
    for (i, j), papers in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        is_same = papers > _MOST * min(len(fresh[i].papers), len(earlier[j].papers))
        if is_same and i not in matches and j not in matches.values():
            matches[i] = j
    return matches


def _inherit(topics: list[Topic], ended: Sequence[Topic]) -> list[Topic]:
    """Make the slugs of topics that ended aliases of those that took most of their papers."""
    homes = {slug: number for number, topic in enumerate(topics) for slug in topic.papers}
    aliases: defaultdict[int, list[str]] = defaultdict(list)
    for old in ended:
        heirs = Counter(homes[slug] for slug in old.papers if slug in homes)
        heir = min(heirs, key=lambda number: (-heirs[number], number), default=0)
        if topics:
            aliases[heir] += [old.slug, *old.aliases]
    return [
        msgspec.structs.replace(topic, aliases=(*topic.aliases, *aliases[number]))
        if number in aliases
        else topic
        for number, topic in enumerate(topics)
    ]
