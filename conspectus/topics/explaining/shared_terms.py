"""Which of the terms that two things share say most of why they are alike.

Takes the products of their weights, a row for each two; gives terms, the weightiest first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from lunr.stemmer import PorterStemmer
from scipy import sparse

from conspectus.topics.naming.background import read_background
from conspectus.topics.naming.bans import Bans
from conspectus.topics.naming.lexicon import BOILERPLATE, PRAISE, VAGUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from conspectus.topics.explaining.spelling import Spelling

    Columns = npt.NDArray[np.intp]
    Rows = npt.NDArray[np.intp]

MOST_TERMS = 4
_LOOKED_AT = 10
"""Terms of a row among which those are found that are told."""
_WORTH_TELLING = 0.15
"""The share of the weightiest term's weight from which another is told beside it."""
_SAID_BY_ALL = BOILERPLATE | PRAISE
_EMPTY_WORDS = _SAID_BY_ALL | VAGUE
_LITTLE = 0.1
"""What a word counts that says little: it is told where nothing better is shared."""
_TIMES = re.compile(r"\d+x$")
_WORTH_OF_PARTS = {"v": 0.25, "m": 0.5}
"""What verbs, and words that mostly stand before nouns, count beside nouns: a reason is a thing."""


class Terms(NamedTuple):
    """The columns of a vocabulary, as terms to be told."""

    spelling: Spelling
    vocabulary: tuple[str, ...]
    written: tuple[str, ...]
    """The terms as papers write them."""
    words: tuple[tuple[str, ...], ...]
    """The words of each as written, in lower case; terms without a word in common do not overlap.

    For a word that is part of a name, as mixture of experts, that is one word for all of them.
    """
    worth: npt.NDArray[np.float32]
    """What a column's weight counts."""
    stem: Columns
    """The number of a single word's stem; -1 for a pair."""
    stems: Columns
    """Columns x 2: for a pair the numbers of its words' stems; -1 for a single word."""
    banned: Bans
    """What people do not want to see, which the vocabulary may hold pieces of."""

    def strongest(self, products: sparse.csr_matrix) -> Iterator[tuple[str, ...]]:
        """Yield for each row, over the vocabulary, its weightiest terms as papers write them."""
        for row in _told(_leading(products, self.worth), self.stem, self.stems).tolist():
            told = [column for column in row if column >= 0][:MOST_TERMS]
            words = [word for column in told for word in self.words[column]]
            if len(words) == len(set(words)):
                yield tuple([self.written[column] for column in told])
            else:  # some may overlap
                phrases = self.spelling.of_all([self.vocabulary[column] for column in told])
                yield tuple(each for each in phrases if not self.banned.forbid(each))


def terms_of(vocabulary: tuple[str, ...], spelling: Spelling, banned: Iterable[str] = ()) -> Terms:
    """Return the terms of a vocabulary; none is told with a banned word or phrase in it."""
    bans = Bans(banned)
    numbers = _stem_numbers(word for term in vocabulary for word in term.split(" "))
    stem = np.full(len(vocabulary), -1, dtype=np.intp)
    stems = np.full((len(vocabulary), 2), -1, dtype=np.intp)
    for column, term in enumerate(vocabulary):
        if " " in term:
            stems[column] = [numbers[word] for word in term.split(" ")[:2]]
        else:
            stem[column] = numbers[term]
    written = tuple(spelling.whole(term) for term in vocabulary)
    worth = [
        0.0 if bans.forbid(form) else _worth_of(term, spelling)
        for term, form in zip(vocabulary, written, strict=True)
    ]
    words = tuple(
        ("",) if term in spelling.named else tuple(form.lower().replace("-", " ").split())
        for term, form in zip(vocabulary, written, strict=True)
    )
    weighed = np.array(worth, dtype=np.float32)
    return Terms(spelling, vocabulary, written, words, weighed, stem, stems, bans)


def _stem_numbers(words: Iterable[str]) -> dict[str, int]:
    """Return a number for each word, the same for words of one stem: synthesis and synthesize."""
    stem = PorterStemmer().stem
    numbers: dict[str, int] = {}
    return {word: numbers.setdefault(stem(word), len(numbers)) for word in dict.fromkeys(words)}


def _worth_of(term: str, spelling: Spelling) -> float:
    """Return what a term counts.

    That is nothing if its words hardly ever stand side by side, or are what every abstract says, or
    if it is half of a compound.
    """
    if term in spelling.halves:
        return 0.0
    words = term.split(" ")
    if len(words) > 1 and (term not in spelling.written or _SAID_BY_ALL.issuperset(words)):
        return 0.0
    if len(words) == 1 and "-" in spelling.whole(term):
        words = spelling.whole(term).lower().split("-")
    says_little = (
        not BOILERPLATE.isdisjoint(words)
        or _EMPTY_WORDS.issuperset(words)
        or words[-1] in PRAISE
        or (len(words) > 1 and "based" in words)
    )
    if says_little:
        return _LITTLE
    return (
        1.0
        if term in spelling.named
        else _worth_of_parts(spelling.whole(term).lower().split() or words)
    )


def _worth_of_parts(words: Sequence[str]) -> float:
    """Return what words in a row count for what they are: most if they end in a noun."""
    *first, last = map(_part_of, words)
    worth = _WORTH_OF_PARTS.get(last, 1.0)
    return min(worth, _WORTH_OF_PARTS["v"]) if "v" in first else worth


def _part_of(word: str) -> str:
    """Return what a word can be in a name; an adverb is no more than a verb is."""
    part = read_background().parts.get(word, "")
    return "v" if (part != "n" and word.endswith("ly")) or _TIMES.match(word) else part


def _leading(products: sparse.csr_matrix, worth: npt.NDArray[np.float32]) -> Columns:
    """Return the columns of each row's largest entries, rows x entries, largest first.

    Equal ones come in the order of their columns. Places left over hold -1.
    """
    count = products.shape[0]
    rows = np.repeat(np.arange(count), np.diff(products.indptr))
    values = products.data * worth[products.indices]
    most = np.zeros(count, dtype=np.float32)
    np.maximum.at(most, rows, values)
    heavy = np.flatnonzero((values > 0) & (values >= most[rows] * _WORTH_TELLING))
    rows, values, columns = rows[heavy], values[heavy], products.indices[heavy]
    order = np.lexsort((columns, -values, rows))
    starts = np.searchsorted(rows, np.arange(count))
    rank = np.arange(len(rows)) - starts[rows]
    first = rank < _LOOKED_AT
    leading = np.full((count, _LOOKED_AT), -1, dtype=np.intp)
    leading[rows[first], rank[first]] = columns[order][first]
    return leading


def _told(columns: Columns, stem: Columns, stems: Columns) -> Columns:
    """Return the columns with -1 for words that other terms tell too.

    A word is told by a pair with its stem, and by a weightier word with its stem.
    """
    single = np.where(columns >= 0, stem[columns], -1)
    pairs = np.where(columns[:, :, None] >= 0, stems[columns], -1)
    pairs = pairs.reshape(len(columns), 2 * _LOOKED_AT)
    in_pair = (single[:, :, None] == pairs[:, None, :]).any(axis=2)
    same = single[:, :, None] == single[:, None, :]
    repeated = np.tril(same, k=-1).any(axis=2)
    return np.where((single >= 0) & (in_pair | repeated), -1, columns)


def products_of_rows(weights: sparse.csr_matrix, one: Rows, other: Rows) -> sparse.csr_matrix:
    """Return the products of the weights of rows with those of other rows, one row for each two."""
    return sparse.csr_matrix(weights[one].multiply(weights[other]))
