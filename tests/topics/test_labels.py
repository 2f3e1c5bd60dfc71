"""Labels and terms of topics."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from conspectus.model.paper import Paper
from conspectus.topics.labels import name_topics
from conspectus.topics.update import find_topics
from conspectus.topics.words import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence


def assert_is_label(label: str) -> None:
    """Check what holds for every label."""
    words = label.lower().split()
    assert 2 <= len(words) <= 5
    assert words[0] not in STOP_WORDS
    assert words[-1] not in STOP_WORDS


def test_a_label_names_the_subject(papers: Sequence[Paper]) -> None:
    """It is what the papers of the topic say and the others do not."""
    groups = [papers[start : start + 8] for start in range(0, 32, 8)]
    subjects = ["bee", "bread", "tidal", "chess"]
    for subject, name in zip(subjects, name_topics(groups), strict=True):
        assert subject in f"{name.label} {name.terms}".lower()
        assert_is_label(name.label)


def test_labels_are_distinct(papers: Sequence[Paper]) -> None:
    """No two share most of their words, even where topics share their subject."""
    labels = [name.label for name in name_topics([papers[:3], papers[3:6], papers[6:9]])]
    for one, other in combinations(labels, 2):
        words, others = set(one.lower().split()), set(other.lower().split())
        assert len(words & others) <= len(words | others) / 2


def test_a_taken_label_is_not_given_again(papers: Sequence[Paper]) -> None:
    """What another topic is called is avoided."""
    (first,) = name_topics([papers[:8]])
    (second,) = name_topics([papers[:8]], taken=[first.label])
    assert second.label != first.label


@pytest.mark.parametrize(
    "paper",
    [
        Paper(slug="p", title="…"),
        Paper(slug="p", title="the"),
        Paper(slug="p", title="大语言模型推理", abstract="我们提出一种方法。"),
        Paper(slug="p", title="<script>alert(1)</script> {{ bees }}"),
        Paper(slug="p", title="Bees"),
    ],
    ids=lambda paper: paper.title[:8],
)
@pytest.mark.parametrize("count", [1, 2, 40])
def test_any_papers_get_a_label(paper: Paper, count: int) -> None:
    """Whatever the texts, there is a label of two to five words."""
    papers = [Paper(slug=f"p{n}", title=paper.title, abstract=paper.abstract) for n in range(count)]
    for topic in find_topics(papers):
        assert_is_label(topic.label)
