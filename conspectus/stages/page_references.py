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


_referring = etree.XPath(
    "//*[@href or @src or @action or @srcset or @poster or @data or @http-equiv or @style"
    " or self::style]"
)


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
    ids = frozenset(map(str, [*tree.xpath("//@id"), *tree.xpath("//a/@name")]))
    references = tuple(found for element in _referring(tree) for found in _references(element))
    canonical = tree.xpath("//link[@rel='canonical']/@href")
    return PageReferences(references, ids, str(canonical[0]) if canonical else None)


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
        yield from (Reference(address, line, loaded=True) for address in _sources(element))
    if (element.get("http-equiv") or "").lower() == "refresh":
        match = _REFRESH.match(element.get("content") or "")
        yield from [Reference(match[1].strip("'\" "), line, loaded=False)] if match else []
    if style := element.text if tag == "style" else element.get("style"):
        yield from references_of_style(style, line or 1)


def _sources(element: HtmlElement) -> Iterator[str]:
    addresses = (element.get(name) for name in ("src", "data", "poster"))
    yield from (address for address in addresses if address is not None)
    candidates = (candidate.split() for candidate in (element.get("srcset") or "").split(","))
    yield from (words[0] for words in candidates if words)


def _loads_its_link(element: HtmlElement) -> bool:
    if element.tag == "link":
        return not _LOADED_LINKS.isdisjoint((element.get("rel") or "").lower().split())
    return element.tag in ("use", "image")
