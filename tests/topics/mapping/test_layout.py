"""The map: every paper has a place in its topic's region, and what is alike lies together."""

from __future__ import annotations

import itertools
import math

import msgspec
import numpy as np
import pytest
from scipy.spatial import cKDTree
from topics.mapping.toy_layout import related_slugs, toy_topics, toy_vectors, vectors_from

from conspectus.model.topic import Topic
from conspectus.topics.mapping.layout import HEIGHT, NOWHERE, WIDTH, Layout, Region, lay_out
from conspectus.topics.mapping.regions import area, borders


def outline_of(region: Region) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Return the corners of a region."""
    return np.array(region.outline)


def holds(region: Region, layout: Layout, slug: str) -> bool:
    """Tell whether a paper lies inside a region; places are rounded."""
    normals, offsets = borders(outline_of(region))
    return bool((normals @ np.array(layout.points[slug]) <= offsets + 0.2).all())


def leaves(layout: Layout) -> list[Region]:
    """Return the regions that papers lie in."""
    return [leaf for region in layout.regions for leaf in region.parts or (region,)]


def test_every_paper_lies_in_the_region_of_its_topic() -> None:
    """Each topic has one region, and each of its papers has a place inside it."""
    vectors = toy_vectors(6, 20)
    topics = toy_topics(vectors, 6)
    layout = lay_out(vectors, topics, related_slugs(vectors))
    assert set(layout.points) == set(vectors.slugs)
    assert {region.topic: region.papers for region in layout.regions} == {
        topic.slug: topic.papers for topic in topics
    }
    assert all(holds(r, layout, slug) for r in layout.regions for slug in r.papers)


def test_regions_lie_apart_on_the_map() -> None:
    """Regions stay on the map, and each point of it is in one of them at most."""
    vectors = toy_vectors(7, 12)
    layout = lay_out(vectors, toy_topics(vectors, 7), {})
    corners = np.vstack([outline_of(region) for region in layout.regions])
    assert (corners >= -0.1).all()
    assert (corners <= (WIDTH + 0.1, HEIGHT + 0.1)).all()
    for one, other in itertools.combinations(layout.regions, 2):
        sides = borders(outline_of(one))
        beyond = outline_of(other) @ sides[0].T - sides[1]
        back = borders(outline_of(other))
        behind = outline_of(one) @ back[0].T - back[1]
        assert max(beyond.min(axis=0).max(), behind.min(axis=0).max()) > 0  # a side parts them


def test_more_papers_get_more_room() -> None:
    """A topic with four times the papers has at least twice the area."""
    vectors = toy_vectors(5, 20)
    small = [
        Topic(slug=f"s{n}", label="S", papers=vectors.slugs[n * 10 : n * 10 + 10]) for n in (0, 1)
    ]
    large = Topic(slug="large", label="L", papers=vectors.slugs[20:60])
    other = Topic(slug="other", label="O", papers=vectors.slugs[60:])
    layout = lay_out(vectors, [*small, large, other], {})
    areas = {region.topic: abs(area(outline_of(region))) for region in layout.regions}
    assert areas["large"] > 2 * max(areas["s0"], areas["s1"])


def test_no_two_papers_overlap() -> None:
    """The nearest two papers are at least a third of the usual distance apart."""
    vectors = toy_vectors(5, 30)
    layout = lay_out(vectors, toy_topics(vectors, 5), related_slugs(vectors))
    places = np.array(list(layout.points.values()))
    gaps = cKDTree(places).query(places, 2)[0][:, 1]
    assert gaps.min() > math.sqrt(WIDTH * HEIGHT / len(places)) / 3


def test_related_papers_lie_close() -> None:
    """Of a paper's related ones far more are among its nearest than chance would put there."""
    vectors = toy_vectors(6, 40)
    related = related_slugs(vectors)
    layout = lay_out(vectors, toy_topics(vectors, 6), related)
    places = np.array([layout.points[slug] for slug in vectors.slugs])
    near = cKDTree(places).query(places, 31)[1][:, 1:]
    rows = {slug: row for row, slug in enumerate(vectors.slugs)}
    found = [
        len({rows[o] for o in related[slug]} & set(near[row])) / len(related[slug])
        for slug, row in rows.items()
    ]
    assert np.mean(found) > 3 * 30 / len(vectors.slugs)


