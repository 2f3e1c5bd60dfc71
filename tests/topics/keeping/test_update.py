"""Topics kept up with the papers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from toy_papers import SUBJECTS, paper_on, papers_on, slugs_on

from conspectus.model.paper import Paper
from conspectus.model.settings import TopicSettings
from conspectus.model.topic import SplitPart, Taxonomy, Topic
from conspectus.topics.keeping.draft import addresses, homes
from conspectus.topics.keeping.memory import NOTHING, Remembered, remember
from conspectus.topics.keeping.problems import TopicError
from conspectus.topics.keeping.update import Outcome, update_taxonomy

if TYPE_CHECKING:
    from collections.abc import Sequence

FOUR = ("bees", "bread", "tides", "chess")
AUTO = TopicSettings()
HUNDRED = papers_on(*SUBJECTS, count=10)


def updated(
    before: Taxonomy, papers: Sequence[Paper], last: Remembered = NOTHING, *, regroup: bool = False
) -> Outcome:
    """Return what a run with the usual settings makes of topics."""
    return update_taxonomy(before, papers, AUTO, remembered=last, regroup=regroup)


@cache
def hundred() -> Taxonomy:
    """Return the topics of a hundred papers."""
    return updated(Taxonomy(), HUNDRED).taxonomy


def assert_sound(taxonomy: Taxonomy, papers: Sequence[Paper], ever: set[str]) -> None:
    """Refuse a lost or doubled paper, a lost address, and one that leads to two topics."""
    listed = [paper for topic in taxonomy.topics for paper in topic.papers]
    assert sorted(listed) == sorted(paper.slug for paper in papers)
    slugs = [slug for topic in taxonomy.topics for slug in (topic.slug, *topic.aliases)]
    assert len(slugs) == len(set(slugs))
    assert ever <= set(slugs)
    known = {topic.slug for topic in taxonomy.topics}
    assert {topic.parent for topic in taxonomy.topics if topic.parent} <= known


def test_subjects_do_not_mix() -> None:
    """Found from nothing, as many as asked for."""
    four = TopicSettings(count=4)
    topics = update_taxonomy(Taxonomy(), papers_on(*FOUR), four).taxonomy.topics
    assert all(len({slug.split("-")[0] for slug in topic.papers}) == 1 for topic in topics)
    assert sorted(homes(topics)) == sorted(paper.slug for paper in papers_on(*FOUR))


@settings(deadline=None, max_examples=5)
@given(st.permutations(HUNDRED))
def test_order_makes_no_difference(shuffled: list[Paper]) -> None:
    """The same papers in any order have the same topics."""
    assert updated(Taxonomy(), shuffled).taxonomy == hundred()


@pytest.mark.parametrize("papers", [[], [paper_on("bees", 0)], papers_on("bees", count=2)])
def test_few_papers_have_a_topic(papers: list[Paper]) -> None:
    """None at all have none."""
    taxonomy = updated(Taxonomy(), papers).taxonomy
    assert len(taxonomy.topics) == min(1, len(papers))
    assert_sound(taxonomy, papers, set())


def test_equal_and_wordless_papers_have_topics() -> None:
    """Forty copies and papers without a word are papers like others."""
    papers = [Paper(slug=f"same-{n}", title="The same title") for n in range(40)]
    papers += [Paper(slug=f"none-{n}", title="?!") for n in range(5)]
    first = updated(Taxonomy(), papers[::2]).taxonomy
    assert_sound(first, papers[::2], set())
    assert_sound(updated(first, papers).taxonomy, papers, set(addresses(first.topics)))
    regrouped = updated(first, papers, regroup=True).taxonomy
    assert_sound(regrouped, papers, set(addresses(first.topics)))


def test_a_second_run_changes_nothing() -> None:
    """With or without memory."""
    for last in (NOTHING, remember(Taxonomy(), hundred())):
        outcome = updated(hundred(), HUNDRED, last)
        assert outcome == Outcome(hundred(), 0, 0, ())


def test_regrouping_the_same_papers_changes_nothing() -> None:
    """Fresh topics find themselves again."""
    assert updated(hundred(), HUNDRED, regroup=True).taxonomy == hundred()


@settings(deadline=None, max_examples=8)
@given(late=st.sets(st.sampled_from([p.slug for p in HUNDRED]), min_size=1, max_size=10))
def test_a_tenth_more_papers_move_few(late: set[str]) -> None:
    """No more than five per cent of the old ones get another topic; a second run moves none."""
    there = [paper for paper in HUNDRED if paper.slug not in late]
    before = updated(Taxonomy(), there).taxonomy
    last = remember(Taxonomy(), before)
    outcome = updated(before, HUNDRED, last)
    assert outcome.placed == len(late)
    assert outcome.moved <= 5
    assert_sound(outcome.taxonomy, HUNDRED, set(addresses(before.topics)))
    again = updated(outcome.taxonomy, HUNDRED, remember(before, outcome.taxonomy, last))
    assert again == Outcome(outcome.taxonomy, 0, 0, ())


STEPS = st.sampled_from(["grow", "regroup", "delete", "move", "merge", "rename", "slug", "shrink"])


@settings(deadline=None, max_examples=6)
@given(steps=st.lists(STEPS, min_size=2, max_size=5), number=st.integers(0, 1_000))
def test_every_address_that_ever_was_is_one(steps: list[str], number: int) -> None:
    """Whatever people and runs do, in whatever order."""
    count, last = 4, NOTHING
    papers = papers_on(*FOUR, count=count)
    now = updated(Taxonomy(), papers).taxonomy
    ever = set(addresses(now.topics))
    last = remember(Taxonomy(), now)
    for place, step in enumerate(steps):
        count += {"grow": 2, "shrink": -2}.get(step, 0)
        papers = papers_on(*FOUR, count=max(2, count))
        edited = Taxonomy(topics=by_hand(step, now.topics, number + place), history=now.history)
        after = updated(edited, papers, last, regroup=step == "regroup").taxonomy
        ever |= set(addresses(edited.topics))
        assert_sound(after, papers, ever)
        last = remember(edited, after, last)
        assert updated(after, papers[::-1], last) == Outcome(after, 0, 0, ())
        now = after


def by_hand(step: str, topics: tuple[Topic, ...], number: int) -> tuple[Topic, ...]:
    """Return topics after a person's edit."""
    if len(topics) < 2:
        return topics
    one, other = topics[number % len(topics)], topics[(number + 1) % len(topics)]
    rest = [topic for topic in topics if topic not in {one, other}]
    if step == "delete":
        return (other, *rest)
    if step == "move" and one.papers:
        moved = changed(other, papers=(*other.papers, one.papers[0]))
        return (changed(one, papers=one.papers[1:]), moved, *rest)
    fields: dict[str, dict[str, object]] = {
        "merge": {"merge": (other.slug,)},
        "rename": {"label": f"Named by hand {number}"},
        "slug": {"slug": f"slug-{number}"},
    }
    return (changed(one, **fields.get(step, {})), other, *rest)


