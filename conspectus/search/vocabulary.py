"""The words of many texts as numbers: each distinct piece of text is taken apart once.

Knows texts, no papers. Every distinct word is stemmed once.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from conspectus.search.words import LUNR_STOP_WORDS, Stemmer, in_code_units, placed_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray


class PlacedWords(NamedTuple):
    """The words of texts: what stands at one place of the arrays belongs together."""

    words: NDArray[np.int32]
    texts: NDArray[np.int32]
    """The places of the texts among those read."""
    positions: NDArray[np.int32]


class Texts(NamedTuple):
    """Texts as numbers of pieces."""

    pieces: NDArray[np.int32]
    """Those of the first text, then those of the second, and so on."""
    lengths: NDArray[np.int32]
    """How many pieces each text has."""


class Vocabulary(dict[str, int]):
    """Numbers pieces of text, which are what stands between spaces, and the words in them.

    No word reaches beyond a space, so a piece has the same words wherever it stands.
    """

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[str, int] = {}
        self._words = array("i")
        self._offsets = array("i")
        self._counts = array("i")
        self._widths = array("i")

    def __missing__(self, piece: str) -> int:
        """Take apart a piece seen for the first time."""
        placed = placed_words(piece)
        numbers = self._numbers
        for position, word in placed:
            self._words.append(numbers.setdefault(word, len(numbers)))
            self._offsets.append(position)
        self._counts.append(len(placed))
        self._widths.append(placed[-1][0] + 1 if placed else 0)
        self[piece] = number = len(self)
        return number

    def read(self, texts: Iterable[str]) -> Texts:
        """Return texts as numbers, and remember their words."""
        pieces, lengths = array("i"), array("i")
        for text in texts:
            before = len(pieces)
            pieces.extend(map(self.__getitem__, text.split()))
            lengths.append(len(pieces) - before)
        return Texts(np.asarray(pieces, dtype=np.int32), np.asarray(lengths, dtype=np.int32))

    def words(self) -> tuple[str, ...]:
        """Return all words by number."""
        return tuple(self._numbers)

    def placed_in(self, texts: Texts, *, without: NDArray[np.bool_]) -> PlacedWords:
        """Return the words of texts read before, except some.

        Args:
            texts: as ``read`` gave them.
            without: for each word, by number, whether it is left out. It still takes a position.

        """
        table = _PieceTable.of(self._words, self._offsets, self._counts, without)
        widths = np.asarray(self._widths, dtype=np.int32)[texts.pieces]
        counts = table.counts[texts.pieces]
        places = _repeated_from(table.starts[texts.pieces], counts)
        owners = np.repeat(np.arange(len(texts.lengths), dtype=np.int32), texts.lengths)
        before = np.repeat(_positions_before(widths, texts.lengths), texts.lengths)
        return PlacedWords(
            words=table.words[places],
            texts=np.repeat(owners, counts),
            positions=np.repeat(_starts(widths) - before, counts) + table.offsets[places],
        )


class _PieceTable(NamedTuple):
    """The words of each piece that are not left out."""

    words: NDArray[np.int32]
    offsets: NDArray[np.int32]
    counts: NDArray[np.int32]
    starts: NDArray[np.int32]

    @classmethod
    def of(
        cls, words: array[int], offsets: array[int], counts: array[int], without: NDArray[np.bool_]
    ) -> _PieceTable:
        numbers = np.asarray(words, dtype=np.int32)
        owners = np.repeat(np.arange(len(counts)), counts)
        kept = ~without[numbers]
        left = np.bincount(owners[kept], minlength=len(counts)).astype(np.int32)
        return cls(numbers[kept], np.asarray(offsets, dtype=np.int32)[kept], left, _starts(left))


def _starts(counts: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return where each of some rows begins that stand one after the other."""
    return np.cumsum(counts, dtype=np.int32) - counts


def _repeated_from(starts: NDArray[np.int32], counts: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return each start and the numbers that follow it, as many as are counted."""
    total = int(counts.sum(dtype=np.int64))
    return np.repeat(starts - _starts(counts), counts) + np.arange(total, dtype=np.int32)


def _positions_before(widths: NDArray[np.int32], lengths: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return how many positions the texts before each have, all in one count."""
    reached = np.concatenate([np.zeros(1, np.int32), np.cumsum(widths, dtype=np.int32)])
    return np.asarray(reached[_starts(lengths)])


class Terms(NamedTuple):
    """What is indexed of each word."""

    words: tuple[str, ...]
    """By rank: in the order of UTF-16 code units."""
    rank: NDArray[np.int32]
    """Of each word."""
    terms: tuple[str, ...]
    """In the same order."""
    of_word: NDArray[np.int32]
    """The place of each word's term; 0 for a word that is not indexed."""


def stop_words(words: Sequence[str]) -> NDArray[np.bool_]:
    """Tell which words are too common for prose."""
    return np.fromiter((word in LUNR_STOP_WORDS for word in words), np.bool_, len(words))


def stem_words(words: Sequence[str], used: NDArray[np.int32]) -> Terms:
    """Return the terms of distinct words.

    Args:
        words: by number.
        used: the numbers of those that are indexed, each once.

    """
    stem = Stemmer().stem
    stems = [stem(words[number]) for number in used.tolist()]
    terms = tuple(sorted(set(stems), key=in_code_units))
    place_of = {term: place for place, term in enumerate(terms)}
    of_word = np.zeros(len(words), dtype=np.int32)
    of_word[used] = [place_of[each] for each in stems]
    order = sorted(range(len(words)), key=lambda number: in_code_units(words[number]))
    rank = np.empty(len(words), dtype=np.int32)
    rank[order] = np.arange(len(words))
    return Terms(tuple(words[number] for number in order), rank, terms, of_word)
