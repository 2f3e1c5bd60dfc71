"""How far two papers of one title agree, by what is known of their abstracts and authors.

Dates years apart and DOIs of two publishers raise doubts, which take more agreement to outweigh.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from conspectus.ingest.authors import AuthorList, Common, author_list, in_common
from conspectus.ingest.paper_ids import arxiv_id_of, doi_of, is_of_publisher
from conspectus.model.arxiv_id import month_of
from conspectus.model.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conspectus.model.paper import Paper
    from conspectus.model.record import Record

AGREEMENT = 0.5
"""From here on two papers are taken for one: also the share of words from which on two abstracts
count as versions of one."""
_SAME_TEXT = 0.8
"""The share of words from which on abstracts are one text, even if the authors differ."""
_SOME_PEOPLE = 1 / 3
"""The share of authors from which on two lists are of one paper whose abstracts agree. Versions
add authors, which leaves the shorter list whole; what makes it differ is how names are written."""
_MANY_PEOPLE = 0.5
"""The share from which on they are of one paper by themselves."""
_MOST_FOR_PEOPLE = 0.4
"""What the same authors add; less than makes 1, which only the same abstract gives."""
_FEW_WORDS = 8
"""With fewer, abstracts agree by chance, or say "No abstract."."""
_TELLING = 3
"""Words of a title that tells papers apart, unlike "Editorial" or "Deep learning"."""
_TELLING_CHARACTERS = 8
"""Of a title in a script without spaces."""
_MOST_YEARS = 2
"""Between a preprint and its journal, or a first version and one that is written anew."""
_MOST_COMPARED = 8
"""Of so many abstracts or author lists of one paper no more are compared; few have over three."""
_WORD = re.compile(r"\w{4,}")


class _Text(NamedTuple):
    abstract: str
    words: frozenset[str]
    """The abstract's longer words."""


class Wording(NamedTuple):
    """What is compared of two papers of one title; made once for each, as splitting takes long."""

    texts: tuple[_Text, ...]
    """The different abstracts that sources give, the longest first."""
    lists: tuple[AuthorList, ...]
    """The different lists of authors that sources give, in a fixed order."""
    author_count: int | None
    has_telling_title: bool
    years: frozenset[int]
    """Of its dates, and of its arXiv id."""
    dois: frozenset[str]

    def joined(self, other: Wording) -> Wording:
        """Return what is known of a paper of which both are known; the order plays no part."""
        counts = (self.author_count, other.author_count)
        texts, lists = {*self.texts, *other.texts}, {*self.lists, *other.lists}
        return Wording(
            tuple(sorted(texts, key=_longest_text_first)[:_MOST_COMPARED]),
            tuple(sorted(lists, key=_longest_list_first)[:_MOST_COMPARED]),
            max((count for count in counts if count is not None), default=None),
            self.has_telling_title or other.has_telling_title,
            self.years | other.years,
            self.dois | other.dois,
        )


class _Alike(NamedTuple):
    share: float
    """Of the shorter abstract's longer words, those that the other has too."""
    says_much: bool


def wording_of(paper: Paper | Record) -> Wording:
    """Return the words of a paper by which another of its title is compared with it."""
    words = frozenset(_WORD.findall(paper.abstract.casefold()))
    people = author_list(paper.authors, paper.author_count)
    doi = doi_of(paper)
    return Wording(
        (_Text(paper.abstract, words),) if paper.abstract else (),
        (people,) if people else (),
        len(paper.authors) if people and people.is_whole else paper.author_count,
        has_telling_title(paper.title),
        frozenset(_years(paper)),
        frozenset([doi] if doi else []),
    )


def has_telling_title(title: str) -> bool:
    """Tell whether a title is more than a heading that many papers share."""
    is_long_without_spaces = not title.isascii() and len(title) >= _TELLING_CHARACTERS
    return len(title.split()) >= _TELLING or is_long_without_spaces


def is_comparable(first: Wording, second: Wording) -> bool:
    """Tell whether both give an abstract, or both name authors: else nothing speaks for them."""
    return bool(first.lists and second.lists) or _most_alike(first, second) is not None


def is_one_text(first: Wording, second: Wording) -> bool:
    """Tell whether the abstracts are one text, so that nothing else can speak against it."""
    alike = _most_alike(first, second)
    return alike is not None and alike.says_much and alike.share >= _SAME_TEXT


