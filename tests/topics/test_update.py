"""Topics kept up with the papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from conspectus.model.topic import Topic
from conspectus.topics.update import find_topics, keep_topics, regroup_topics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conspectus.model.paper import Paper


def members(topics: Sequence[Topic]) -> list[str]:
    """Return all papers of topics, sorted."""
    return sorted(slug for topic in topics for slug in topic.papers)


def by_subject(papers: Sequence[Paper], count: int) -> list[Topic]:
    """Return a topic made by hand for each subject, with its first papers."""
    return [
        Topic(
            slug=f"my-{subject}",
            label=f"My {subject}",
            description="By hand.",
            aliases=(f"old-{subject}",),
            papers=tuple(p.slug for p in papers if p.slug.startswith(subject))[:count],
        )
        for subject in ("bees", "bread", "tides", "chess")
    ]


def test_every_paper_is_in_exactly_one_topic(papers: Sequence[Paper]) -> None:
    """None is lost, none stands twice, and subjects do not mix."""
    topics = find_topics(papers, 4)
    assert members(topics) == sorted(paper.slug for paper in papers)
    assert all(len({slug.split("-")[0] for slug in topic.papers}) == 1 for topic in topics)


def test_order_makes_no_difference(papers: list[Paper]) -> None:
    """Shuffled papers give the same topics."""
    expected = find_topics(papers)
    for shuffled in (papers[::-1], papers[1::2] + papers[::2], papers[13:] + papers[:13]):
        assert find_topics(shuffled) == expected


def test_new_papers_join_the_nearest_topic(papers: Sequence[Paper]) -> None:
    """What people wrote stays, and the papers they placed stay in their order."""
    before = [
        msgspec.structs.replace(topic, papers=tuple(reversed(topic.papers)))
        for topic in by_subject(papers, 5)
    ]
    after = keep_topics(before, papers)
    assert members(after) == sorted(paper.slug for paper in papers)
    for old, new in zip(before, after, strict=True):
        assert [slug for slug in new.papers if slug in old.papers] == list(old.papers)
        assert {slug.split("-")[0] for slug in new.papers} == {new.slug.removeprefix("my-")}
        assert msgspec.structs.replace(new, papers=()) == msgspec.structs.replace(old, papers=())


def test_keeping_topics_twice_changes_nothing(papers: Sequence[Paper]) -> None:
    """The second time there is nothing to do."""
    once = keep_topics(by_subject(papers, 5), papers)
    assert keep_topics(once, papers) == once


def test_papers_that_are_gone_leave_their_topic(papers: Sequence[Paper]) -> None:
    """They are taken out."""
    topics = [Topic(slug="t", label="A topic", papers=("gone", *(p.slug for p in papers)))]
    assert "gone" not in keep_topics(topics, papers)[0].papers


def test_a_topic_without_papers_stays_empty(papers: Sequence[Paper]) -> None:
    """An editor's empty topic attracts nothing by itself, and is not removed."""
    topics = [*by_subject(papers, 5), Topic(slug="empty", label="Empty topic")]
    assert keep_topics(topics, papers)[-1] == topics[-1]


def test_papers_find_a_place_where_all_topics_are_empty(papers: Sequence[Paper]) -> None:
    """With nothing to go by, the first topic takes them."""
    after = keep_topics([Topic(slug="a", label="A topic"), Topic(slug="b", label="B")], papers)
    assert members(after) == sorted(paper.slug for paper in papers)


def test_regrouped_topics_go_on_under_their_names(papers: Sequence[Paper]) -> None:
    """A group that keeps most of its papers keeps slug, label, description and aliases."""
    before = by_subject(papers, 6)
    after = regroup_topics(before, papers, 4)
    names = {(t.slug, t.label, t.description, t.aliases) for t in before}
    assert {(t.slug, t.label, t.description, t.aliases) for t in after} == names
    assert members(after) == sorted(paper.slug for paper in papers)


def test_the_slug_of_a_topic_that_ends_becomes_an_alias(papers: Sequence[Paper]) -> None:
    """Every old address still leads to the topic that took most of the papers."""
    before = by_subject(papers, 8)
    split = [
        *before[1:],
        Topic(slug="bees-a", label="Bees a", papers=before[0].papers[:5]),
        Topic(slug="bees-b", label="Bees b", aliases=("bees-c",), papers=before[0].papers[5:]),
    ]
    after = regroup_topics(split, papers, 4)
    (bees,) = (topic for topic in after if "bees-0" in topic.papers)
    assert (bees.slug, bees.aliases) == ("bees-a", ("bees-b", "bees-c"))


def test_regrouping_what_is_grouped_changes_no_membership(papers: Sequence[Paper]) -> None:
    """Fresh topics find themselves again."""
    topics = find_topics(papers)
    assert regroup_topics(topics, papers) == topics
