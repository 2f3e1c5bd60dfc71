"""Topics that emerge from papers that came."""

from __future__ import annotations

import pytest
from toy_papers import papers_on, slugs_on

from conspectus.model.topic import Topic
from conspectus.topics.keeping.corpus import Corpus
from conspectus.topics.keeping.emerge import emerging
from conspectus.topics.keeping.growth import Birth, Growth

SUBJECTS = ("bees", "bread", "tides", "chess", "clocks")
CORPUS = Corpus.of(papers_on(*SUBJECTS, count=10))
CAME = slugs_on("clocks", 10)


def emerged(
    came: tuple[str, ...] = CAME, room: int = 3, pinned: tuple[str, ...] = ()
) -> list[Birth]:
    """Return what emerges where papers on clocks were put into the topic of bees."""
    bees = Topic(slug="bees", label="Bees", papers=(*slugs_on("bees", 10), *CAME), pinned=pinned)
    two = Topic(slug="two", label="Two", papers=(*slugs_on("bread", 10), *slugs_on("tides", 10)))
    chess = Topic(slug="chess", label="Chess", papers=slugs_on("chess", 10))
    growth = Growth(frozenset(CORPUS.rows.keys() - set(came)), frozenset(came))
    return emerging([bees, two, chess], CORPUS, growth, room)


def test_papers_that_came_on_a_new_subject_are_a_topic() -> None:
    """It is part of none: its papers had no place before."""
    (birth,) = emerged()
    assert set(birth.papers) == set(CAME)
    assert birth.source in {"bees", "two", "chess"}
    assert not birth.is_part


@pytest.mark.parametrize(
    ("came", "room"),
    [(CAME, 0), (CAME[:2], 3), (slugs_on("chess", 5), 3), ((), 3)],
    ids=["no room", "too few came", "they fit well", "none came"],
)
def test_nothing_emerges_without_need(came: tuple[str, ...], room: int) -> None:
    """Papers stay where they were placed."""
    assert emerged(came, room) == []


def test_pinned_papers_take_no_part() -> None:
    """A person said where they belong."""
    (birth,) = emerged(pinned=CAME[:2])
    assert set(birth.papers) == set(CAME[2:])


def test_a_subject_that_was_there_is_no_news() -> None:
    """Half of its papers are old, so that the others are not more than they."""
    assert emerged(CAME[:5]) == []
