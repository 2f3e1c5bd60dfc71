"""Whether two lists of authors are of one paper, however each writes the names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from conspectus.ingest.titles import fold, without_tex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

_WORD = re.compile(r"[^\W_]+")
_JOINED = str.maketrans("", "", "\\{}'`\"^\N{RIGHT SINGLE QUOTATION MARK}")
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "phd", "md"}
_OTHERS = re.compile(
    r"\bet[\s.]*al\b|\A(?:and\s+)?others\b|additional authors|more authors", re.IGNORECASE
)
_GROUPS = {"collaboration", "consortium", "team", "group", "project", "initiative"}
"""Words in names of those who sign for many: what they are called tells nothing of the people."""
_HALF = 0.5
_LONGEST_INITIALS = 3
"""Letters, as in ``Smith JAB``."""
_LONGEST_GIVEN = 12
"""Letters of a given name that are compared."""


class AuthorName(NamedTuple):
    """An author's name, for comparing."""

    family: str
    """The last word of the family name: ``maaten`` of ``van der Maaten, Laurens``."""
    given: str
    """The first given name, or its beginning; empty where there is none."""
    words: frozenset[str]


class AuthorList(NamedTuple):
    """The authors of a paper as one source names them; at least one is a person."""

    names: frozenset[AuthorName]
    first: AuthorName
    is_whole: bool
    """Whether it names all authors, as far as is known."""


class Common(NamedTuple):
    """What two lists of authors have in common."""

    share: float
    """Of the shorter list, from 0 to 1."""
    is_most: bool
    """Whether it is more than half of the shorter list and no less than half of the longer one;
    of a list that is cut short nobody knows how long it is."""
    is_first: bool
    """Whether the first author is the same."""


def author_list(authors: Sequence[str], count: int | None = None) -> AuthorList | None:
    """Return a list of authors for comparing; None if it names nobody.

    Args:
        authors: their names in order.
        count: how many they are, where that is known.

    """
    names = list(_people(authors))
    if not names:
        return None
    is_whole = not is_cut_short(authors) and len(authors) >= (count or 0)
    return AuthorList(frozenset(names), names[0], is_whole)


def in_common(first: AuthorList, second: AuthorList) -> Common:
    """Return what two lists of authors have in common; their order plays no part."""
    share = share_in_common(first.names, second.names)
    shorter, longer = sorted((first, second), key=lambda each: len(each.names))
    number = share * len(shorter.names)
    is_half = not shorter.is_whole or 2 * number >= len(longer.names)
    return Common(
        share, share > _HALF and is_half, bool(share_in_common([first.first], [second.first]))
    )


def is_cut_short(authors: Sequence[str]) -> bool:
    """Tell whether a list of authors ends in words such as ``et al.``."""
    return bool(authors) and _OTHERS.search(authors[-1]) is not None


def author_names(authors: Iterable[str]) -> frozenset[AuthorName]:
    """Return people's names for comparing; what is none, such as ``et al.``, is left out."""
    return frozenset(_people(authors))


def share_in_common(first: Collection[AuthorName], second: Collection[AuthorName]) -> float:
    """Return which share of the shorter list is in the other too; both have names.

    A family name such as Wang says little by itself, so given names must agree as far as both go:
    Alex with Alexander, A. with both. A name whose words stand in another order is the same: East
    Asian names are written both ways.
    """
    shorter = min(len(first), len(second))
    return min(_number_found(first, second), _number_found(second, first), shorter) / shorter


def _people(authors: Iterable[str]) -> Iterator[AuthorName]:
    parsed = (_parse(_OTHERS.split(author)[0]) for author in authors)
    return (name for name in parsed if name and name.words.isdisjoint(_GROUPS))


def _number_found(names: Iterable[AuthorName], others: Iterable[AuthorName]) -> int:
    given: set[tuple[str, str]] = set()
    beginnings: set[tuple[str, str]] = set()
    orders: set[frozenset[str]] = set()
    for other in others:
        given.add((other.family, other.given))
        beginnings.update((other.family, part) for part in _beginnings(other.given))
        orders.add(other.words)
    return sum(
        name.words in orders
        or (name.family, name.given) in beginnings
        or any((name.family, part) in given for part in _beginnings(name.given))
        for name in names
    )


def _beginnings(given: str) -> Iterator[str]:
    return (given[:length] for length in range(len(given) + 1))


def _parse(author: str) -> AuthorName | None:
    """Return the parts of ``Ada B. Kettle``, ``Kettle, Ada B.`` or ``Kettle AB``."""
    before, _, after = without_tex(author).replace("~", " ").partition(",")
    family, given = _words(before), _words(after)
    if not given:
        family, given = _split(family)
    if not family:
        return None
    words = frozenset(word.casefold() for word in (*family, *given))
    return AuthorName(family[-1].casefold(), _first_given(given), words)


def _first_given(words: Sequence[str]) -> str:
    """Return the first given name; of several initials in one, as in ``AB``, the first."""
    first = words[0] if words else ""
    are_initials = first.isupper() and len(first) <= _LONGEST_INITIALS
    return first[: 1 if are_initials else _LONGEST_GIVEN].casefold()


def _split(words: list[str]) -> tuple[list[str], list[str]]:
    """Return the family name and the given names of a name without comma."""
    end = len(words)
    while end and words[end - 1].isupper() and len(words[end - 1]) <= _LONGEST_INITIALS:
        end -= 1
    if 0 < end < len(words):
        return words[:end], words[end:]
    return words[-1:], words[:-1]


def _words(text: str) -> list[str]:
    """Return the words of a name, their case kept, without accents and suffixes."""
    words = _WORD.findall(text.translate(_JOINED))
    # Case tells initials from short names, so it is put back where folding took it.
    folded = [fold(word).upper() if word.isupper() else fold(word) for word in words]
    return [word for word in folded if word.casefold() not in _SUFFIXES]