def test_like_topics_lie_side_by_side() -> None:
    """In a row of topics, neighbours lie closer to each other than the ends do."""
    vectors = toy_vectors(6, 20)
    layout = lay_out(vectors, toy_topics(vectors, 6), {})
    middle = {region.topic: region.middle for region in layout.regions}
    steps = [math.dist(middle[f"t{n:02}"], middle[f"t{n + 1:02}"]) for n in range(5)]
    assert np.mean(steps) < math.dist(middle["t00"], middle["t05"])
    assert {r.topic: r.near[0] for r in layout.regions}["t00"] == "t01"


def test_the_order_of_topics_does_not_matter() -> None:
    """The same topics in another order give the same map."""
    vectors = toy_vectors(6, 15)
    topics = toy_topics(vectors, 6)
    related = related_slugs(vectors)
    assert lay_out(vectors, topics[::-1], related) == lay_out(vectors, topics, related)


def test_subtopics_lie_inside_their_broad_topic() -> None:
    """A broad topic's region holds those of its subtopics, and one for papers of its own."""
    vectors = toy_vectors(6, 20)
    topics = [
        msgspec.structs.replace(topic, parent="broad" if n < 3 else "")
        for n, topic in enumerate(toy_topics(vectors, 6))
    ]
    own = topics[3].papers
    broad = Topic(slug="broad", label="Broad", papers=own)
    layout = lay_out(vectors, [broad, *topics[:3], *topics[4:]], related_slugs(vectors))
    (region,) = (region for region in layout.regions if region.parts)
    assert region.topic == "broad"
    assert {part.topic for part in region.parts} == {"t00", "t01", "t02", "broad"}
    assert set(region.papers) == {slug for topic in topics[:4] for slug in topic.papers}
    normals, offsets = borders(outline_of(region))
    for part in region.parts:
        assert (outline_of(part) @ normals.T <= offsets + 0.2).all()
        assert all(holds(part, layout, slug) for slug in part.papers)


def test_what_is_part_of_a_part_stands_alone() -> None:
    """Parents in a chain or a circle lose no paper."""
    vectors = toy_vectors(4, 8)
    parents = {"t00": "t01", "t01": "t02", "t02": "", "t03": "gone"}
    topics = [
        msgspec.structs.replace(topic, parent=parents[topic.slug])
        for topic in toy_topics(vectors, 4)
    ]
    layout = lay_out(vectors, topics, {})
    assert {slug for leaf in leaves(layout) for slug in leaf.papers} == set(vectors.slugs)


def test_papers_without_topic_share_a_region() -> None:
    """What is in no topic lies in a region without a topic; unknown papers are passed over."""
    vectors = toy_vectors(2, 6)
    topic = Topic(slug="only", label="Only", papers=("no-such-paper", *vectors.slugs[:8]))
    layout = lay_out(vectors, [topic, Topic(slug="empty", label="Empty")], {})
    assert {r.topic: r.papers for r in layout.regions} == {
        "only": vectors.slugs[:8],
        "": vectors.slugs[8:],
    }


def test_no_papers_make_no_map() -> None:
    """Without papers there are no regions."""
    assert lay_out(vectors_from(np.zeros((0, 1))), [Topic(slug="a", label="A")], {}) == NOWHERE


@pytest.mark.parametrize("groups", [1, 3])
@pytest.mark.parametrize(
    "rows",
    [np.ones((1, 1)), np.zeros((9, 4)), np.ones((40, 1)), np.eye(6)],
    ids=["one paper", "no words", "all alike", "nothing alike"],
)
def test_odd_papers_have_places(
    rows: np.ndarray[tuple[int, int], np.dtype[np.float64]], groups: int
) -> None:
    """Single, wordless and identical papers all get finite places of their own."""
    vectors = vectors_from(rows)
    layout = lay_out(vectors, toy_topics(vectors, min(groups, len(rows))), related_slugs(vectors))
    assert len(set(layout.points.values())) == len(rows)
    assert np.isfinite(np.array(list(layout.points.values()))).all()
    assert all(holds(leaf, layout, slug) for leaf in leaves(layout) for slug in leaf.papers)
