"""What papers teach of how words are used."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.model.paper import Paper
from conspectus.topics.naming.gathering import gather_usage, read_text

if TYPE_CHECKING:
    from conspectus.topics.naming.usage import Usage

WORDS = ["the", "we", "propose", "Opera", "opera", "KV-cache", "cache", "basalts", "of", "can"]


def learned(*papers: Paper) -> Usage:
    """Return what papers teach."""
    return gather_usage(papers, [read_text(paper) for paper in papers])


def test_a_text_is_read_as_written_and_in_lower_case() -> None:
    """Punctuation parts its runs, the title's apart from the abstract's."""
    text = read_text(Paper(slug="p", title="Lunar Basalt: AGES", abstract="A KV-cache, twice."))
    assert text.title_written == (("Lunar", "Basalt"), ("AGES",))
    assert text.title == (("lunar", "basalt"), ("ages",))
    assert text.abstract_written == (("A", "KV-cache"), ("twice",))
    assert text.abstract == (("a", "kv-cache"), ("twice",))


@given(st.text(st.sampled_from("aBΣİß1- .語の"), max_size=20))
def test_each_word_is_put_in_lower_case_by_itself(title: str) -> None:
    """Whatever the script: what stands beside a word makes no difference to it."""
    text = read_text(Paper(slug="p", title=f"A {title}"))
    expected = [tuple(word.lower() for word in run) for run in text.title_written]
    assert list(text.title) == expected


def test_parts_of_compounds_are_seen_too() -> None:
    """Beside the compounds themselves."""
    usage = learned(Paper(slug="p", title="KV-cache", abstract="A cache. The KV-cache grows."))
    assert {word: usage.seen[word] for word in ("kv-cache", "kv", "cache")} == {
        "kv-cache": 2,
        "kv": 2,
        "cache": 3,
    }


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), max_size=6))
def test_no_place_counts_twice(sentences: list[list[str]]) -> None:
    """A word ends phrases, and is seen, as often as it stands somewhere, whatever comes next."""
    usage = learned(Paper(slug="p", title="…", abstract=". ".join(map(" ".join, sentences))))
    seen = Counter(word.lower() for sentence in sentences for word in sentence)
    for word in ("opera", "basalts", "kv-cache"):
        assert usage.seen[word] == seen[word]
        assert usage.ending[word] <= seen[word]


def test_words_before_grammar_and_at_ends_are_ends_of_phrases() -> None:
    """Others are within one."""
    usage = learned(Paper(slug="p", title="Opera", abstract="Basalts of the moon rock samples."))
    assert [usage.ending[word] for word in ("opera", "samples", "moon")] == [1, 1, 0]


def test_words_stand_where_verbs_do_after_and_before_grammar() -> None:
    """``We measure``, ``measure the``."""
    usage = learned(Paper(slug="p", title="…", abstract="We measure the opera. Noise can hum."))
    assert usage.verbal["measure"] == 2
    assert usage.verbal["noise"] == 0


def test_the_first_word_of_a_sentence_says_nothing_of_capitals() -> None:
    """What follows does; of titles, only what no abstract says."""
    abstract = "Basalt is of Morse type. A basalt and KV-cache."
    usage = learned(Paper(slug="p", title="The Morse BASALT of vLLM", abstract=abstract))
    assert usage.forms["basalt"] == {"basalt": 1}
    assert usage.forms["morse"] == {"Morse": 1}
    assert usage.forms["vllm"] == {"vLLM": 1}
    assert usage.forms["kv"] == {"KV": 1}


@pytest.mark.parametrize("abstract", ["", "…"])
def test_papers_without_words_teach_nothing(abstract: str) -> None:
    """And are no error."""
    assert not learned(Paper(slug="p", title="…", abstract=abstract)).seen
