"""From text to the terms of the Lunr index.

The browser does the same to a query, in ``templates/assets/search/words.js``: whatever changes here
changes there. Pure functions over text; nothing here knows papers or files.
"""

from __future__ import annotations

import re
import unicodedata

from lunr.stemmer import PorterStemmer
from lunr.stop_word_filter import WORDS as STOP_WORDS

WORDS_LABEL = "conspectus-words"
"""The name under which the browser registers its own ``words_of`` with Lunr's pipeline."""

STEMMER_LABEL = "stemmer"
"""The name of lunr.js's own stemmer."""

_MARKS = "\u0300-\u036f"
_PART = rf"[\w{_MARKS}]+"
_WORD = re.compile(rf"{_PART}(?:(?<=[0-9])\.(?=[0-9]){_PART})*(?:\+\+|#(?!\w))?")
_POSSESSIVE = re.compile(r"['’]s\b")
_COMBINING = re.compile(rf"[{_MARKS}]")
_UNDECOMPOSED = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ı": "i"}
    | {"ς": "σ"}
)
"""Letters that readers type otherwise and that Unicode does not take apart."""


def split_words(text: str) -> list[str]:
    """Return the words of a text in lower case, accents kept.

    Finer than Lunr's tokenizer, which splits at spaces and hyphens only: ``vision/language`` and
    ``Q4_0`` are two words each, while ``3.5``, ``C++`` and ``C#`` stay whole.
    """
    return _WORD.findall(_POSSESSIVE.sub(" ", text.lower().replace("_", " ")))


def fold(word: str) -> str:
    """Return a lower-case word without accents and in compatibility form: ``mélange``, ``x²``."""
    if word.isascii():
        return word
    apart = _COMBINING.sub("", unicodedata.normalize("NFKD", word.translate(_UNDECOMPOSED)))
    return unicodedata.normalize("NFC", apart)


def words_of(text: str) -> list[str]:
    """Return the folded words of a text."""
    return [fold(word) for word in split_words(text)]


class Stemmer(PorterStemmer):  # type: ignore[misc]  # lunr has no types
    """The stemmer of lunr.js.

    lunr.py's own differs in one step, and so ``try`` and ``survey`` would be indexed as terms for
    which lunr.js never asks.
    """

    def step1c(self) -> None:
        """Turn a final y into i after a consonant that does not begin the word."""
        if self.k > 1 and self.ends("y") and self.b[self.k - 1] not in "aeiou":
            self.b = self.b[: self.k] + "i"


class TermCache(dict[str, str]):
    """The term of each word asked for; the empty string for a word that is not indexed.

    Stemming is the slow part of an index, and the same words come again and again.
    """

    def __init__(self, *, stop_words: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self._stop_words = stop_words
        self._stem = Stemmer().stem

    def __missing__(self, word: str) -> str:
        """Fold and stem a word seen for the first time."""
        folded = fold(word)
        term = "" if folded in self._stop_words else self._stem(folded)
        self[word] = term
        return term

    def terms_of(self, text: str) -> list[str]:
        """Return the terms of a text in its order, repeats included."""
        return list(filter(None, map(self.__getitem__, split_words(text))))


LUNR_STOP_WORDS = frozenset(STOP_WORDS)
"""Words so common that Lunr leaves them out."""
