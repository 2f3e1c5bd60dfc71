"""Whether an abstract has its end, or stops in mid-sentence. Pure text."""

from __future__ import annotations

import re
import unicodedata

_CUT = re.compile(
    r"(?:\u2026|\.\.\.|\((?:read |show )?more\))[\s)\]\"'\u201d\u2019*]*\Z", re.IGNORECASE
)
"""What a page writes where it left out the rest."""
_ADDRESS = re.compile(
    r"(?:https?://|www\.|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}/|\S@)\S*(?:\s\S+){0,2}\Z|"
    r"\b[\w-]+(?:[./][\w-]+)+\Z",
    re.IGNORECASE,
)
"""A web or mail address, or a path, that ends a text; spaces may have torn it apart."""
_KEYWORDS = re.compile(r"(?:key ?words|index terms)\b[^.]*\Z", re.IGNORECASE)
_GOES_ON = frozenset(",;:-/&#@\\([{<=+\u2013\u2014\u201c\u2018\u201e\xab\xbf\xa1")
_WITHOUT_STOPS = ("THAI", "LAO", "KHMER", "TIBETAN", "MYANMAR")
"""Scripts that end sentences without a sign, by the names of their letters."""
_TAIL = 300
"""Characters that are looked at."""


def stops_short(abstract: str) -> bool:
    """Tell whether an abstract stops in mid-sentence, or says itself that it was cut.

    It may end in a sign that ends sentences of any script, a bracket, a quotation, a formula, an
    emoji, an address or its keywords.
    """
    text = abstract.rstrip()[-_TAIL:]
    if not text or _CUT.search(text):
        return bool(text)
    last = text[-1]
    if last not in _GOES_ON and unicodedata.category(last)[0] not in "LN":
        return False
    if unicodedata.name(last, "").startswith(_WITHOUT_STOPS):
        return False
    return not _ADDRESS.search(text) and not _KEYWORDS.search(text)
