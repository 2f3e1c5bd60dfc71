"""How far two papers of one title agree, by what is known of their abstracts and authors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from conspectus.ingest.authors import AuthorName, author_names, is_cut_short, share_in_common

if TYPE_CHECKING:
    from conspectus.model.paper import Paper
    from conspectus.model.record import Record

AGREEMENT = 0.5
"""From here on two papers are taken for one: also the share of words from which on two abstracts
count as versions of one."""
_SAME_TEXT = 0.8
"""The share of words from which on abstracts are one text, even if the authors differ."""
_SAME_PEOPLE = 1 / 3
"""The share of authors from which on two lists are of one paper. Versions add authors, which
leaves the shorter list whole; what makes it differ is how names are written."""
_MOST_FOR_PEOPLE = 0.4
"""What the same authors add; less than makes 1, which only the same abstract gives."""
_FEW_WORDS = 8
"""With fewer, abstracts agree by chance, or say "No abstract."."""
_TELLING = 3
"""Words of a title that tells papers apart, unlike "Editorial" or "Book review"."""
_TELLING_CHARACTERS = 8
"""Of a title in a script without spaces."""
_WORD = re.compile(r"\w{4,}")


class Wording(NamedTuple):
    """What is compared of two papers of one title; made once for each, as splitting takes long."""

    abstract: str
    words: frozenset[str]
    """The abstract's longer words."""
    names: frozenset[AuthorName]
    """Of the authors."""
    author_count: int | None
    has_telling_title: bool

    def joined(self, other: Wording) -> Wording:
        """Return what is known of a paper of which both are known; the order plays no part."""
        counts = (self.author_count, other.author_count)
        longer = max(self, other, key=lambda wording: (len(wording.abstract), wording.abstract))
        return Wording(
            longer.abstract,
            longer.words,
            self.names | other.names,
            max((count for count in counts if count is not None), default=None),
            self.has_telling_title or other.has_telling_title,
        )


def wording_of(paper: Paper | Record) -> Wording:
    """Return the words of a paper by which another of its title is compared with it."""
    words = frozenset(_WORD.findall(paper.abstract.casefold()))
    names = author_names(paper.authors)
    count = len(paper.authors) if names and not is_cut_short(paper.authors) else paper.author_count
    return Wording(paper.abstract, words, names, count, has_telling_title(paper.title))


def has_telling_title(title: str) -> bool:
    """Tell whether a title is more than a heading that many papers share."""
    is_long_without_spaces = not title.isascii() and len(title) >= _TELLING_CHARACTERS
    return len(title.split()) >= _TELLING or is_long_without_spaces


def is_comparable(first: Wording, second: Wording) -> bool:
    """Tell whether both give an abstract, or both name authors: else nothing speaks for them."""
    return _can_compare_texts(first, second) or bool(first.names and second.names)


def agreement(first: Wording, second: Wording) -> float:
    """Return how far two papers of one title agree, from 0 (different papers) to 1.

    It is the share of the shorter abstract's longer words that the other abstract has too, unless
    the authors speak against it. Where one has no abstract the authors decide, or their number,
    and where these are unknown too nothing contradicts, which gives ``AGREEMENT`` and no more.
    """
    people = _people(first, second)
    if not _can_compare_texts(first, second):
        return people
    text = _text(first, second)
    if not (first.names and second.names):
        return text
    if people < AGREEMENT:
        return text if text >= _SAME_TEXT and _says_much(first, second) else 0.0
    if first.has_telling_title and second.has_telling_title:
        return max(text, AGREEMENT)  # An abstract written anew is still the same people's.
    return text


def _people(first: Wording, second: Wording) -> float:
    if first.names and second.names:
        share = share_in_common(first.names, second.names)
        return AGREEMENT + _MOST_FOR_PEOPLE * share if share >= _SAME_PEOPLE else 0.0
    if first.author_count is None or second.author_count is None:
        return AGREEMENT
    low, high = sorted((first.author_count, second.author_count))
    # A version may add an author, and of a long list a tenth.
    return AGREEMENT if high - low <= max(1, high // 10) else 0.0


def _can_compare_texts(first: Wording, second: Wording) -> bool:
    same = bool(first.abstract) and first.abstract == second.abstract
    return same or bool(first.words and second.words)


def _text(first: Wording, second: Wording) -> float:
    if first.abstract == second.abstract:
        return 1.0
    return len(first.words & second.words) / min(len(first.words), len(second.words))


def _says_much(first: Wording, second: Wording) -> bool:
    return min(len(first.words), len(second.words)) >= _FEW_WORDS