def changed(topic: Topic, **fields: object) -> Topic:
    """Return a topic with other fields."""
    values = {name: getattr(topic, name) for name in topic.__struct_fields__}
    return Topic(**{**values, **fields})


def test_a_digest_that_multiplies_has_topics_as_if_found_afresh() -> None:
    """Where most papers are new, those that were there may follow; addresses live on."""
    few = papers_on(*FOUR, count=4)
    before = updated(Taxonomy(), few).taxonomy
    after = updated(before, HUNDRED, remember(Taxonomy(), before)).taxonomy
    assert_sound(after, HUNDRED, set(addresses(before.topics)))
    assert abs(len(after.topics) - len(hundred().topics)) <= 1


def test_a_short_list_by_hand_is_not_given_up() -> None:
    """Without memory a person made it, however many papers come."""
    topics = tuple(Topic(slug=s, label=s.title(), papers=slugs_on(s, 1)) for s in FOUR)
    after = updated(Taxonomy(topics=topics), HUNDRED).taxonomy
    assert {(t.slug, t.label) for t in after.topics} >= {(t.slug, t.label) for t in topics}
    assert all(homes(after.topics)[f"{subject}-0"] == subject for subject in FOUR)


def test_a_fixed_list_stays_as_it_is() -> None:
    """Papers come, topics do not; regrouping moves papers only."""
    topics = tuple(Topic(slug=s, label=s.title(), papers=slugs_on(s, 3)) for s in FOUR)
    before = Taxonomy(fixed=True, topics=(*topics, Topic(slug="empty", label="Nothing yet")))
    for regroup in (False, True):
        after = updated(before, HUNDRED, regroup=regroup).taxonomy
        assert [topic.slug for topic in after.topics] == [*FOUR, "empty"]
        assert set(after.topics[0].papers) >= set(slugs_on("bees", 10))
        assert_sound(after, HUNDRED, set())


