"""Papers grouped afresh."""

from __future__ import annotations

import pytest
from toy_papers import papers_on, slugs_on

from conspectus.model.settings import TopicSettings
from conspectus.topics.grouping.groups import topic_bounds
from conspectus.topics.keeping.corpus import Corpus
from conspectus.topics.keeping.fresh import allowed, group_afresh

SUBJECTS = ("bees", "bread", "tides", "chess")
CORPUS = Corpus.of(papers_on(*SUBJECTS))
ALL = [paper.slug for paper in CORPUS.papers]


@pytest.mark.parametrize(
    ("asked", "bounds"),
    [
        (TopicSettings(count=7), (7, 7)),
        (TopicSettings(count=500), (300, 300)),
        (TopicSettings(least=2, most=9), (2, 9)),
        (TopicSettings(least=400), (300, 300)),
        (TopicSettings(), topic_bounds(300)),
    ],
    ids=["count", "more-than-papers", "both", "least-of-all", "usual"],
)
def test_settings_change_the_bounds(asked: TopicSettings, bounds: tuple[int, int]) -> None:
    """There are never more topics than papers."""
    assert allowed(asked, 300) == bounds


def test_each_subject_is_a_group() -> None:
    """Each paper is in one."""
    groups = group_afresh(CORPUS, ALL, TopicSettings(count=4), 0)
    assert {frozenset(group) for group in groups} == {frozenset(slugs_on(s)) for s in SUBJECTS}


def test_topics_besides_count() -> None:
    """Where two are kept, two are left to be found among the other papers."""
    rest = [slug for slug in ALL if slug.startswith(("bees", "bread"))]
    groups = group_afresh(CORPUS, rest, TopicSettings(count=4), 2)
    assert {frozenset(group) for group in groups} == {
        frozenset(slugs_on("bees")),
        frozenset(slugs_on("bread")),
    }


def test_the_order_of_slugs_makes_no_difference() -> None:
    """Papers are looked at in their own order."""
    settings = TopicSettings(count=3)
    assert group_afresh(CORPUS, ALL[::-1], settings, 0) == group_afresh(CORPUS, ALL, settings, 0)


def test_no_papers_make_no_group() -> None:
    """Even where some are asked for."""
    assert group_afresh(CORPUS, [], TopicSettings(count=4), 0) == []
