"""Draws papers, and the queries by which somebody looks for a paper whose title they half remember.

Pure functions of titles and of a fixed seed: the same papers give the same queries.
"""

from __future__ import annotations

import random
import re
import string
from typing import TYPE_CHECKING, NamedTuple

from lunr.stop_word_filter import WORDS as STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SEED = 20250318
WORDS = 3
_WORD = re.compile(r"[^\W_]+(?:(?<=\d)\.(?=\d)[^\W_]+)*")
_TYPED_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{3,}")
_SHORTEST_MISSPELT = 4


class KnownItem(NamedTuple):
    """A paper that is looked for, and the queries that should find it."""

    slug: str
    words: str
    """Three words of its title, in any order."""
    typed: str
    """Three of the words that somebody would type: four letters or more, hyphens kept."""
    title: str
    misspelt: str
    """Three words of its title, one of them with a slip of a finger."""


def draw(titles: Mapping[str, str], papers: int) -> list[KnownItem]:
    """Draw papers by slug and title whose titles have words enough; fewer if there are fewer."""
    chance = random.Random(SEED)  # noqa: S311  # a sample, not a secret
    words = {slug: title_words(titles[slug]) for slug in sorted(titles)}
    fit = [slug for slug, found in words.items() if _is_fit(found)]
    drawn = chance.sample(fit, min(papers, len(fit)))
    return [
        KnownItem(
            slug=slug,
            words=" ".join(chance.sample(words[slug], WORDS)),
            typed=_typed(titles[slug]),
            title=titles[slug],
            misspelt=_misspelt(chance, words[slug]),
        )
        for slug in drawn
    ]


def title_words(title: str) -> list[str]:
    """Return the different words of a title without Lunr's stop words, in its order.

    >>> title_words("The Low-Rank GPT-3.5 and the low rank")
    ['Low', 'Rank', 'GPT', '3.5']
    """
    found: dict[str, str] = {}
    for word in _WORD.findall(title):
        if word.lower() not in STOP_WORDS:
            found.setdefault(word.lower(), word)
    return list(found.values())


def _typed(title: str) -> str:
    """Return three of the longer words of a title; of any of its words, where it has too few."""
    longer = list(dict.fromkeys(_TYPED_WORD.findall(title)))
    telling = [word for word in longer if word.lower() not in STOP_WORDS]
    chance = random.Random(f"{SEED} {title}")  # noqa: S311  # of its own: the others stay the same
    return " ".join(chance.sample(telling if len(telling) >= WORDS else title_words(title), WORDS))


def _is_fit(words: Sequence[str]) -> bool:
    return len(words) >= WORDS and any(_can_be_misspelt(word) for word in words)


def _can_be_misspelt(word: str) -> bool:
    return len(word) >= _SHORTEST_MISSPELT and word.isascii() and word.isalpha()


def _misspelt(chance: random.Random, words: Sequence[str]) -> str:
    """Return three words, one of which is misspelt."""
    wrong = chance.choice([word for word in words if _can_be_misspelt(word)])
    others = chance.sample([word for word in words if word != wrong], WORDS - 1)
    typed = [slip(chance, wrong), *others]
    chance.shuffle(typed)
    return " ".join(typed)


def slip(chance: random.Random, word: str) -> str:
    """Return a word with one letter put in, left out, replaced or swapped with its neighbour."""
    while True:
        typed = chance.choice(_SLIPS)(chance, word)
        if typed.lower() != word.lower():
            return typed


def _put_in(chance: random.Random, word: str) -> str:
    place = chance.randrange(len(word) + 1)
    return word[:place] + chance.choice(string.ascii_lowercase) + word[place:]


def _leave_out(chance: random.Random, word: str) -> str:
    place = chance.randrange(len(word))
    return word[:place] + word[place + 1 :]


def _replace(chance: random.Random, word: str) -> str:
    place = chance.randrange(len(word))
    return word[:place] + chance.choice(string.ascii_lowercase) + word[place + 1 :]


def _swap(chance: random.Random, word: str) -> str:
    place = chance.randrange(len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


_SLIPS: tuple[Callable[[random.Random, str], str], ...] = (_put_in, _leave_out, _replace, _swap)
