"""Which characters a text may hold so that every page and feed can show it."""

from __future__ import annotations

import re

UNSHOWABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Controls, surrogates and what Unicode calls no characters: HTML forbids all, XML 1.0 most.

Sources: https://html.spec.whatwg.org/multipage/parsing.html#parse-errors,
https://www.w3.org/TR/xml/#charsets
"""
