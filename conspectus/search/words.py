"""From text to words, and from words to the terms of the index.

The browser does the same to a query, in ``templates/assets/search/words.js``: whatever changes here
changes there. Pure functions over text; nothing here knows papers or files.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from lunr.stemmer import PorterStemmer
from lunr.stop_word_filter import WORDS as STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

LUNR_STOP_WORDS = frozenset(STOP_WORDS)
"""Words so common that Lunr leaves them out."""

PlacedWord = tuple[int, str]
"""A position, counted from 0, and a word that stands there."""

_MARKS = "\u0300-\u036f"
_PART = rf"[\w{_MARKS}]+"
_WORD = re.compile(rf"{_PART}(?:(?<=[0-9])\.(?=[0-9]){_PART})*(?:\+\+|#(?!\w))?")
_POSSESSIVE = re.compile(r"['\u2019][sS]\b")
_COMBINING = re.compile(rf"[{_MARKS}]")
_FOLDED = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss"}
    | {"\N{LATIN SMALL LETTER DOTLESS I}": "i"}
    | {"\N{GREEK SMALL LETTER FINAL SIGMA}": "\N{GREEK SMALL LETTER SIGMA}"}
    | {" ": "_", ",": "_"}
)
"""Letters that readers type otherwise and Unicode does not take apart, and what no word holds."""

_EAST_ASIAN = (
    "\u1100-\u11ff\u3005\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Characters written without spaces between words: Han, kana, and Hangul with its letters."""
_UNSPACED = re.compile(f"[{_EAST_ASIAN}]")
_PIECE = re.compile(f"[{_EAST_ASIAN}]|[^{_EAST_ASIAN}]+")
_CAMEL = re.compile(r"(?=.*[a-z])(?=.[A-Za-z]*[A-Z])[A-Za-z]+")
_CAMEL_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_SHORTEST_PART = 3
_SIGNS = ("++", "#")
_JOINTS = frozenset("-\u2010\u2011")
_DIGITS = frozenset("0123456789")
_AROUND = '"()[]{},.;:!?'


def fold(word: str) -> str:
    """Return a lower-case word without accents and in compatibility form: ``mélange``, ``x²``.

    Some Arabic letters are whole phrases in that form, and some digits have a comma (``🄂``); a word
    never holds a space or a comma, which part the words in the files of the index.
    """
    if word.isascii():
        return word
    apart = _COMBINING.sub("", unicodedata.normalize("NFKD", word))
    return unicodedata.normalize("NFC", apart.lower().translate(_FOLDED))


def placed_words(text: str) -> list[PlacedWord]:
    """Return the folded words of a text with their positions, and after each those made from it.

    Finer than Lunr's tokenizer, which splits at spaces and hyphens only: ``vision/language`` and
    ``Q4_0`` are two words each, while ``3.5``, ``C++`` and ``C#`` stay whole.
    """
    parts = text.strip(_AROUND).split("-")
    if all(map(_is_plain, parts)):  # as in most texts between spaces
        return list(enumerate(map(str.lower, parts)))
    return list(_placed(text))


def _is_plain(part: str) -> bool:
    """Tell whether a part of a text is one word, of which no other is made."""
    if not (part.isascii() and part.isalpha()):
        return False
    return part[1:].islower() or part.isupper() or len(part) == 1


def _placed(text: str) -> Iterator[PlacedWord]:
    """Yield what a text of any kind holds."""
    matches = [*_WORD.finditer(_POSSESSIVE.sub(" ", text.replace("_", "-")))]
    place = 0
    for index, match in enumerate(matches):
        raw = match[0]
        word = fold(raw.lower())
        if _UNSPACED.search(word):
            pieces = _PIECE.findall(word)
            yield from _of_pieces(pieces, place)
            place += len(pieces)
            continue
        yield place, word
        signless = _without_sign(word)
        if signless:
            yield place, signless
        yield from ((place, part) for part in _camel_parts(raw.rstrip("+#") if signless else raw))
        if index + 1 < len(matches) and (number := _joined_number(match, matches[index + 1])):
            yield place, word + number
        place += 1


def _of_pieces(pieces: list[str], place: int) -> Iterator[PlacedWord]:
    """Yield each character of a run, and with it the pair that it begins."""
    for index, piece in enumerate(pieces):
        yield place + index, piece
        following = pieces[index + 1] if index + 1 < len(pieces) else ""
        if _UNSPACED.match(piece) and _UNSPACED.match(following):
            yield place + index, piece + following


def _camel_parts(raw: str) -> list[str]:
    """Return the parts of a word of ASCII letters with capitals inside, if none is short.

    >>> _camel_parts("FlashAttention"), _camel_parts("HTMLParser"), _camel_parts("LoRA")
    (['flash', 'attention'], ['html', 'parser'], [])
    """
    if not _CAMEL.fullmatch(raw):
        return []
    parts = _CAMEL_PART.findall(raw)
    short = len(parts) == 1 or any(len(part) < _SHORTEST_PART for part in parts)
    return [] if short else [part.lower() for part in parts]


def _without_sign(word: str) -> str:
    """Return a folded word that ends in a sign without it, unless what is left is no name.

    >>> _without_sign("pointnet++"), _without_sign("c#"), _without_sign("pointnet")
    ('pointnet', '', '')
    """
    bare = word.rstrip("+#") if word.endswith(_SIGNS) else ""
    return bare if len(bare) >= _SHORTEST_PART and bare[0].isalpha() else ""


def _joined_number(match: re.Match[str], following: re.Match[str]) -> str:
    """Return the folded word after a letter's word and one hyphen, if it begins with a digit.

    Neither may hold characters of a run.
    """
    between = match.string[match.end() : following.start()]
    if between not in _JOINTS or not match[0][0].isalpha() or following[0][0] not in _DIGITS:
        return ""
    number = fold(following[0].lower())
    return "" if _UNSPACED.search(number) else number


def in_code_units(word: str) -> bytes:
    """Return the key by which JavaScript sorts words: their UTF-16 code units."""
    return word.encode("utf-16-be", "surrogatepass")


class Stemmer(PorterStemmer):  # type: ignore[misc]  # lunr has no types
    """The stemmer of lunr.js.

    lunr.py's own differs in one step, and so ``try`` and ``survey`` would be indexed as terms for
    which lunr.js never asks.
    """

    b: str
    """The word, as its stem comes to be."""
    k: int
    """The place of the stem's last letter."""

    def cons(self, i: int) -> bool:
        """Tell whether a letter is a consonant.

        A y is one after a vowel and at the beginning. lunr.py asks itself for the letter before,
        and so a long run of them would end the program.
        """
        letter = self.b[i]
        if letter != "y":
            return letter not in "aeiou"
        before = len(self.b[:i].rstrip("y"))
        after_vowel = before == 0 or self.b[before - 1] in "aeiou"
        return after_vowel == ((i - before) % 2 == 0)

    def step1c(self) -> None:
        """Turn a final y into i after a consonant that does not begin the word."""
        if self.k > 1 and self.ends("y") and self.b[self.k - 1] not in "aeiou":
            self.b = self.b[: self.k] + "i"
