"""Broad topics over the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from toy_papers import SUBJECTS, papers_on, slugs_on

from conspectus.model.topic import Topic
from conspectus.topics.keeping import broad
from conspectus.topics.keeping.broad import give_parents, renew_parents
from conspectus.topics.keeping.corpus import Corpus
from conspectus.topics.keeping.draft import Draft
from conspectus.topics.keeping.memory import NOTHING, Remembered
from conspectus.topics.naming.reach import is_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conspectus.topics.keeping.corpus import Matrix, Numbers

FOUR = tuple(SUBJECTS)[:4]
CORPUS = Corpus.of(papers_on(*FOUR))
TOPICS = tuple(Topic(slug=s, label=s.title(), papers=slugs_on(s)) for s in FOUR)
TAKEN = frozenset(FOUR)


def in_pairs(_space: Matrix, groups: Sequence[Numbers]) -> tuple[Numbers, ...]:
    """Group the first two, the next two, and so on."""
    return tuple(np.arange(i, min(i + 2, len(groups))) for i in range(0, len(groups), 2))


@pytest.fixture(autouse=True)
def _pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broad, "broad_groups", in_pairs)


def below(topics: Sequence[Topic]) -> dict[str, list[str]]:
    """Return the subtopics of each broad topic."""
    parents = sorted({topic.parent for topic in topics if topic.parent})
    return {parent: [t.slug for t in topics if t.parent == parent] for parent in parents}


def renewed(*topics: Topic, remembered: Remembered = NOTHING) -> Draft:
    """Return topics in broad ones that were grouped afresh."""
    return renew_parents(Draft(topics), topics, CORPUS, remembered, TAKEN)


def changed(topic: Topic, **fields: object) -> Topic:
    """Return a topic with other fields."""
    values = {name: getattr(topic, name) for name in topic.__struct_fields__}
    return Topic(**{**values, **fields})


def test_a_long_list_gets_broad_topics() -> None:
    """Each has a name of its own, and no papers itself."""
    after = give_parents(Draft(TOPICS), CORPUS, TAKEN).topics
    assert list(below(after).values()) in (
        [["bees", "bread"], ["tides", "chess"]],
        [["tides", "chess"], ["bees", "bread"]],
    )
    assert all(t.label and t.terms and not t.papers for t in after if t.slug not in FOUR)
    assert len({topic.label for topic in after}) == 6


def test_parents_that_are_there_stay() -> None:
    """No second hierarchy is put over the first."""
    draft = Draft((Topic(slug="top", label="Top"), changed(TOPICS[0], parent="top"), *TOPICS[1:]))
    assert give_parents(draft, CORPUS, TAKEN) == draft


def test_broad_topics_go_on_when_papers_are_grouped_afresh() -> None:
    """By the papers of their subtopics."""
    tops = (Topic(slug="sea", label="Sea"), Topic(slug="home", label="Home"))
    parents = {"bees": "home", "bread": "home", "tides": "sea", "chess": "home"}
    earlier = (*tops, *(changed(t, parent=parents[t.slug]) for t in TOPICS))
    after = renewed(*earlier)
    assert below(after.topics) == {"home": ["bees", "bread"], "sea": ["tides", "chess"]}
    assert after.history == ()


def test_a_broad_label_that_no_paper_says_any_more_is_given_anew() -> None:
    """The address stays; so does a label that a person chose, or of which no run is known."""
    tops = (Topic(slug="sea", label="Rook endings"), Topic(slug="home", label="Clock repair"))
    parents = {"bees": "home", "bread": "home", "tides": "sea", "chess": "home"}
    earlier = (*tops, *(changed(t, parent=parents[t.slug]) for t in TOPICS))
    given = Remembered({}, {"sea": "Rook endings", "home": "Home"})
    labels = {topic.slug: topic.label for topic in renewed(*earlier, remembered=given).topics}
    assert is_said(labels["sea"], papers_on("tides", "chess"))
    assert labels["home"] == "Clock repair"
    labels = {topic.slug: topic.label for topic in renewed(*earlier).topics}
    assert labels["sea"] == "Rook endings"


def test_a_broad_topic_that_ends_leaves_its_address() -> None:
    """The one that has most of its papers now answers for it."""
    tops = [Topic(slug=slug, label=slug.title()) for slug in ("one", "two", "three")]
    parents = {"bees": "one", "bread": "two", "tides": "three", "chess": "three"}
    earlier = (*tops, *(changed(t, parent=parents[t.slug]) for t in TOPICS))
    after = renewed(*earlier)
    (event,) = after.history
    assert event.slug in {"one", "two"}
    assert event.how == "merged"
    assert len(below(after.topics)) == 2


def test_a_described_broad_topic_keeps_its_subtopics() -> None:
    """Though papers would group otherwise."""
    mine = Topic(slug="mine", label="Mine", keep=True)
    earlier = (mine, changed(TOPICS[0], parent="mine"), *TOPICS[1:3], TOPICS[3])
    after = renewed(*earlier)
    assert below(after.topics)["mine"] == ["bees"]


def test_broad_topics_vanish_where_the_list_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Their addresses lead to the topic that has most of their papers."""
    monkeypatch.setattr(broad, "broad_groups", lambda _space, _groups: ())
    earlier = (Topic(slug="top", label="Top"), *(changed(t, parent="top") for t in TOPICS))
    after = renewed(*earlier)
    assert [topic.slug for topic in after.topics] == list(FOUR)
    assert below(after.topics) == {}
    assert "top" in {alias for topic in after.topics for alias in topic.aliases}
