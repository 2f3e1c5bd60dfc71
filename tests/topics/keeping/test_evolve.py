"""A list of topics that grows with its papers."""

from __future__ import annotations

from toy_papers import papers_on, slugs_on

from conspectus.model.topic import Topic, TopicEvent
from conspectus.topics.keeping.corpus import Corpus
from conspectus.topics.keeping.draft import Draft
from conspectus.topics.keeping.evolve import evolve
from conspectus.topics.keeping.growth import Demand, Growth
from conspectus.topics.keeping.memory import NOTHING, Remembered
from conspectus.topics.keeping.placing import place

SUBJECTS = ("bees", "bread", "tides", "chess", "clocks")
BEES = Topic(slug="bees", label="Bees", papers=slugs_on("bees"))
CAME = (*slugs_on("bees", 7), *slugs_on("chess", 9), *slugs_on("clocks", 9))
"""Papers on what is known, so many that ten others may move."""
PAIR = Topic(
    slug="pair",
    label="Bread and tides",
    terms=("old",),
    parent="broad",
    papers=(*slugs_on("bread", 10), *slugs_on("tides", 10)),
)


def grown(  # noqa: PLR0913  # what differs from test to test
    *topics: Topic,
    count: int = 10,
    came: tuple[str, ...] = (),
    least: int = 1,
    enough: int = 1,
    most: int = 9,
    remembered: Remembered = NOTHING,
) -> Draft:
    """Return topics after the papers that no topic lists came, or those that are named."""
    corpus = Corpus.of(papers_on(*SUBJECTS, count=count))
    placed = place(topics, corpus)
    known = {paper for topic in topics for paper in topic.papers} - {*came}
    growth = Growth(frozenset(known), frozenset(corpus.rows.keys() - known))
    return evolve(
        Draft(placed),
        corpus,
        growth,
        Demand(least, enough, most),
        remembered,
        {"bees", "pair", "tidal"},
    )


def test_what_came_and_fits_nowhere_is_a_topic() -> None:
    """Papers of a new subject do not join a topic that is no home to them."""
    after = grown(BEES, PAIR, *others("chess"))
    born = next(t for t in after.topics if t.slug not in {"bees", "pair", "chess"})
    assert set(born.papers) == set(slugs_on("clocks", 10))
    assert born.label != ""
    assert born.terms != ()
    assert after.history == ()
    assert [born.label in remark for remark in after.remarks] == [True]


def others(*subjects: str, count: int = 10) -> list[Topic]:
    """Return a topic for each subject."""
    return [Topic(slug=s, label=s.title(), papers=slugs_on(s, count)) for s in subjects]


def test_no_topic_emerges_on_a_subject_that_is_there() -> None:
    """Four more papers on tides among four others are no news, mixed though their topic is."""
    pair = Topic(slug="pair", label="P", papers=(*slugs_on("bread"), *slugs_on("tides")))
    games = Topic(slug="games", label="G", papers=(*slugs_on("chess"), *slugs_on("clocks")))
    came = tuple(paper for subject in SUBJECTS for paper in slugs_on(subject, 4))
    assert len(grown(BEES, pair, games, count=8, came=came).topics) == 3


def test_no_topic_emerges_where_there_is_no_room() -> None:
    """The papers stay where they were placed."""
    after = grown(BEES, PAIR, *others("chess"), most=3)
    assert [topic.slug for topic in after.topics] == ["bees", "pair", "chess"]


def test_too_few_topics_divide_the_one_that_gains_most() -> None:
    """The larger half keeps slug and label, both get terms, the new one stands behind it."""
    came = CAME
    after = grown(BEES, PAIR, *others("chess", "clocks"), came=came, least=5, most=5)
    assert [topic.slug for topic in after.topics[:2]] == ["bees", "pair"]
    stay, leave = after.topics[1:3]
    assert set(stay.papers) == set(slugs_on("bread", 10))
    assert set(leave.papers) == set(slugs_on("tides", 10))
    assert (stay.label, leave.parent) == ("Bread and tides", "broad")
    assert "old" not in stay.terms
    assert after.history == (
        TopicEvent(slug="pair", label="Bread and tides", how="split", became=("pair", leave.slug)),
    )


