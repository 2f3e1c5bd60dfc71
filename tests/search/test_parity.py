"""An index of parts against the whole one, which lunr.py builds and lunr.js loads."""

from __future__ import annotations

import random
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from search.lunr_in_node import ask_node
from search.test_index import built_by_lunr, papers_by_number, parts_of
from search.toy_papers import TOY_PAPERS, shipped_papers
from search.words_in import words_of

from conspectus.model.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Callable

SCRIPT = Path(__file__).with_name("compare_indexes.mjs")
TOLERANCE = 1e-9
"""Both add the same doubles, not always in the same order."""

EACH = 40
"""How many queries there are of each kind."""

OTHER_SCRIPTS = (
    Paper(slug="cjk-a", title="机器学习 入门", abstract="深度学习 and attention. 機械学習"),
    Paper(
        slug="cjk-b",
        title="한국어 처리: GPT-4模型",
        abstract="Обучение машин. 学习机器",
        arxiv="2401.01234",
    ),
    Paper(slug="greek", title="Μηχανική μάθηση", abstract="日本語の処理", authors=("Ζωή An",)),
)
RUNS = (
    "机器学习",
    "学习",
    "学",
    "機械学習",
    "한국어",
    "처리",
    "日本語の処理",
    "模型",
    "GPT-4模型",
    "машин",
)
FIELDS = ("title", "abstract", "organization", "authors", "identifiers")

Words = tuple[str, ...]


def library() -> list[Paper]:
    """Return the papers of the repository's own digest, and some in other scripts."""
    toys = () if len(shipped_papers()) > len(TOY_PAPERS) else TOY_PAPERS
    return [*OTHER_SCRIPTS, *shipped_papers(), *toys]


def some_words(dice: random.Random, words: Words) -> str:
    """Return two to four words."""
    return " ".join(dice.choices(words, k=dice.randint(2, 4)))


def misspelt(dice: random.Random, word: str) -> str:
    """Return a word without one letter, with one more, another one, or two that changed places."""
    place = dice.randrange(len(word))
    before, after = word[:place], word[place:]
    letter = dice.choice("aeinorst")
    return dice.choice(
        [
            before + after[1:],
            before + letter + after,
            before + letter + after[1:],
            before + after[1:2] + after[:1] + after[2:],
        ]
    )


def inside(dice: random.Random, word: str) -> str:
    """Return a word with a wildcard for some of its letters."""
    start = dice.randint(1, len(word) - 1)
    return f"{word[:start]}*{word[dice.randint(start, len(word)) :]}"


KINDS: dict[str, Callable[[random.Random, Words, str], str]] = {
    "plain": lambda _dice, _words, word: word,
    "several words": lambda dice, words, _word: some_words(dice, words),
    "field": lambda dice, _words, word: f"{dice.choice(FIELDS)}:{word}",
    "field and words": lambda dice, words, word: f"title:{word} {some_words(dice, words)}",
    "boost": lambda dice, words, word: f"{word}^{dice.randint(2, 20)} {dice.choice(words)}",
    "required": lambda dice, words, word: f"+{word} {some_words(dice, words)}",
    "all required": lambda dice, words, word: f"+{word} +{dice.choice(words)}",
    "required in a field": lambda dice, words, word: f"+title:{word} {dice.choice(words)}",
    "prohibited": lambda dice, words, word: f"{some_words(dice, words)} -{word}",
    "only prohibited": lambda dice, words, word: f"-{word} -title:{dice.choice(words)}",
    "trailing wildcard": lambda dice, _words, word: f"{word[: dice.randint(1, len(word))]}*",
    "leading wildcard": lambda dice, _words, word: f"*{word[dice.randint(1, len(word) - 1) :]}",
    "inner wildcard": lambda dice, _words, word: inside(dice, word),
    "fuzzy": lambda dice, _words, word: f"{misspelt(dice, word)}~1",
    "fuzzier": lambda dice, words, word: f"{misspelt(dice, word)}~2 {dice.choice(words)}",
    "unknown": lambda dice, words, word: (
        f"{dice.choice(['', '+', '-'])}{word}qqx {dice.choice(words)}"
    ),
    "other scripts": lambda dice, words, _word: f"{dice.choice(RUNS)} {dice.choice(words)}",
    "all together": lambda dice, words, word: (
        f"+{word[:4]}* title:{dice.choice(words)}^3 {misspelt(dice, word)}~1 -{dice.choice(words)}"
    ),
}


@cache
def answers() -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """Return each kind's queries, and what both indexes answer."""
    papers = library()
    parts = parts_of(papers)
    texts = " ".join(
        f"{paper.title} {paper.abstract} {' '.join(paper.authors)}" for paper in papers
    )
    words = tuple(sorted(word for word in set(words_of(texts)) if word.isalnum() and len(word) > 1))
    dice = random.Random(5)  # noqa: S311  # nothing is kept secret by it
    queries = {
        kind: [make(dice, words, dice.choice(words)) for _ in range(EACH)]
        for kind, make in KINDS.items()
    }
    flat = [query for made in queries.values() for query in made]
    whole = built_by_lunr(papers_by_number(parts, papers))
    given = iter(compared(whole, parts.data, flat))
    return {kind: [(query, next(given)) for query in made] for kind, made in queries.items()}


def compared(
    whole: dict[str, Any], parts: dict[str, Any], queries: list[str]
) -> list[dict[str, Any]]:
    """Return what Node.js says that the whole index and the parts answer."""
    found: list[dict[str, Any]] = ask_node(script=SCRIPT, whole=whole, parts=parts, queries=queries)
    return found


@pytest.mark.node
@pytest.mark.parametrize("kind", KINDS)
def test_parts_answer_as_the_whole_index_does(kind: str) -> None:
    """The same papers, with the same scores, in the same order but for papers of equal score."""
    for query, answer in answers()[kind]:
        whole, parts = dict(answer["whole"]), dict(answer["parts"])
        assert parts == pytest.approx(whole, abs=TOLERANCE), query
        in_order = [whole[ref] for ref, _ in answer["parts"]]
        assert all(b <= a + TOLERANCE for a, b in pairwise(in_order)), query


@pytest.mark.node
def test_queries_of_every_kind_find_papers() -> None:
    """The comparison compares something: more than 500 queries, and most find papers."""
    counts = [len(answer["whole"]) for kind in answers().values() for _, answer in kind]
    assert len(counts) >= 500
    assert sum(count > 0 for count in counts) > 0.7 * len(counts)
    for kind, given in answers().items():
        assert any(answer["whole"] for _, answer in given), kind


@pytest.mark.node
def test_a_word_needs_one_part_beside_the_first() -> None:
    """A plain query loads the one file of terms that holds its word."""
    assert {answer["loaded"] for _, answer in answers()["plain"]} == {1}
