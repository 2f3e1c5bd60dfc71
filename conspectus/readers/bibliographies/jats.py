"""Texts that hold markup: JATS as Crossref passes it on, and what HTML people put into titles.

Pure text to text. Only tags of these two are taken for markup: ``a < b`` stays.
Source of the tags: https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/abstract.html
"""

from __future__ import annotations

import re

from lxml import etree, html

from conspectus.readers.decoding import clean

_NAMES = (
    r"(?:jats:[a-z-]+|mml:[a-z]+|p|i|b|u|em|strong|sub|sup|span|italic|bold|title|sec|br|sc|scp"
    r"|inline-formula|list|list-item|div|h[1-6]|ul|ol|li)"
)
_TAG = re.compile(rf"</?{_NAMES}(?:\s[^<>]{{0,500}})?/?>", re.IGNORECASE)
_STRAY = re.compile(rf"<(?!/?{_NAMES}(?:\s[^<>]{{0,500}})?/?>)", re.IGNORECASE)
_HEADING = re.compile(
    r"<(?:jats:)?title>\s*(?:abstract|summary)\s*:?\s*</(?:jats:)?title>", re.IGNORECASE
)
_BLOCK = re.compile(
    r"</?(?:jats:)?(?:p|title|sec|list|list-item|div|h[1-6]|ul|ol|li|br)\b", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
_LARGEST = 500_000


def plain(text: str) -> str:
    """Return a text on one line, without tags, entities and control characters."""
    text = clean(text[:_LARGEST])
    if _TAG.search(text) or _ENTITY.search(text):
        text = clean(_content(text))
        if _TAG.search(text) or _ENTITY.search(text):
            text = clean(_content(text))  # Journals escape their HTML once more for Crossref.
    return " ".join(text.split())


def _content(text: str) -> str:
    marked = _STRAY.sub("&lt;", _BLOCK.sub(r" \g<0>", _HEADING.sub("", text)))
    try:
        return str(html.fromstring(f"<div>{marked}</div>").text_content())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return text
