"""From text to terms."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lunr.stemmer import PorterStemmer
from search.lunr_in_node import ask_node
from search.toy_papers import shipped_papers
from search.words_in import words_of

from conspectus.search.words import Stemmer, fold, placed_words

ASSIGNED = [chr(code) for code in range(0x3100) if unicodedata.category(chr(code)) != "Cn"]
"""Characters that old and new versions of Unicode agree about."""

OFTEN = "abcABC'\u2019s_.#+34--  机器学한국ｶﾞ"
"""Those that make words of several kinds."""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Growing Gardens", ["growing", "gardens"]),
        ("vision/language, and (more)", ["vision", "language", "and", "more"]),
        ("GPT-4 at 3.5 bits.", ["gpt", "gpt4", "4", "at", "3.5", "bits"]),
        ("Q4_0 and GPT-3.5", ["q4", "q40", "0", "and", "gpt", "gpt3.5", "3.5"]),
        ("3-4 a--5 COVID\u201119", ["3", "4", "a", "5", "covid", "covid19", "19"]),
        ("FlashAttention", ["flashattention", "flash", "attention"]),
        ("an HTMLParser", ["an", "htmlparser", "html", "parser"]),
        ("LoRA, OpenAI's GPTs", ["lora", "openai", "gpts"]),
        ("C++ and C#, not F#m", ["c++", "and", "c#", "not", "f", "m"]),
        (
            "PointNet++, Notepad++.",
            ["pointnet++", "pointnet", "point", "net", "notepad++", "notepad"],
        ),
        ("YOLOv3++ Métro# J++ 3.5++", ["yolov3++", "yolov3", "metro#", "metro", "j++", "3.5++"]),
        ("float8_e4m3", ["float8", "e4m3"]),
        ("NVIDIA's models\u2019s", ["nvidia", "models"]),
        ("Mélange Ørsted Straße ΟΔΟΣ", ["melange", "orsted", "strasse", "οδοσ"]),
        ("e\u0301lan \N{DOUBLE-STRUCK CAPITAL H}", ["elan", "h"]),
        ("한국 中文字", ["한", "한국", "국", "中", "中文", "文", "文字", "字"]),
        ("GPT模型-4", ["gpt", "模", "模型", "型", "4"]),
        ("\N{ARABIC LIGATURE JALLAJALALOUHOU} \N{GREEK YPOGEGRAMMENI}", ["جل_جلاله", "_"]),
        ("\N{DIGIT ONE COMMA} \N{PARENTHESIZED DIGIT ONE}", ["1_", "(1)"]),
        ("??? — …", []),
        ("", []),
    ],
)
def test_texts_become_words(text: str, words: list[str]) -> None:
    """Words are split at punctuation, folded, and numbers and names with symbols stay whole."""
    assert words_of(text) == words


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded word is its own folded form: a query is folded more than once on its way."""
    for word in words_of(text):
        assert fold(word) == word


def test_no_character_brings_what_parts_words() -> None:
    """Rows of terms are parted by signs, and words in order by capital letters: no word has one."""
    parting = re.compile("[\\s!,A-Z]")
    every = map(chr, range(sys.maxunicode + 1))
    for text in filter(unicodedata.decomposition, every):
        for word in words_of(f"a{text}1"):
            assert not parting.search(word), f"U+{ord(text):04X}"


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("the FlashAttention kernel", [0, 1, 1, 1, 2]),
        ("GPT-4 wins", [0, 0, 1, 2]),
        ("GPT模型库 x", [0, 1, 1, 2, 2, 3, 4]),
        ("one 's two", [0, 1]),
    ],
)
def test_words_made_from_one_share_its_position(text: str, positions: list[int]) -> None:
    """Every word of a text counts, whatever is made of it; each character of a run is one."""
    assert [position for position, _ in placed_words(text)] == positions


@given(st.lists(st.text() | st.text(OFTEN)))
def test_no_word_reaches_beyond_a_space(texts: list[str]) -> None:
    """A text has the words of what stands between its spaces, so pieces can be read for all."""
    text = " ".join(texts)
    words, reached = [], 0
    for piece in text.split():
        placed = placed_words(piece)
        words += [(reached + position, word) for position, word in placed]
        reached += placed[-1][0] + 1 if placed else 0
    assert words == placed_words(text)


@pytest.mark.node
@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(st.sampled_from(ASSIGNED) | st.sampled_from(OFTEN)), max_size=200))
def test_the_browser_splits_and_folds_alike(texts: list[str]) -> None:
    """words.js gives the same words for any text."""
    assert ask_node(texts=texts)["texts"] == [words_of(text) for text in texts]


@given(st.text("aby", min_size=1).map(lambda word: f"{word}ational"))
def test_consonants_are_those_of_the_stemmer(word: str) -> None:
    """A y is a vowel or a consonant as lunr.py has it."""
    ours, theirs = Stemmer(), PorterStemmer()
    ours.b = theirs.b = word
    assert [bool(ours.cons(i)) for i in range(len(word))] == [
        bool(theirs.cons(i)) for i in range(len(word))
    ]


def test_endless_words_have_a_stem() -> None:
    """A paper can hold any text."""
    assert Stemmer().stem("y" * 3_000 + "ational") == "y" * 3_000


@pytest.mark.node
def test_stems_are_those_of_the_browser() -> None:
    """Every word of the digest has the same stem as in lunr.js."""
    words = {"try", "survey", "lay", "array", "sky", "by", "yes", "happy", "deployed"}
    for paper in shipped_papers():
        words.update(words_of(f"{paper.title} {paper.abstract} {' '.join(paper.authors)}"))
    ordered = sorted(words)
    assert ask_node(words=ordered)["stems"] == [Stemmer().stem(word) for word in ordered]
