"""How many of all papers of a topic say a label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conspectus.model.paper import Paper
from conspectus.topics.naming.labels import SAMPLE, name_topics
from conspectus.topics.naming.reach import is_said, weigh_by_reach
from conspectus.topics.naming.worth import Candidate

if TYPE_CHECKING:
    from collections.abc import Sequence


def papers_saying(*titles: str) -> list[Paper]:
    """Return papers with titles."""
    return [Paper(slug=f"p{i}", title=title) for i, title in enumerate(titles)]


def label(text: str, score: float) -> Candidate:
    """Return a label."""
    return Candidate(score, text, frozenset(text.lower().split()))


def order(labels: Sequence[Candidate], family: Sequence[Sequence[Paper]]) -> list[str]:
    """Return labels, best first, of topics of which a part was read."""
    return [each.text for each in weigh_by_reach(labels, family, 0.3, read=False)]


def test_what_all_papers_say_comes_before_what_few_say() -> None:
    """Though the few were those that were read."""
    papers = papers_saying(*["A honey bee"] * 90, *["Waggle dances"] * 10)
    labels = [label("waggle dances", 1), label("honey bees", 0.96)]
    assert order(labels, [papers]) == ["honey bees", "waggle dances"]


def test_what_others_say_more_is_held_against_a_label() -> None:
    """However many of a topic's own papers say it."""
    papers = papers_saying(*["A honey bee"] * 90, *["Waggle dances"] * 10)
    labels = [label("honey bees", 1)._replace(elsewhere=900), label("waggle dances", 0.6)]
    assert order(labels, [papers]) == ["waggle dances", "honey bees"]


def test_what_two_of_a_few_papers_say_is_enough() -> None:
    """Where they were all read, their number was weighed before; one is still too few."""
    papers = papers_saying("A honey bee", "Honey bees", "Waggle dances", *["Else"] * 20)
    labels = [label("waggle dances", 1), label("honey bees", 0.5)]
    found = weigh_by_reach(labels, [papers], 0.3, read=True)
    assert [each.text for each in found] == ["honey bees", "waggle dances"]
    assert found[0].score == 0.5


def test_a_broad_label_has_to_reach_most_subtopics() -> None:
    """What only one of them says is not what they have in common."""
    family = [papers_saying(*["A honey bee flies"] * 20)]
    family += [papers_saying(*["Wasps fly"] * 3, *["Else"] * 17) for _ in range(5)]
    labels = [label("honey bees", 1), label("fly", 0.9)]
    assert order(labels, family) == ["fly", "honey bees"]


@pytest.mark.parametrize(
    "text", ["Honey-Bee NAVIGATION", "honey bee navigations", "Honey\nbee navigation"]
)
def test_a_label_is_said_in_any_case_and_number(text: str) -> None:
    """Hyphens and line ends make no difference either; other words do."""
    assert is_said("Honey bee navigation", papers_saying("Else", f"On {text}"))
    assert not is_said("Honey bee dances", papers_saying("Else", f"On {text}"))


def test_a_large_topic_is_named_by_all_its_papers() -> None:
    """Its best-fitting papers may speak of something that the others do not."""
    bees = papers_saying(*["Honey bee navigation"] * (4 * SAMPLE))
    odd = [Paper(slug=f"a{i}", title="Selective escalation of honey bees") for i in range(3)]
    others = [Paper(slug=f"b{i}", title="Sourdough bread") for i in range(20)]
    name, _ = name_topics([[*odd, *bees], others])
    assert "escalation" not in name.label.lower()
