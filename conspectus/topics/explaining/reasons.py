"""Why a paper is in its topic, what the papers of a topic say, and which topics are near it.

Values in, values out; it moves no paper. A broad topic's papers are those of its subtopics too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse
from threadpoolctl import threadpool_limits

from conspectus.topics.explaining.said_by import Sayings
from conspectus.topics.likeness.matrices import unit_rows
from conspectus.topics.likeness.spaces import topic_space

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from conspectus.model.paper import Paper
    from conspectus.model.topic import Topic
    from conspectus.topics.explaining.shared_terms import Terms
    from conspectus.topics.likeness.vectors import Vectors

    Matrix = npt.NDArray[np.float32]
    Numbers = npt.NDArray[np.intp]

NEAR_TOPICS = 4
STEPS = 5
_CLOSE = (0.55, 0.7, 0.8)
"""The cosine to the middle of its topic from which a paper is a step closer: of 301 papers and of
10,000, a tenth stay below the first, and a quarter reach the last."""
"""The fit of a paper is told in steps from 1 to this; only a loose fit is at 1."""
_RIVAL = 0.95
"""From this share of a paper's closeness to its own topic another is told as about as close."""
_CHUNK = 4_096
"""Rows taken at a time, so that memory does not grow with the digest."""
_DIGITS = 4
"""More would show differences between machines."""


class TermShare(NamedTuple):
    """How many papers say a term, as shares from 0 to 1."""

    term: str
    within: float
    """Of the papers of the topic."""
    elsewhere: float
    """Of all others."""


class NearTopic(NamedTuple):
    """A topic near another of the same level."""

    slug: str
    likeness: float
    """The cosine of their centres."""
    terms: tuple[str, ...]
    """What papers of both say more than others do, as they write it."""


class PaperFit(NamedTuple):
    """Why a paper is in its topic."""

    step: int
    """How close it is to the middle of its topic, from 1 for a loose fit to ``STEPS``."""
    terms: tuple[str, ...]
    """What it shares with the others of its topic, as papers write it."""
    rival: str
    """The slug of another topic that it is about as close to, or nothing."""


class TopicReasons(NamedTuple):
    """What there is to say of a topic."""

    terms: tuple[TermShare, ...]
    """In the order of the topic's own terms."""
    near: tuple[NearTopic, ...]
    """The nearest first."""
    fits: Mapping[str, PaperFit]
    """For each paper that the topic lists itself, by slug."""


def explain_topics(
    vectors: Vectors,
    topics: Sequence[Topic],
    papers: Mapping[str, Paper],
    terms: Terms,
) -> dict[str, TopicReasons]:
    """Return what there is to say of each topic, by its slug.

    Args:
        vectors: of all papers.
        topics: whose papers are all among those.
        papers: by slug.
        terms: of the vectors' vocabulary.

    """
    if not topics or not vectors.slugs:
        return {topic.slug: TopicReasons((), (), {}) for topic in topics}
    members = _members(vectors, topics)
    with threadpool_limits(1):  # the order of additions, so the last digits, depends on threads
        space = topic_space(vectors)
        centres = unit_rows(members @ space)
        said = _said_more(members, vectors.weights)
    shares = _shares(vectors, topics, papers, members)
    near = _near(topics, centres, said, terms)
    fits = _fits(vectors, topics, space @ centres.T, said, terms)
    return {
        topic.slug: TopicReasons(shares[place], near[place], fits[topic.slug])
        for place, topic in enumerate(topics)
    }


def _members(vectors: Vectors, topics: Sequence[Topic]) -> sparse.csr_matrix:
    """Return which papers are in which topic, topics x papers; a broad one has its subtopics'."""
    place_of = {topic.slug: place for place, topic in enumerate(topics)}
    places: list[int] = []
    rows: list[int] = []
    for place, topic in enumerate(topics):
        own = [vectors.row_of[slug] for slug in topic.papers]
        for holder in {place, place_of.get(topic.parent, place)}:
            places += [holder] * len(own)
            rows += own
    ones = np.ones(len(rows), dtype=np.float32)
    return sparse.csr_matrix((ones, (places, rows)), shape=(len(topics), len(vectors.slugs)))


def _said_more(members: sparse.csr_matrix, weights: sparse.csr_matrix) -> Matrix:
    """Return how much more the papers of each topic say each term than all do, none below 0."""
    sizes = np.maximum(1, np.diff(members.indptr))[:, None]
    means = (members @ weights).toarray() / sizes
    everywhere = np.asarray(weights.mean(axis=0), dtype=np.float32)
    return np.asarray((means - everywhere).clip(0), dtype=np.float32)


