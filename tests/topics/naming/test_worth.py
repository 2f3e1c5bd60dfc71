"""What phrases are worth as names."""

from __future__ import annotations

import pytest

from conspectus.model.paper import Paper
from conspectus.topics.naming.bans import Bans
from conspectus.topics.naming.gathering import gather_usage, read_text
from conspectus.topics.naming.occurrences import find_occurrences
from conspectus.topics.naming.phrases import PhraseFinder
from conspectus.topics.naming.worth import Contrast

ROCKS = ("We study lunar basalt with field surveys.", "Field surveys of lunar basalt.")
SONGS = ("We study opera singers with field surveys.", "Field surveys of opera singers.")


def contrast_of(*topics: tuple[str, ...], banned: tuple[str, ...] = ()) -> Contrast:
    """Return the contrast of topics, each given as abstracts that four papers have."""
    papers = [
        [Paper(slug=f"{number}-{n}", title="A study", abstract=text[n % 2]) for n in range(8)]
        for number, text in enumerate(topics)
    ]
    texts = [[read_text(paper) for paper in topic] for topic in papers]
    usage = gather_usage(
        [p for topic in papers for p in topic], [t for each in texts for t in each]
    )
    finder = PhraseFinder(usage)
    found = [find_occurrences(topic, len(topic), usage, finder) for topic in texts]
    return Contrast(found, usage, Bans(banned), 0.5)


@pytest.mark.parametrize(("number", "phrase"), [(0, "lunar basalt"), (1, "opera singers")])
def test_what_only_one_topic_says_names_it_best(number: int, phrase: str) -> None:
    """Both say field surveys as often."""
    ranked = contrast_of(ROCKS, SONGS).rank(number)
    texts = [candidate.text.lower() for candidate in ranked]
    assert texts[0] == phrase
    assert ranked[0].own
    assert not next(c for c in ranked if c.text.lower() == "field surveys").own


def test_banned_phrases_are_not_ranked() -> None:
    """Nor is any longer one that holds them."""
    ranked = contrast_of(ROCKS, SONGS, banned=("basalts",)).rank(0)
    assert ranked
    assert not any("basalt" in candidate.text.lower() for candidate in ranked)


def test_a_piece_of_a_longer_phrase_is_left_out() -> None:
    """Architecture search always stands within neural architecture search."""
    text = ("On neural architecture search.", "Neural architecture search.")
    texts = {c.text.lower() for c in contrast_of(text, SONGS).rank(0)}
    assert "neural architecture search" in texts
    assert "architecture search" not in texts


def test_two_words_look_better_than_one() -> None:
    """Plain words say less, and a wide field names nothing, however often it is said."""
    contrast = contrast_of(ROCKS, SONGS)
    texts = ("lunar basalt", "basalt models", "benchmark dataset", "deep learning")
    looks = [contrast.worth_of_form(text) for text in texts]
    assert looks == sorted(looks, reverse=True)
    assert len(set(looks)) == len(looks)
    assert contrast.worth_of_form("basalt") < looks[0]