def test_a_fixed_list_of_empty_topics_is_filled() -> None:
    """By terms, else by label."""
    topics = (
        Topic(slug="a", label="Insects", terms=("waggle", "hive")),
        Topic(slug="b", label="Sourdough bread baking"),
    )
    after = updated(Taxonomy(fixed=True, topics=topics), papers_on("bees", "bread")).taxonomy
    assert {t.slug: set(t.papers) for t in after.topics} == {
        "a": set(slugs_on("bees")),
        "b": set(slugs_on("bread")),
    }


def test_an_empty_topic_stays_beside_those_that_are_found() -> None:
    """A person's list without papers is no list of all topics."""
    before = Taxonomy(topics=(Topic(slug="mine", label="My own idea"),))
    after = updated(before, papers_on(*FOUR)).taxonomy
    assert before.topics[0] in after.topics
    assert_sound(after, papers_on(*FOUR), {"mine"})


def test_pins_hold_after_regrouping() -> None:
    """Though the paper is like others."""
    target = hundred().topics[0]
    stranger = hundred().topics[1].papers[0]
    pinned = changed(target, pinned=(stranger,))
    before = Taxonomy(topics=(pinned, *hundred().topics[1:]))
    for regroup in (False, True):
        after = updated(before, HUNDRED, regroup=regroup).taxonomy
        assert homes(after.topics)[stranger] == target.slug
        assert_sound(after, HUNDRED, set(addresses(before.topics)))


def test_what_is_kept_out_stays_out() -> None:
    """In the same run, in later ones and when papers are grouped afresh."""
    target = hundred().topics[0]
    strict = changed(target, keep_out=target.papers[:1])
    before = Taxonomy(topics=(strict, *hundred().topics[1:]))
    for regroup in (False, True):
        after = updated(before, HUNDRED, regroup=regroup).taxonomy
        assert homes(after.topics)[target.papers[0]] != target.slug


def test_a_topic_without_papers_ends_unless_a_person_said_something() -> None:
    """Its address leads to another topic, and history says why."""
    topics = [Topic(slug=s, label=s.title(), papers=slugs_on(s)) for s in FOUR]
    left = papers_on("tides", "chess")
    topics[0] = Topic(slug="bees", label="Bees", description="Mine.", papers=slugs_on("bees"))
    after = updated(Taxonomy(topics=tuple(topics)), left)
    assert [topic.slug for topic in after.taxonomy.topics] == ["bees", "tides", "chess"]
    (event,) = after.taxonomy.history
    assert (event.slug, event.how) == ("bread", "retired")
    assert addresses(after.taxonomy.topics)["bread"] == event.became[0]


def test_a_deleted_topic_answers_where_its_papers_go() -> None:
    """They are new to the others, and find the nearest."""
    topics = tuple(Topic(slug=s, label=s.title(), papers=slugs_on(s)) for s in FOUR)
    last = remember(Taxonomy(), Taxonomy(topics=topics))
    after = updated(Taxonomy(topics=topics[1:]), papers_on(*FOUR), last).taxonomy
    assert_sound(after, papers_on(*FOUR), set(FOUR))
    (event,) = after.history
    where = homes(after.topics)
    assert (event.slug, event.how) == ("bees", "split")
    assert {*event.became} == {where[paper] for paper in slugs_on("bees")}


