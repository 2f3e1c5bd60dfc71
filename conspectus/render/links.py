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
_WORD = re.compile(r'[^\s{}[\]<>"\\^`|]+')
"""What has only characters that an address may hold (RFC 3986, and letters of all scripts)."""
_OTHER_SCHEMES = ("ftp:", "mailto:", "//")


def with_links(text: str) -> Markup:
    """Return a text as HTML in which every address that begins with http or https is a link.

    What ends a sentence or closes a bracket after an address is no part of it.
    """
    parts = []
    end = 0
    for start, address in _addresses(text):
        parts += [escape(text[end:start]), _LINK.format(address)]
        end = start + len(address)
    return Markup("").join([*parts, escape(text[end:])])


def _addresses(text: str) -> Iterator[tuple[int, str]]:
    """Yield the place and the text of each address, from first to last.

    Only words that may hold one are looked into: to search whole abstracts takes 50 times as long.
    """
    words = _WORD.finditer(text) if "://" in text else ()
    for word in (word for word in words if "://" in word[0]):
        for match in _finder().match(word[0]) or ():
            address = match.raw.rstrip(_NEVER_LAST)
            if _is_honest(address):
                yield word.start() + match.index, address


def _is_honest(address: str) -> bool:
    """Tell whether an address leads where it seems to: ``https://known.org@other.org`` does not."""
    if not address.isprintable() or not followable(address):
        return False
    return "@" not in urlsplit(address).netloc


@cache
def _finder() -> LinkifyIt:
    finder = LinkifyIt(options={"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
    for scheme in _OTHER_SCHEMES:
        finder.add(scheme, None)
    return finder
