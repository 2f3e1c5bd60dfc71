"""Saved pages as HTML trees. Knows no kind of page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from lxml import etree, html

from conspectus.readers.markup import refuse_bare_markup

if TYPE_CHECKING:
    from conspectus.readers.source import Source

Element: TypeAlias = Any
"""Of a tree of lxml, which has no types."""


def parse_page(source: Source, *, with_comments: bool = False) -> Element | None:
    """Return the root of a page's tree, None if there is nothing in it.

    Raises:
        InputError: the data are empty, binary, not UTF-8, or tags without texts.

    """
    refuse_bare_markup(source)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=not with_comments)
    try:
        return html.document_fromstring(source.text.encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
