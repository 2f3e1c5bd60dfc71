"""TeX in titles and abstracts, as a reader should see it. Pure text to text.

Must not guess: what could be a name, code, money or a path stays as the source has it. Runs no
TeX: nothing is defined, expanded or loaded.
"""

from __future__ import annotations

import re
from typing import Final

from conspectus.readers.decoding import has_words
from conspectus.readers.tex.damage import mend
from conspectus.readers.tex.markup import accents, quotes, scripts, unwrap
from conspectus.readers.tex.math import plain_math
from conspectus.readers.tex.shelter import Shelter, can_shelter

MOST_PASSES: Final = 4
"""Each pass may uncover what the next one repairs, such as a link within a note."""

_TEX: Final = ("\\", "$", "^", "`")
_SUSPECTS: Final = {
    "''": "''",
    "--": r"--(?=\d|-)",
    "~": r"~(?=[A-Za-z(])",
    "times": r"times(?<=\dtimes)",
    "sim": r"sim(?=\d)",
    "approx": r"approx(?=\d)",
    "pm": r"pm(?=\d)",
    "geq": "geq",
    "leq": "leq",
    "neq": "neq",
    "cdot": "cdot",
    "ldots": "ldots",
    "(ge ": r"\(ge \d",
    "(le ": r"\(le \d",
    "Theta(": r"Theta\(",
    "Omega(": r"Omega\(",
    "mu-strongly": "mu-strongly",
    ")x201": r"\)x201",
    "{,}": r"\{,\}",
    "{http": r"\{http",
}
"""Signs of damage without TeX's own characters, and what must stand around them."""
_SUSPECT_PATTERNS: Final = tuple((sign, re.compile(pattern)) for sign, pattern in _SUSPECTS.items())


def _is_suspect(text: str) -> bool:
    """Tell whether a text has anything that a repair looks for; most have nothing."""
    if any(sign in text for sign in _TEX):
        return True
    return any(sign in text and pattern.search(text) for sign, pattern in _SUSPECT_PATTERNS)


def repair(text: str) -> str:
    """Return a text with TeX, and what is left of damaged TeX, as plain characters.

    What is not certain stays as it is. Repairing twice changes nothing more: a text that does not
    settle within ``MOST_PASSES`` passes is no text that a person wrote, and stays as a whole.
    """
    if not _is_suspect(text) or not can_shelter(text):
        return text
    repaired = text
    for _ in range(MOST_PASSES):
        before, repaired = repaired, _pass(repaired)
        if repaired == before or not _is_suspect(repaired):
            return repaired if has_words(repaired) or not has_words(text) else text
    return text


def _pass(text: str) -> str:
    """Return a text with each kind of repair made once; mathematics first, as it has own rules."""
    shelter = Shelter()
    text = shelter.hide_code_and_addresses(text)
    text = plain_math(text, shelter)
    text = accents(text)
    text = scripts(unwrap(text, shelter))
    text = mend(text)
    return shelter.restore(quotes(text))
