"""What people did to the lists by hand, seen from what the last run left."""

from __future__ import annotations

from conspectus.model.topic import Taxonomy, Topic, TopicEvent
from conspectus.topics.keeping.draft import Draft
from conspectus.topics.keeping.memory import NOTHING, Remembered, heed_hands, remember

KNOWN = {f"{letter}{number}" for letter in "abc" for number in range(6)}


def papers(letter: str, *without: int) -> tuple[str, ...]:
    """Return six papers but those without."""
    return tuple(f"{letter}{number}" for number in range(6) if number not in without)


A = Topic(slug="a", label="Topic a", papers=papers("a"))
B = Topic(slug="b", label="Topic b", papers=papers("b"))
C = Topic(slug="c", label="Topic c", papers=papers("c"))
LAST = remember(Taxonomy(), Taxonomy(topics=(A, B, C)))


def seen(*topics: Topic, remembered: Remembered = LAST) -> tuple[dict[str, Topic], Draft]:
    """Return what is seen in topics, by slug, and the draft."""
    draft = heed_hands(Draft(topics), remembered, KNOWN)
    return {topic.slug: topic for topic in draft.topics}, draft


def listing(topic: Topic, *slugs: str, **fields: object) -> Topic:
    """Return a topic with another list of papers."""
    return Topic(**{"slug": topic.slug, "label": topic.label, "papers": slugs, **fields})  # type: ignore[arg-type]  # fields of a topic


def test_nothing_done_is_nothing_seen() -> None:
    """What stands as the last run left it says nothing, in whatever order."""
    _, draft = seen(C, listing(A, *reversed(A.papers)), B)
    assert draft == Draft((C, listing(A, *reversed(A.papers)), B))


def test_without_memory_nothing_is_taken_for_a_persons_work() -> None:
    """New lists come back as they are."""
    _, draft = seen(listing(A, "b1", "c2"), remembered=NOTHING)
    assert draft == Draft((listing(A, "b1", "c2"),))


def test_a_paper_moved_by_hand_is_pinned() -> None:
    """Where it stands now, not where it stood or was pinned before."""
    before = remember(Taxonomy(), Taxonomy(topics=(A, B, C)))
    topics, draft = seen(
        listing(A, *papers("a", 1), pinned=("a1",)),
        listing(B, *B.papers, "a1", keep_out=("a1",)),
        C,
        remembered=before,
    )
    assert topics["a"].pinned == ()
    assert topics["a"].keep_out == ()
    assert (topics["b"].pinned, topics["b"].keep_out) == (("a1",), ())
    assert draft.remarks == (
        "the paper 'a1' was moved to 'Topic b' by hand, so it is pinned there.",
    )


def test_a_paper_taken_out_by_hand_is_kept_out() -> None:
    """It stands nowhere, so it shall not come back."""
    topics, draft = seen(listing(A, *papers("a", 2)), B, C)
    assert topics["a"].keep_out == ("a2",)
    assert draft.remarks == (
        "the paper 'a2' was taken out of 'Topic a' by hand, so it is kept out.",
    )


def test_a_paper_that_is_gone_was_not_taken_out() -> None:
    """Its entry was deleted or hidden."""
    last = Remembered({**LAST.papers, "deleted": "a"}, LAST.labels)
    topics, _ = seen(A, B, C, remembered=last)
    assert topics["a"] == A


def test_a_list_that_was_emptied_says_nothing_of_its_papers() -> None:
    """Six papers are not kept out one by one."""
    topics, _ = seen(listing(A), B, C)
    assert topics["a"].keep_out == ()


def test_a_slug_changed_by_hand_becomes_an_alias() -> None:
    """The topic is known by its papers."""
    topics, draft = seen(listing(A, *A.papers, slug="new-a"), B, C)
    assert topics["new-a"] == listing(A, *A.papers, slug="new-a", aliases=("a",))
    assert draft.history == ()


def test_a_slug_of_a_topic_without_papers_is_known_by_the_label() -> None:
    """A broad topic has no papers of its own."""
    broad = Topic(slug="broad", label="Broad")
    last = Remembered(LAST.papers, {**LAST.labels, "broad": "Broad"})
    topics, _ = seen(A, B, C, listing(broad, slug="wide"), remembered=last)
    assert topics["wide"].aliases == ("broad",)


def test_a_topic_deleted_by_hand_was_merged_into_where_its_papers_went() -> None:
    """Its papers are not pinned one by one; the topic that has them is kept."""
    topics, draft = seen(A, listing(B, *B.papers, *C.papers))
    assert topics["b"] == listing(B, *B.papers, *C.papers, aliases=("c",), keep=True)
    assert draft.history == (TopicEvent(slug="c", label="Topic c", how="merged", became=("b",)),)


def test_a_deleted_topic_whose_papers_went_several_ways_has_no_heir_yet() -> None:
    """What it became shows once all its papers have a place; what was moved is pinned."""
    topics, draft = seen(
        listing(A, *A.papers, "c0", "c1"), listing(B, *B.papers, *papers("c", 0, 1))
    )
    assert draft.history == ()
    assert (topics["a"].pinned, topics["b"].pinned) == (("c0", "c1"), papers("c", 0, 1))
    assert topics["b"].aliases == ()


def test_a_topic_made_by_hand_is_kept() -> None:
    """Its papers were listed by a person."""
    new = Topic(slug="new", label="New", papers=("a1", "b1"))
    topics, _ = seen(listing(A, *papers("a", 1)), listing(B, *papers("b", 1)), C, new)
    assert topics["new"] == Topic(slug="new", label="New", papers=("a1", "b1"), keep=True)
    assert topics["a"].keep_out == ()


def test_earlier_slugs_are_remembered() -> None:
    """They are lost from the file with the topic that answers for them."""
    last = remember(Taxonomy(), Taxonomy(topics=(listing(A, *A.papers, aliases=("old-a",)),)))
    assert last.labels == {"a": "Topic a", "old-a": "Topic a"}


def test_a_label_that_a_person_chose_stays_chosen() -> None:
    """Every later run remembers the label that it had from the machine."""
    renamed = Taxonomy(topics=(listing(A, *A.papers, label="Better"), B, C))
    once = remember(renamed, renamed, LAST)
    twice = remember(renamed, renamed, once)
    assert once.labels["a"] == twice.labels["a"] == "Topic a"
    assert remember(Taxonomy(topics=(A,)), renamed, LAST).labels["a"] == "Better"


def test_a_renamed_topic_that_was_merged_is_remembered_as_its_heir() -> None:
    """So that a second run has nothing to note."""
    before = Taxonomy(topics=(listing(A, *A.papers, label="Better"), B))
    after = Taxonomy(topics=(listing(B, *B.papers, *A.papers, aliases=("a",)),))
    once = remember(before, after, LAST)
    assert once.labels["a"] == "Topic b"
    assert remember(after, after, once) == once
