"""Whether a text says a term: as whole words, in singular or plural, with hyphens or spaces.

Text and term in, a count out; which papers are asked is decided elsewhere.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from conspectus.topics.likeness.words import singulars_of

_WORD = re.compile(r"[^\W_]+(?:\+\+|#)?")
_GAP = r"[\W_]+"
_END = r"(?![^\W_])"
_BOUNDED = re.compile("[\u0000-\u052f\u1e00-\u1fff]")
"""Latin, Greek and Cyrillic letters and digits: words of other scripts may have no visible ends."""


class Saying(NamedTuple):
    """A term to look for in texts in lower case."""

    pattern: re.Pattern[str]
    is_bounded: bool
    """Whether a letter just before it makes it another word."""

    def count_in(self, text: str) -> int:
        """Return how often a text in lower case says the term.

        The pattern begins with a letter and not with the edge of a word: so it is found many times
        faster.
        """
        return sum(
            not (self.is_bounded and text[found.start() - 1 : found.start()].isalnum())
            for found in self.pattern.finditer(text)
        )


def saying_of(term: str) -> Saying | None:
    """Return what finds a term; None where it has no words."""
    words = _WORD.findall(term.lower())
    if not words:
        return None
    pattern = re.compile(_GAP.join(map(_either_number, words)))
    return Saying(pattern, bool(_BOUNDED.match(words[0])))


def _either_number(word: str) -> str:
    """Return a pattern for a word in singular and plural."""
    if not _BOUNDED.match(word):
        return re.escape(word)
    singulars = {word, *singulars_of(word)}
    forms = {form for one in singulars for form in (one, f"{one}s", f"{one}es")}
    forms |= {f"{one[:-1]}ies" for one in singulars if one.endswith("y")}
    shared = min(map(len, singulars)) - 1
    ends = sorted({form[shared:] for form in forms}, reverse=True)
    return f"{re.escape(word[:shared])}(?:{'|'.join(map(re.escape, ends))}){_END}"
