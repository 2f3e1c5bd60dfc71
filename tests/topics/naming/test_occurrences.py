"""Where phrases occur."""

from __future__ import annotations

import pytest

from conspectus.model.paper import Paper
from conspectus.topics.naming.gathering import gather_usage, read_text
from conspectus.topics.naming.occurrences import (
    Companions,
    Occurrences,
    count_writings,
    find_occurrences,
    share_standing_alone,
)
from conspectus.topics.naming.phrases import Phrase, PhraseFinder

PAPERS = [
    Paper(slug="a", title="Lunar basalt", abstract="Lunar basalts. A lunar basalt sample."),
    Paper(slug="b", title="Opera", abstract="We study lunar basalts."),
    Paper(slug="c", title="Opera", abstract="We study basalts, and then lunar operas."),
    Paper(slug="d", title="Opera"),
]


@pytest.fixture(scope="module")
def topic() -> Occurrences:
    """Return what four papers say, which stand for eight."""
    texts = [read_text(paper) for paper in PAPERS]
    usage = gather_usage(PAPERS, texts)
    return find_occurrences(texts, 8, usage, PhraseFinder(usage))


def test_a_phrase_in_a_title_counts_more(topic: Occurrences) -> None:
    """One paper has it there, one in its abstract only, of four."""
    assert topic.coverage(("lunar", "basalt")) == pytest.approx((1.0 + 0.6) / 4)
    assert topic.coverage(("waggle",)) == 0


def test_writings_are_counted_where_a_phrase_ends(topic: Occurrences) -> None:
    """Within a longer phrase, the singular says nothing."""
    written = count_writings(topic.places({("lunar", "basalt")})[("lunar", "basalt")])
    assert written["lunar basalts"] > written["lunar basalt"] > 0


def test_a_phrase_stands_alone_where_it_begins_and_ends_by_itself() -> None:
    """The rarer of the two counts."""
    ends = [(True, True), (True, False), (True, False), (False, True)]
    places = [Phrase(("x",), "x", is_ended, is_begun) for is_begun, is_ended in ends]
    assert share_standing_alone(places) == 2 / 4


def test_companions_are_words_of_one_paper(topic: Occurrences) -> None:
    """They need not stand together; papers read stand for those that are not."""
    companions = Companions([topic], {"lunar", "basalt"})
    saying = companions.saying(frozenset({"lunar", "basalt"}))
    assert companions.coverage(0, saying) == 3 / 4
    assert companions.total(saying) == 6