def agreement(first: Wording, second: Wording) -> float:
    """Return how far two papers of one title agree, from 0 (different papers) to 1.

    It is the share of the shorter abstract's longer words that the other abstract has too, unless
    the authors speak against it. Where one has no abstract the authors decide, or their number,
    and where these are unknown too nothing contradicts, which gives ``AGREEMENT`` and no more.
    """
    value = _by_words(first, second)
    if (
        not _is_telling(first, second)
        and value < 1
        and _are_numbers_of_a_series(first, second, value)
    ):
        return 0.0
    return value


def _by_words(first: Wording, second: Wording) -> float:
    text, common = _most_alike(first, second), _common(first, second)
    if text:
        return text.share if common is None else _by_both(first, second, text, common)
    if common is None:
        return _by_numbers(first, second)
    return _by_people(first, second, common)


def _by_both(first: Wording, second: Wording, text: _Alike, common: Common) -> float:
    if common.share < _SOME_PEOPLE:
        return text.share if text.share >= _SAME_TEXT and text.says_much else 0.0
    if text.share >= AGREEMENT or not _is_telling(first, second):
        return text.share
    if not text.says_much:
        return _by_people(first, second, common)
    # An abstract written anew is still the same people's, unless they wrote again years later.
    is_rewritten = common.is_most and not _doubts(first, second)
    return AGREEMENT if is_rewritten else 0.0


def _by_people(first: Wording, second: Wording, common: Common) -> float:
    doubts = _doubts(first, second)
    if not _is_telling(first, second):
        is_same = common.is_most and common.is_first and not doubts
    elif doubts:
        is_same = common.is_most and doubts == 1
    else:
        is_same = common.share >= _MANY_PEOPLE
    return AGREEMENT + _MOST_FOR_PEOPLE * common.share if is_same else 0.0


def _by_numbers(first: Wording, second: Wording) -> float:
    if _are_years_apart(first, second):
        return 0.0
    if first.author_count is None or second.author_count is None:
        return AGREEMENT
    low, high = sorted((first.author_count, second.author_count))
    # A version may add an author, and of a long list a tenth.
    return AGREEMENT if high - low <= max(1, high // 10) else 0.0


def _common(first: Wording, second: Wording) -> Common | None:
    """Return what the most similar lists of authors have in common; None if one has no list."""
    found = [in_common(*pair) for pair in product(first.lists, second.lists)]
    return max(found, key=lambda each: (each.is_most, each), default=None)


def _doubts(first: Wording, second: Wording) -> int:
    """Return how many things raise doubts: dates years apart, DOIs of two publishers."""
    dois, others = (set(filter(is_of_publisher, each.dois)) for each in (first, second))
    are_two = bool(dois and others) and dois.isdisjoint(others)
    return _are_years_apart(first, second) + are_two


def _are_years_apart(first: Wording, second: Wording) -> bool:
    pairs = product(first.years, second.years)
    return min((abs(one - other) for one, other in pairs), default=0) > _MOST_YEARS


def _are_numbers_of_a_series(first: Wording, second: Wording, value: float) -> bool:
    """Tell whether a heading such as "Editorial" stands over papers with two DOIs or dates."""
    if first.dois and second.dois and first.dois.isdisjoint(second.dois):
        return True
    return value < _SAME_TEXT and _are_years_apart(first, second)


def _is_telling(first: Wording, second: Wording) -> bool:
    return first.has_telling_title and second.has_telling_title


def _most_alike(first: Wording, second: Wording) -> _Alike | None:
    """Return how alike the most similar abstracts are; None if none can be compared."""
    pairs = product(first.texts, second.texts)
    found = [_alike(*pair) for pair in pairs if pair[0] == pair[1] or all(x.words for x in pair)]
    return max(found, default=None)


def _alike(first: _Text, second: _Text) -> _Alike:
    shorter = min(len(first.words), len(second.words))
    same = first.abstract == second.abstract
    share = 1.0 if same else len(first.words & second.words) / shorter
    return _Alike(share, shorter >= _FEW_WORDS)


def _years(paper: Paper | Record) -> Iterator[int]:
    if isinstance(paper.published, PartialDate):
        yield paper.published.year
    if arxiv := arxiv_id_of(paper):
        yield month_of(arxiv).year


def _longest_text_first(text: _Text) -> tuple[int, str]:
    return -len(text.abstract), text.abstract


def _longest_list_first(people: AuthorList) -> tuple[object, ...]:
    names = sorted((name.family, name.given, *sorted(name.words)) for name in people.names)
    return -len(names), names, people.first[:2], not people.is_whole
