"""Topics divided where there are too few, or where one is too large."""

from __future__ import annotations

from toy_papers import papers_on, slugs_on

from conspectus.model.topic import Topic
from conspectus.topics.keeping.corpus import Corpus
from conspectus.topics.keeping.divide import divide
from conspectus.topics.keeping.growth import Birth, Demand, Growth

SUBJECTS = ("bees", "bread", "tides", "chess")
CORPUS = Corpus.of(papers_on(*SUBJECTS))
PAIR = Topic(slug="pair", label="Pair", papers=(*slugs_on("bees"), *slugs_on("bread")))
REST = [
    Topic(slug=subject, label=subject, papers=slugs_on(subject)) for subject in ("tides", "chess")
]
ONE_MORE = Demand(4, 4, 4)


def divided(
    topic: Topic, demand: Demand = ONE_MORE, came: tuple[str, ...] = slugs_on("bread")
) -> list[Birth]:
    """Return what comes out of one topic beside two on one subject each."""
    growth = Growth(frozenset(CORPUS.rows.keys() - set(came)), frozenset(came))
    return divide([topic, *REST], CORPUS, growth, demand, 3)


def test_the_topic_with_two_subjects_is_divided() -> None:
    """The subject that was there before keeps the topic, the one that came leaves."""
    (birth,) = divided(PAIR)
    assert set(birth.papers) == set(slugs_on("bread"))
    assert (birth.source, birth.is_part) == ("pair", True)


def test_nothing_is_divided_where_there_is_no_room() -> None:
    """However few topics are wanted at least."""
    assert divided(PAIR, Demand(4, 4, 3)) == []


def test_nothing_is_divided_where_there_are_enough() -> None:
    """Half of the papers are not too many for one of three topics."""
    assert divided(PAIR, Demand(3, 3, 9)) == []


def test_kept_topics_are_not_divided() -> None:
    """Nor are others in their place, which gain nothing large enough."""
    kept = Topic(slug="pair", label="Pair", keep=True, papers=PAIR.papers)
    assert [birth for birth in divided(kept) if birth.source == "pair"] == []


def test_pinned_papers_do_not_leave() -> None:
    """Though their subject does."""
    pinned = Topic(slug="pair", label="Pair", papers=PAIR.papers, pinned=("bread-0",))
    (birth,) = divided(pinned)
    assert set(birth.papers) == set(slugs_on("bread")) - {"bread-0"}


def test_no_more_papers_leave_than_growth_allows() -> None:
    """Papers of both subjects were there, and one that came lets none of them move."""
    births = divided(PAIR, came=("tides-0",))
    assert births == []