def test_instructions_are_done_once() -> None:
    """The second run finds nothing to do."""
    one, other, *rest = hundred().topics
    asking = changed(one, merge=(other.slug,))
    part = SplitPart(label="Something else", papers=rest[0].papers[:2])
    before = Taxonomy(topics=(asking, other, changed(rest[0], split=(part,)), *rest[1:]))
    after = updated(before, HUNDRED).taxonomy
    assert [event.how for event in after.history] == ["split", "merged"]
    assert updated(after, HUNDRED).taxonomy == after
    regrouped = updated(after, HUNDRED, regroup=True).taxonomy
    assert (
        next(t for t in regrouped.topics if t.slug == one.slug).papers
        == next(t for t in after.topics if t.slug == one.slug).papers
    )


def test_what_cannot_be_done_is_an_error() -> None:
    """Nothing is done then."""
    with pytest.raises(TopicError, match="did you mean 'bees'"):
        updated(
            Taxonomy(
                topics=(Topic(slug="bees", label="B"), Topic(slug="c", label="C", merge=("bes",)))
            ),
            HUNDRED,
        )


def test_a_number_of_topics_is_neither_passed_nor_given_up() -> None:
    """The list grows up to it, and no further."""
    few = papers_on(*SUBJECTS, count=6)
    settings_of_six = TopicSettings(count=6)
    before = update_taxonomy(Taxonomy(), few, settings_of_six).taxonomy
    after = update_taxonomy(before, HUNDRED, settings_of_six).taxonomy
    assert len(before.topics) == len(after.topics) == 6


def test_banned_words_leave_terms_and_labels() -> None:
    """Labels that a person chose and those of kept topics stay."""
    topics = hundred().topics
    banned = (topics[0].terms[0], topics[0].label)
    after = updated(Taxonomy(banned=banned, topics=topics), HUNDRED).taxonomy
    assert after.topics[0].label != topics[0].label
    assert not set(banned) & {term for topic in after.topics for term in topic.terms}
    assert after.topics[0].slug == topics[0].slug
    chosen = Taxonomy(banned=banned, topics=(changed(topics[0], keep=True), *topics[1:]))
    assert updated(chosen, HUNDRED).taxonomy.topics[0].label == topics[0].label
    last = Remembered({}, {topics[0].slug: "What the machine said"})
    renamed = updated(Taxonomy(banned=banned, topics=topics), HUNDRED, last).taxonomy
    assert renamed.topics[0].label == topics[0].label


@pytest.mark.parametrize("fixed", [False, True])
def test_an_emptied_topic_that_stays_is_not_filled_by_a_second_run_only(fixed: bool) -> None:  # noqa: FBT001  # a parameter of the test
    """What its words attract comes at once, or never."""
    bees, bread, tides, chess = (Topic(slug=s, label=s.title(), papers=slugs_on(s)) for s in FOUR)
    astray = bread.papers[-2:]
    bread = changed(bread, papers=bread.papers[:-2])
    chess = changed(chess, papers=(*chess.papers, *astray))
    last = remember(Taxonomy(), Taxonomy(topics=(bees, bread, tides, chess)))
    emptied = changed(bees, papers=(), keep=not fixed, terms=("yeast", "flour"))
    tides = changed(tides, papers=(*tides.papers, *bees.papers))
    before = Taxonomy(topics=(emptied, bread, tides, chess), fixed=fixed)
    after = updated(before, papers_on(*FOUR), last).taxonomy
    again = updated(after, papers_on(*FOUR), remember(before, after, last)).taxonomy
    assert again == after


def test_only_papers_of_a_topic_are_loose_in_it() -> None:
    """One that a person moved is pinned where it stands now."""
    bees, bread = (Topic(slug=s, label=s.title(), papers=slugs_on(s)) for s in FOUR[:2])
    last = remember(Taxonomy(), Taxonomy(topics=(bees, bread)))
    bees = changed(bees, papers=bees.papers[1:], loose=bees.papers[:2])
    bread = changed(bread, papers=(*bread.papers, slugs_on("bees")[0]))
    after = updated(Taxonomy(topics=(bees, bread)), papers_on(*FOUR[:2]), last).taxonomy
    assert [topic.loose for topic in after.topics] == [bees.loose[1:], ()]
