"""Papers grouped afresh, while what people know topics by goes on."""

from __future__ import annotations

from toy_papers import papers_on, slugs_on

from conspectus.model.settings import TopicSettings
from conspectus.model.topic import Topic
from conspectus.topics.keeping.corpus import Corpus
from conspectus.topics.keeping.draft import Draft, homes
from conspectus.topics.keeping.memory import NOTHING, Remembered
from conspectus.topics.keeping.regroup import by_size, reassign, regroup_papers
from conspectus.topics.naming.reach import is_said

SUBJECTS = ("bees", "bread", "tides", "chess")
CORPUS = Corpus.of(papers_on(*SUBJECTS))
TOPICS = tuple(Topic(slug=s, label=s.title(), terms=("old",), papers=slugs_on(s)) for s in SUBJECTS)


def regrouped(
    *topics: Topic, count: int = 4, remembered: Remembered = NOTHING
) -> tuple[dict[str, Topic], Draft]:
    """Return the topics afterwards, by slug, and the draft."""
    settings = TopicSettings(count=count)
    taken = {"taken", *(topic.slug for topic in topics)}
    draft = regroup_papers(Draft(topics), CORPUS, settings, remembered, taken)
    return {topic.slug: topic for topic in draft.topics}, draft


def changed(topic: Topic, **fields: object) -> Topic:
    """Return a topic with other fields."""
    values = {name: getattr(topic, name) for name in topic.__struct_fields__}
    return Topic(**{**values, **fields})


def test_topics_go_on_with_new_terms() -> None:
    """What a person wrote stays."""
    said = changed(TOPICS[0], description="By hand.", aliases=("hives",), keep_out=("chess-1",))
    topics, draft = regrouped(said, *TOPICS[1:])
    bees = topics["bees"]
    assert changed(bees, terms=(), papers=()) == changed(said, terms=(), papers=())
    assert bees.terms not in {(), ("old",)}
    assert draft.history == ()


def test_renamed_topics_keep_their_terms() -> None:
    """Who chose the label chose the words."""
    topics, _ = regrouped(*TOPICS, remembered=Remembered({}, {"bees": "Honey", "chess": "Chess"}))
    assert topics["bees"].terms == ("old",)
    assert topics["chess"].terms != ("old",)


def test_a_label_that_no_paper_says_any_more_is_given_anew() -> None:
    """The address stays, and so does a label that a paper says or a person chose."""
    unsaid = changed(TOPICS[0], label="Rook endings")
    said = changed(TOPICS[1], label="Bread baking")
    chosen = changed(TOPICS[2], label="My label")
    labels = {"bees": "Rook endings", "bread": "Bread baking", "tides": "Given label"}
    topics, _ = regrouped(unsaid, said, chosen, TOPICS[3], remembered=Remembered({}, labels))
    assert set(topics["bees"].papers) == set(slugs_on("bees"))
    assert is_said(topics["bees"].label, papers_on("bees"))
    assert [topics[slug].label for slug in ("bread", "tides", "chess")] == [
        "Bread baking",
        "My label",
        "Chess",
    ]


def test_a_label_of_unknown_origin_stays() -> None:
    """Without a note of the last run, a person may have chosen it."""
    topics, _ = regrouped(changed(TOPICS[0], label="Rook endings"), *TOPICS[1:])
    assert topics["bees"].label == "Rook endings"


def test_a_kept_topic_is_left_alone() -> None:
    """Its papers take no part."""
    odd = ("bees-0", "bread-0", "tides-0", "chess-0")
    kept = Topic(slug="mine", label="Mine", keep=True, terms=("my",), papers=odd)
    rest = [changed(t, papers=tuple(p for p in t.papers if p not in odd)) for t in TOPICS]
    topics, _ = regrouped(kept, *rest, count=5)
    assert topics["mine"] == kept
    assert set(topics["bees"].papers) == set(slugs_on("bees")) - {"bees-0"}


def test_a_described_topic_that_nothing_continues_keeps_its_papers() -> None:
    """No run ends what a person described, renamed or pinned something to."""
    odd = ("bees-0", "bread-0", "tides-0", "chess-0")
    mine = Topic(slug="mine", label="Mine", description="My own.", papers=odd)
    rest = [changed(t, papers=tuple(p for p in t.papers if p not in odd)) for t in TOPICS]
    topics, draft = regrouped(mine, *rest)
    assert topics["mine"] == mine
    assert draft.history == ()
    assert sorted(homes(draft.topics)) == sorted(CORPUS.rows)


def test_a_topic_that_ends_leaves_its_address_and_a_note() -> None:
    """The topic that took most of its papers answers for it."""
    halves = [
        Topic(slug="hive", label="Hive", papers=slugs_on("bees")[:5]),
        Topic(slug="wax", label="Wax", aliases=("comb",), papers=slugs_on("bees")[5:]),
    ]
    topics, draft = regrouped(*halves, *TOPICS[1:])
    assert topics["hive"].aliases == ("wax", "comb")
    (event,) = draft.history
    assert (event.slug, event.label, event.how, event.became) == ("wax", "Wax", "merged", ("hive",))


def test_a_topic_that_is_divided_by_regrouping_goes_on_as_its_larger_part() -> None:
    """The other part is a new topic with a slug of its own."""
    both = Topic(slug="both", label="Both", papers=(*slugs_on("bees"), *slugs_on("bread", 7)))
    topics, draft = regrouped(both, *TOPICS[2:])
    assert set(topics["both"].papers) == set(slugs_on("bees"))
    assert len(draft.topics) == 4


def test_a_fixed_list_only_takes_papers_to_the_nearest() -> None:
    """Pinned ones stay, kept-out ones go elsewhere, and no topic comes or goes."""
    mixed = (
        Topic(slug="bees", label="Bees", papers=(*slugs_on("bees", 6), "bread-6", "tides-1")),
        Topic(slug="bread", label="Bread", papers=(*slugs_on("bread", 6), "bees-6", "bread-7")),
        Topic(
            slug="tides",
            label="Tides",
            papers=(*slugs_on("tides")[:1], *slugs_on("tides")[2:], "bees-7"),
            pinned=("bees-7",),
            keep_out=("tides-2",),
        ),
        Topic(slug="chess", label="Chess", keep=True, papers=slugs_on("chess")),
    )
    after = reassign(Draft(mixed), CORPUS)
    where = homes(after.topics)
    assert [topic.slug for topic in after.topics] == [topic.slug for topic in mixed]
    assert (where["bees-6"], where["bread-6"], where["tides-1"]) == ("bees", "bread", "tides")
    assert where["bees-7"] == "tides"
    assert where["tides-2"] in {"bees", "bread"}
    assert after.topics[3] == mixed[3]


def test_the_largest_topic_comes_first_and_broad_ones_before_their_own() -> None:
    """A broad topic counts what its subtopics have."""
    sizes = {"small": 1, "large": 3, "one": 1, "two": 2}
    parents = {"one": "broad", "two": "broad"}
    topics = [
        Topic(slug=slug, label=slug, parent=parents.get(slug, ""), papers=slugs_on("bees")[:count])
        for slug, count in sizes.items()
    ]
    ordered = by_size([*topics, Topic(slug="broad", label="Broad")])
    assert [topic.slug for topic in ordered] == ["broad", "two", "one", "large", "small"]
