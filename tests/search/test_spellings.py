"""The words that readers may have meant."""

from __future__ import annotations

import pytest
from search.reading_parts import numbers_of, read_parts, words_told

from conspectus.model.paper import Paper
from conspectus.pages.wording import byline
from conspectus.search.files import search_files


def known_words(titles: list[str], abstracts: list[str]) -> dict[str, int]:
    """Return the words offered for papers, and the exponents of how many papers have them."""
    pairs = zip(titles, abstracts, strict=True)
    papers = [Paper(slug=str(n), title=t, abstract=a) for n, (t, a) in enumerate(pairs)]
    parts = read_parts(search_files(papers, (), byline=byline))
    found: dict[str, int] = {}
    firsts = []
    for name in sorted(parts.data):
        if name.startswith("words/"):
            part = parts.data[name]
            words = words_told(part["words"])
            first = chr(int(name.removeprefix("words/"), 16))
            assert {word[0] for word in words} == {first}
            firsts.append(first)
            found |= dict(zip(words, numbers_of(part["papers"]), strict=True))
    assert sorted(parts.start["words"]) == sorted(firsts)
    return found


def test_words_of_titles_and_of_two_abstracts_are_offered() -> None:
    """One that a single abstract has may be a slip; a paper is counted once."""
    found = known_words(["Gardens", "Tides"], ["A fern, a fern.", "One fern, one moss; tides."])
    assert found == {"gardens": 0, "tides": 0, "fern": 1}


@pytest.mark.parametrize(("papers", "power"), [(1, 0), (3, 1), (4, 2), (7, 2), (8, 3)])
def test_counts_are_whole_logarithms(papers: int, power: int) -> None:
    """The browser needs to know which of two words is far commoner, no more."""
    assert known_words(["garden"] * papers, [""] * papers) == {"garden": power}


def test_more_papers_need_more_evidence() -> None:
    """From 2,000 papers on, a word that stands in two abstracts only is left out."""
    abstracts = ["fern moss", "fern moss", "fern", *[""] * 1_997]
    assert set(known_words(["Title"] * 2_000, abstracts)) == {"title", "fern"}


def test_neither_short_words_nor_those_with_digits_are_offered() -> None:
    """Nor stop words, which no index has."""
    assert known_words(["The LLM of GPT-4 is 3.5 H100 机器"], [""]) == {"llm": 0, "gpt": 0}
