"""Web addresses in running text, as links; all else stays text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from linkify_it import LinkifyIt
from markupsafe import Markup, escape

from conspectus.pages.paper_page import followable

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINK = Markup('<a href="{0}" rel="nofollow noopener noreferrer">{0}</a>')
_NEVER_LAST = "…*”\u2019».,;:!?"
_BEGINS_AN_ADDRESS = re.compile(r'(?<!\w)https?://[^\s{}[\]<>"\\^`|]+', re.IGNORECASE)
"""Up to a character that no address may hold (RFC 3986; letters of all scripts are common)."""


def with_links(text: str) -> Markup:
    """Return a text as HTML in which every address that begins with http or https is a link.

    What ends a sentence or closes a bracket after an address is no part of it.
    """
    if "://" not in text:  # as in most abstracts
        return escape(text)
    parts = []
    end = 0
    for start, address in _addresses(text):
        parts += [escape(text[end:start]), _LINK.format(address)]
        end = start + len(address)
    return Markup("").join([*parts, escape(text[end:])])


def _addresses(text: str) -> Iterator[tuple[int, str]]:
    """Yield the place and the text of each address, from first to last.

    The library is asked only where an address ends: when it looks for them itself, it takes
    quadratic time for a text that is full of them.
    """
    for beginning in _BEGINS_AN_ADDRESS.finditer(text):
        match = _finder().match_at_start(beginning[0])
        address = match.raw.rstrip(_NEVER_LAST) if match else ""
        if _is_honest(address):
            yield beginning.start(), address


def _is_honest(address: str) -> bool:
    """Tell whether an address leads where it seems to: ``https://known.org@other.org`` does not."""
    if not address.isprintable() or not followable(address):
        return False
    return "@" not in urlsplit(address).netloc


@cache  # the library puts together large expressions
def _finder() -> LinkifyIt:
    return LinkifyIt()
