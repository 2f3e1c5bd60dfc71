"""Entries that may be one paper. Pure functions, made for a hundred thousand entries.

Nothing is compared with everything: entries meet that share an id, a title, the beginning of an
abstract, or two of the rarest words of their titles.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations
from math import ceil
from typing import TYPE_CHECKING

from conspectus.ingest.identity import AGREEMENT, agreement, title_key, wording_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from conspectus.doubts.doubt import Doubt
    from conspectus.doubts.entries import Entry
    from conspectus.ingest.identity import Wording
    from conspectus.model.paper import Paper

KIND = "perhaps one paper"
_BEGINNING = 150
"""Letters of an abstract that no two papers share by chance."""
_FEWEST_WORDS = 3
_ALIKE = 0.6
"""The share of words, of those in either of two titles, from which on they are looked at."""
_NEAR = 0.9
"""How alike the letters of titles must be where no abstract can tell."""
_MOST_NEIGHBOURS = 10
"""How many of those that share two rare words are looked at for each title."""
_SIGNS = re.compile(r"[\W_]+")
_WORD = re.compile(r"\w{4,}|\w*\d\w*")


def lookalikes(entries: Sequence[Entry]) -> Iterator[Doubt]:
    """Yield a doubt for each entry that may be the paper of an earlier one, for the best reason.

    Of several entries that share something, each is compared with the first, by file.
    """
    ordered = sorted(entries, key=lambda entry: entry.file)
    told: set[int] = set()
    for first, second, why in _pairs([entry.paper for entry in ordered]):
        if second not in told:
            told.add(second)
            message = f"it may be the same paper as {ordered[first].file}: {why}."
            yield ordered[second].doubt(KIND, message)


def _pairs(papers: Sequence[Paper]) -> Iterator[tuple[int, int, str]]:
    """Yield pairs of indices, the lower first, and why they may be one; the surest come first."""
    for first, second in _sharing(papers, lambda paper: paper.arxiv or ""):
        yield first, second, f"both have the arXiv id {papers[first].arxiv}"
    for first, second in _sharing(papers, lambda paper: (paper.doi or "").casefold()):
        yield first, second, f"both have the DOI {papers[first].doi}"
    for first, second in _sharing(papers, lambda paper: title_key(paper.title)):
        ids = papers[first].arxiv, papers[second].arxiv
        other = f", though other arXiv ids ({ids[0]}, {ids[1]})" if all(ids) else ""
        yield first, second, f"both have one title{other}"
    wording = cache(lambda index: wording_of(papers[index]))
    for first, second in _sharing(papers, _beginning):
        if _agree(wording(first), wording(second)):
            yield first, second, "their abstracts are the same, or nearly"
    for first, second in _near_titles([paper.title for paper in papers]):
        abstracts = papers[first].abstract and papers[second].abstract
        alike = abstracts or _spelled_alike(papers[first].title, papers[second].title)
        if alike and _agree(wording(first), wording(second)):
            yield first, second, f"its title is nearly {papers[first].title!r}"


def _sharing(papers: Iterable[Paper], key_of: Callable[[Paper], str]) -> Iterator[tuple[int, int]]:
    """Yield each paper with the first that has the same key; an empty key is none."""
    first: dict[str, int] = {}
    for index, paper in enumerate(papers):
        if key := key_of(paper):
            earlier = first.setdefault(key, index)
            if earlier != index:
                yield earlier, index


def _beginning(paper: Paper) -> str:
    key = _SIGNS.sub("", paper.abstract[: 2 * _BEGINNING]).casefold()[:_BEGINNING]
    return key if len(key) == _BEGINNING else ""


def _agree(first: Wording, second: Wording) -> bool:
    """Tell whether abstracts, or else authors, speak for one paper."""
    return agreement(first, second) >= AGREEMENT


def _spelled_alike(first: str, second: str) -> bool:
    """Tell whether two titles differ in a few letters only."""
    letters = SequenceMatcher(None, title_key(first), title_key(second), autojunk=False)
    return letters.quick_ratio() >= _NEAR and letters.ratio() >= _NEAR


def _near_titles(titles: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield pairs of titles that share most of their longer words and all their numbers.

    Two sets of words that are alike share two of their rarest words, so only titles that share
    such a pair are compared. Source: Wang, Li, Feng: Can we beat the prefix filtering? (SIGMOD
    2012), section 3.
    """
    words = [frozenset(_WORD.findall(title.casefold())) for title in titles]
    counts = Counter(word for some in words for word in some)
    sharing: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, some in enumerate(words):
        if len(some) < _FEWEST_WORDS:
            continue
        pairs = list(combinations(_rarest(some, counts), 2))
        seen = {other for pair in pairs for other in sharing[pair][-_MOST_NEIGHBOURS:]}
        yield from ((other, index) for other in sorted(seen) if _alike(words[other], some))
        for pair in pairs:
            sharing[pair].append(index)


def _rarest(words: frozenset[str], counts: Counter[str]) -> list[str]:
    """Return those words of which a title that is alike must have two."""
    number = len(words) - ceil(_ALIKE * len(words)) + 2
    return sorted(words, key=lambda word: (counts[word], word))[:number]


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    common = len(first & second)
    if common < _ALIKE * (len(first) + len(second) - common):
        return False
    return not any(char.isdigit() for word in first ^ second for char in word)