def test_a_topic_is_not_divided_if_too_many_papers_would_move() -> None:
    """One that came allows none of twenty to move."""
    topics = [BEES, PAIR, *others("chess", "clocks")]
    after = grown(*topics, count=10, came=("chess-0",), least=5, most=5)
    assert [topic.slug for topic in after.topics] == [topic.slug for topic in topics]


def test_kept_topics_are_not_divided() -> None:
    """A person decided what is in them."""
    kept = Topic(slug="pair", label="Both", keep=True, papers=PAIR.papers)
    came = CAME
    topics = [Topic(slug="bees", label="Bees", keep=True, papers=slugs_on("bees", 10)), kept]
    after = grown(*topics, *others("chess", "clocks"), came=came, least=9)
    assert {"bees", "pair"} <= {topic.slug for topic in after.topics}
    assert set(after.topics[1].papers) >= set(PAIR.papers)


def test_pinned_papers_stay_when_a_topic_is_divided() -> None:
    """The half that leaves goes without them."""
    pinned = Topic(slug="pair", label="Both", pinned=("tides-3",), papers=PAIR.papers)
    after = grown(BEES, pinned, *others("chess", "clocks"), came=CAME, least=5, most=5)
    assert "tides-3" in after.topics[1].papers
    assert "tides-4" in after.topics[2].papers


def test_terms_of_a_renamed_topic_stay_when_it_is_divided() -> None:
    """A person chose its label, so its terms are left alone too."""
    came = CAME
    remembered = Remembered({}, {"pair": "What the machine said"})
    after = grown(
        BEES, PAIR, *others("chess", "clocks"), came=came, least=5, most=5, remembered=remembered
    )
    assert after.topics[1].terms == ("old",)


def test_a_topic_that_is_too_large_is_divided() -> None:
    """Though there are topics enough."""
    papers = tuple(paper for subject in SUBJECTS[:3] for paper in slugs_on(subject, 10))
    large = Topic(slug="pair", label="Many", papers=papers)
    came = (*slugs_on("bees", 10), *slugs_on("bread", 10))
    after = grown(large, *others("chess", "clocks"), came=came, least=1)
    assert len(after.topics) > 3
    assert after.topics[0].slug == "pair"


def test_a_large_topic_is_divided_while_there_are_not_enough() -> None:
    """Sixteen papers of forty are many where there may be nine topics."""
    pair = Topic(slug="pair", label="P", papers=(*slugs_on("bread"), *slugs_on("tides")))
    games = (*slugs_on("chess"), *slugs_on("clocks"))
    kept = Topic(slug="kept", label="Kept", keep=True, papers=games)
    came = tuple(paper for subject in SUBJECTS for paper in slugs_on(subject, 4))
    few = grown(BEES, pair, kept, count=8, came=came, enough=3)
    more = grown(BEES, pair, kept, count=8, came=came, enough=4)
    assert (len(few.topics), len(more.topics)) == (3, 4)


def test_equal_papers_are_not_divided() -> None:
    """Nothing is gained by it, and nothing goes wrong."""
    same = papers_on("bees", count=1)[0]
    copies = [
        type(same)(slug=f"copy-{n}", title=same.title, abstract=same.abstract) for n in range(40)
    ]
    corpus = Corpus.of(copies)
    topic = Topic(slug="all", label="All", papers=tuple(paper.slug for paper in copies))
    growth = Growth(frozenset(), frozenset(topic.papers))
    draft = Draft((topic,))
    assert evolve(draft, corpus, growth, Demand(4, 4, 9), NOTHING, ()) == draft