def _shares(
    vectors: Vectors,
    topics: Sequence[Topic],
    papers: Mapping[str, Paper],
    members: sparse.csr_matrix,
) -> list[tuple[TermShare, ...]]:
    sayings = Sayings(vectors, papers)
    rows_of = {term: sayings.rows_of(term) for topic in topics for term in topic.terms}
    shares = []
    for place, topic in enumerate(topics):
        inside = np.zeros(len(vectors.slugs), dtype=bool)
        inside[members[place].indices] = True
        shares.append(tuple(_share(term, rows_of[term], inside) for term in topic.terms))
    return shares


def _share(term: str, rows: Numbers, inside: npt.NDArray[np.bool_]) -> TermShare:
    size, within = int(inside.sum()), int(inside[rows].sum())
    elsewhere = (len(rows) - within) / max(1, len(inside) - size)
    return TermShare(term, round(within / max(1, size), _DIGITS), round(elsewhere, _DIGITS))


def _near(
    topics: Sequence[Topic], centres: Matrix, said: Matrix, terms: Terms
) -> list[tuple[NearTopic, ...]]:
    """Return for each topic those near it; broad topics are compared with each other only."""
    broad = {topic.parent for topic in topics} - {""}
    is_broad = np.array([topic.slug in broad for topic in topics])
    likeness = (centres @ centres.T).round(_DIGITS)
    likeness[is_broad[:, None] != is_broad] = 0
    np.fill_diagonal(likeness, 0)
    near = []
    for values, own in zip(likeness, said, strict=True):
        order = [int(place) for place in np.argsort(-values, kind="stable") if values[place] > 0]
        nearest = order[:NEAR_TOPICS]
        told = terms.strongest(sparse.csr_matrix(own * said[nearest]))
        near.append(
            tuple(
                NearTopic(topics[place].slug, float(values[place]), shared)
                for place, shared in zip(nearest, told, strict=True)
            )
        )
    return near


def _fits(
    vectors: Vectors, topics: Sequence[Topic], closeness: Matrix, said: Matrix, terms: Terms
) -> dict[str, dict[str, PaperFit]]:
    """Return for each topic why the papers that it lists are in it.

    ``closeness`` is papers x topics: each paper's cosine to each topic's centre.
    """
    home = _home(vectors, topics)
    placed = np.flatnonzero(home >= 0)
    rivals = _rivals(closeness, topics, home)
    steps = _steps(closeness[placed, home[placed]])
    loose = {slug for topic in topics for slug in topic.loose}
    fits: dict[str, dict[str, PaperFit]] = {topic.slug: {} for topic in topics}
    told = _shared_with_topic(vectors, said, home, placed, terms)
    for row, step, shared in zip(placed.tolist(), steps.tolist(), told, strict=True):
        slug, rival = vectors.slugs[row], rivals[row]
        fit = PaperFit(
            1 if slug in loose else step, shared, topics[rival].slug if rival >= 0 else ""
        )
        fits[topics[home[row]].slug][slug] = fit
    return fits


def _home(vectors: Vectors, topics: Sequence[Topic]) -> Numbers:
    """Return the place of the topic that lists each paper, -1 where none does."""
    place_of = {slug: place for place, topic in enumerate(topics) for slug in topic.papers}
    return np.array([place_of.get(slug, -1) for slug in vectors.slugs], dtype=np.intp)


def _steps(closeness: Matrix) -> Numbers:
    """Return how close papers are to their topics, 2 to ``STEPS``."""
    return np.asarray(2 + np.searchsorted(_CLOSE, closeness, side="right"), dtype=np.intp)


def _rivals(closeness: Matrix, topics: Sequence[Topic], home: Numbers) -> Numbers:
    """Return the place of the topic that each paper might be in as well, -1 where there is none."""
    listing = [place for place, topic in enumerate(topics) if topic.papers]
    rows = np.arange(len(closeness))
    others = np.full(closeness.shape, -1, dtype=np.float32)
    others[:, listing] = closeness[:, listing]
    others[rows, home] = -1
    best = np.argmax(others, axis=1)
    close = others[rows, best] >= np.maximum(_RIVAL * closeness[rows, home], 1e-3)
    return np.where(close & (home >= 0), best, -1)


def _shared_with_topic(
    vectors: Vectors, said: Matrix, home: Numbers, placed: Numbers, terms: Terms
) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(placed), _CHUNK):
        rows = placed[start : start + _CHUNK]
        products = vectors.weights[rows]
        topic_of = np.repeat(home[rows], np.diff(products.indptr))
        products.data = products.data * said[topic_of, products.indices]
        yield from terms.strongest(products)
