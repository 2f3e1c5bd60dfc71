"""Papers into topics that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from toy_papers import papers_on, slugs_on

from conspectus.model.topic import Topic
from conspectus.topics.keeping.corpus import Corpus
from conspectus.topics.keeping.draft import homes
from conspectus.topics.keeping.placing import place, settle

if TYPE_CHECKING:
    from collections.abc import Sequence

CORPUS = Corpus.of(papers_on("bees", "bread", "tides", "chess"))
BEES = Topic(slug="bees", label="Bees", papers=slugs_on("bees", 5))
BREAD = Topic(slug="bread", label="Bread", papers=slugs_on("bread", 5))
REST = Topic(slug="rest", label="Rest", papers=(*slugs_on("tides"), *slugs_on("chess")))


def test_a_paper_goes_to_the_nearest_topic() -> None:
    """Those that are there stay, in their order."""
    bees, bread, rest = place((BEES, BREAD, REST), CORPUS)
    assert set(bees.papers) == set(slugs_on("bees"))
    assert set(bread.papers) == set(slugs_on("bread"))
    assert [paper for paper in bees.papers if paper in BEES.papers] == list(BEES.papers)
    assert rest == REST


def test_a_paper_that_is_kept_out_goes_to_the_next_topic() -> None:
    """Though it is less like it."""
    strict = Topic(slug="bees", label="Bees", papers=BEES.papers, keep_out=("bees-6",))
    where = homes(place((strict, BREAD, REST), CORPUS))
    assert where["bees-6"] in {"bread", "rest"}
    assert where["bees-7"] == "bees"


def test_a_paper_that_all_keep_out_stands_somewhere() -> None:
    """Every paper is in exactly one topic."""
    papers = tuple(paper.slug for paper in CORPUS.papers if paper.slug != "bees-6")
    only = Topic(slug="all", label="All", papers=papers, keep_out=("bees-6",))
    assert homes(place((only,), CORPUS))["bees-6"] == "all"


def test_a_pinned_paper_goes_where_it_is_pinned() -> None:
    """Whatever it is like."""
    odd = Topic(slug="bread", label="Bread", papers=BREAD.papers, pinned=("bees-6",))
    assert homes(place((BEES, odd, REST), CORPUS))["bees-6"] == "bread"


def test_broad_and_empty_topics_attract_nothing() -> None:
    """Papers of a broad topic stand in its subtopics."""
    broad = Topic(slug="broad", label="Broad", papers=("bees-7",))
    below = Topic(slug="bees", label="Bees", parent="broad", papers=BEES.papers)
    empty = Topic(slug="empty", label="Honey bee navigation", terms=("waggle",))
    after = {topic.slug: topic for topic in place((broad, empty, below, BREAD, REST), CORPUS)}
    assert after["broad"] == broad
    assert after["empty"] == empty
    assert set(after["bees"].papers) == set(slugs_on("bees", 7))


def test_empty_topics_take_what_they_are_meant_for_where_asked() -> None:
    """By their terms, else by their label."""
    empty = Topic(slug="empty", label="Bread baking")
    terms = Topic(slug="terms", label="Insects", terms=("waggle", "hive"))
    where = homes(place((empty, terms, REST), CORPUS, into_empty=True))
    assert where["bread-1"] == "empty"
    assert where["bees-1"] == "terms"


@given(
    papers=st.permutations(slugs_on("bees") + slugs_on("bread")),
    count=st.integers(min_value=1, max_value=15),
)
def test_a_paper_stands_before_the_first_that_fits_less(papers: Sequence[str], count: int) -> None:
    """As if papers were inserted one by one, the best-fitting first."""
    present, new = list(papers[:count]), papers[count:]
    fit = dict(
        zip((p.slug for p in CORPUS.papers), CORPUS.fits([present])[:, 0].tolist(), strict=True)
    )
    expected = list(present)
    for paper in sorted(new, key=lambda slug: (-fit[slug], slug)):
        places = (i for i, other in enumerate(expected) if fit[other] < fit[paper])
        expected.insert(next(places, len(expected)), paper)
    topics = (Topic(slug="t", label="T", papers=tuple(present)),)
    (topic,) = settle(topics, dict.fromkeys(new, "t"), CORPUS)
    assert list(topic.papers) == expected


def test_papers_leave_the_topic_they_come_from() -> None:
    """None stands twice."""
    after = settle((BEES, BREAD), {"bees-1": "bread"}, CORPUS)
    assert homes(after)["bees-1"] == "bread"
    assert np.sum([len(topic.papers) for topic in after]) == 10
