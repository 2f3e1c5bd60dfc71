"""How many of all papers of a topic say a label."""

from __future__ import annotations

from conspectus.model.paper import Paper
from conspectus.topics.naming.labels import SAMPLE, name_topics
from conspectus.topics.naming.reach import weigh_by_reach
from conspectus.topics.naming.worth import Candidate


def papers_saying(*titles: str) -> list[Paper]:
    """Return papers with titles."""
    return [Paper(slug=f"p{i}", title=title) for i, title in enumerate(titles)]


def label(text: str, score: float) -> Candidate:
    """Return a label."""
    return Candidate(score, text, frozenset(text.lower().split()))


def test_what_all_papers_say_comes_before_what_few_say() -> None:
    """Though the few were those that were read."""
    papers = papers_saying(*["A honey bee"] * 90, *["Waggle dances"] * 10)
    found = weigh_by_reach(
        [label("waggle dances", 1), label("honey bees", 0.96)], [papers], " and "
    )
    assert [each.text for each in found] == ["honey bees", "waggle dances"]


def test_a_pair_reaches_the_papers_of_both() -> None:
    """Whoever says either counts."""
    papers = papers_saying(*["A honey bee"] * 6, *["Waggle dances"] * 6, *["Else"] * 88)
    (found,) = weigh_by_reach([label("honey bees and waggle dances", 1)], [papers], " and ")
    assert found.score == 1


def test_a_broad_label_has_to_reach_most_subtopics() -> None:
    """What only one of them says is not what they have in common."""
    family = [papers_saying(*["A honey bee flies"] * 20)]
    family += [papers_saying(*["Wasps fly"] * 20), papers_saying(*["Ants fly"] * 20)]
    found = weigh_by_reach([label("honey bees", 1), label("fly", 0.5)], family, " and ")
    assert [each.text for each in found] == ["fly", "honey bees"]


def test_a_large_topic_is_named_by_all_its_papers() -> None:
    """Its best-fitting papers may speak of something that the others do not."""
    bees = papers_saying(*["Honey bee navigation"] * (4 * SAMPLE))
    odd = [Paper(slug=f"a{i}", title="Selective escalation of honey bees") for i in range(3)]
    others = [Paper(slug=f"b{i}", title="Sourdough bread") for i in range(20)]
    name, _ = name_topics([[*odd, *bees], others])
    assert "escalation" not in name.label.lower()
