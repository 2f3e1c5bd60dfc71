"""What a page or a style sheet refers to: links that a reader follows, and files it loads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree, html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_LOADED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"}
_LOADED_TAGS = {
    *("audio", "embed", "iframe", "img", "input", "object", "script", "source", "track", "video"),
}
_CSS_LOAD = re.compile(r"""(?:\burl\(\s*|@import\s+(?!url\())["']?([^"')\s;]+)""")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_REFRESH = re.compile(r"[^;]*;\s*url\s*=\s*(.*)", re.IGNORECASE | re.DOTALL)


class Reference(NamedTuple):
    """An address that a file of the site mentions."""

    address: str
    line: int | None
    loaded: bool
    """Whether the browser fetches it without being asked."""


class PageReferences(NamedTuple):
    """All addresses of a page, and the ids that links can lead to."""

    references: tuple[Reference, ...]
    ids: frozenset[str]
    canonical: str | None
    """Where the page says that it lives."""


def references_of_page(data: bytes) -> PageReferences:
    """Return what an HTML page refers to, in the order of the page."""
    try:
        tree = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:  # nothing in it
        return PageReferences((), frozenset(), None)
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    ids = {element.get("id") for element in elements}
    ids |= {element.get("name") for element in elements if element.tag == "a"}
    references = tuple(found for element in elements for found in _references(element))
    canonical = next((e.get("href") for e in elements if e.get("rel") == "canonical"), None)
    return PageReferences(references, frozenset(ids - {None}), canonical)


def references_of_style(css: str, first_line: int = 1) -> Iterator[Reference]:
    """Yield what a style sheet loads."""
    css = _CSS_COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), css)
    for match in _CSS_LOAD.finditer(css):
        line = first_line + css.count("\n", 0, match.start())
        yield Reference(match[1], line, loaded=True)


def _references(element: HtmlElement) -> Iterator[Reference]:
    tag, line = element.tag, element.sourceline
    if (address := element.get("href")) is not None and tag != "base":
        yield Reference(address, line, loaded=_loads_its_link(element))
    if (address := element.get("action")) is not None:
        yield Reference(address, line, loaded=False)
    if tag in _LOADED_TAGS:
        for name in ("src", "data", "poster"):
            if (address := element.get(name)) is not None:
                yield Reference(address, line, loaded=True)
        for candidate in (element.get("srcset") or "").split(","):
            if words := candidate.split():
                yield Reference(words[0], line, loaded=True)
    if (element.get("http-equiv") or "").lower() == "refresh":
        match = _REFRESH.match(element.get("content") or "")
        if match:
            yield Reference(match[1].strip("'\" "), line, loaded=False)
    styles = element.text if tag == "style" else element.get("style")
    yield from references_of_style(styles or "", line or 1)


def _loads_its_link(element: HtmlElement) -> bool:
    if element.tag == "link":
        return not _LOADED_LINKS.isdisjoint((element.get("rel") or "").lower().split())
    return element.tag in ("use", "image")
