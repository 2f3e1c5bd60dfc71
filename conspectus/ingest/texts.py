"""Which of several texts, such as abstracts of one paper from several sources, is the best.

Whole texts come before those that say that they are cut, then trust, versions and length decide.
A text that is the beginning of another is cut too, even if it does not say so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conspectus.ingest.titles import fold, without_tex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Standing = tuple[int, int, int]
"""Of a record: the trust in its format, its version and the day of that; the greater the better."""
TextClaim = tuple[bool, Standing, int, str]
"""Whether the text is whole, its record's standing, the text's length, the text."""

MOST_TEXTS = 16
"""Of so many different texts of one paper no more are kept; few have more than three."""

_CUT = re.compile(r"(?:…|\.\.\.)\s*[▽△]?\s*\(?(?:more|read more|show more)?\)?\s*\Z", re.IGNORECASE)
"""How a page ends a text that it shows only the beginning of."""
_LONGEST_ENDING = 20
"""Characters of a text's end in which ``_CUT`` looks."""


def text_claim(text: str, standing: Standing) -> TextClaim:
    """Return a text behind what makes it worth more than another: the greatest is the best."""
    return not _CUT.search(text[-_LONGEST_ENDING:]), standing, len(text), text


def all_texts(
    first: Mapping[str, TextClaim], second: Mapping[str, TextClaim]
) -> dict[str, TextClaim]:
    """Return the claims of both by their texts, of a text the better one; at most ``MOST_TEXTS``.

    The order plays no part, nor which of several are put together first.
    """
    both = {**first, **second}
    both |= {text: max(first[text], second[text]) for text in first.keys() & second.keys()}
    if len(both) <= MOST_TEXTS:
        return both
    return {claim[-1]: claim for claim in sorted(both.values(), reverse=True)[:MOST_TEXTS]}


def best_text(claims: Iterable[TextClaim]) -> str:
    """Return the text of the best claim; empty if there is none.

    The beginning of another text is worse than that, whatever the trust in their formats, unless
    it is of a later version: authors shorten abstracts too.
    """
    best_first = sorted(claims, reverse=True)
    if len(best_first) < 2:  # noqa: PLR2004  # nothing to compare
        return best_first[0][-1] if best_first else ""
    letters = [_letters(text) for *_, text in best_first]
    for claim, beginning in zip(best_first, letters, strict=True):
        others = zip(best_first, letters, strict=True)
        if not any(_continues(claim, beginning, *other) for other in others):
            return claim[-1]
    return best_first[0][-1]


def _continues(claim: TextClaim, beginning: str, other: TextClaim, letters: str) -> bool:
    if len(letters) <= len(beginning) or not letters.startswith(beginning):
        return False
    (_, (_, *version), *_), (_, (_, *other_version), *_) = claim, other
    return not (version[0] and other_version[0]) or version <= other_version


def _letters(text: str) -> str:
    """Return the letters and numbers of a text without its mark of a cut, in one form."""
    start = max(len(text) - _LONGEST_ENDING, 0)
    bare = text[:start] + _CUT.sub("", text[start:])
    return "".join(filter(str.isalnum, fold(without_tex(bare))))
