"""Texts in pages of arXiv, as arXiv has them. Knows no kind of page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from conspectus.readers.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conspectus.readers.html import Element

_LINK_TEXT = re.compile(r"this (?:https?|ftp) URL", re.IGNORECASE)
_CATEGORY = re.compile(r"\(([A-Za-z.-]{2,30})\)")
_LABEL = "descriptor"
_UNSEEN = frozenset({"script", "style"})
_BY_CLASS = etree.XPath(
    "descendant::*[contains(concat(' ', normalize-space(@class), ' '), concat(' ', $name, ' '))]"
)


def having_class(element: Element, name: str) -> list[Element]:
    """Return the elements in an element that have a class, in their order."""
    return list(_BY_CLASS(element, name=name))


def text_of(element: Element) -> str:
    """Return a text on one line: without its label, addresses written out, TeX instead of pictures.

    arXiv writes ``this https URL`` for an address; a browser that saves a page saves what MathJax
    made of TeX, and the TeX beside it.
    """
    return one_line("".join(_pieces(element)))


def _pieces(element: Element) -> Iterator[str]:
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            yield "" if node is element else node.tail or ""
        elif (instead := _instead(node)) is not None:
            yield instead
            walk.skip_subtree()
        else:
            yield "\n" if node.tag == "br" else node.text or ""


def _instead(node: Element) -> str | None:
    """Return what a reader sees instead of a node's own text, None if it is seen."""
    text = node.text or ""
    if (node.get("type") or "").startswith("math/tex"):
        return f"${text}$"
    style = node.get("class") or ""
    if node.tag in _UNSEEN or style == _LABEL or style.startswith("MathJax"):
        return ""
    if node.tag == "a" and _LINK_TEXT.fullmatch(text.strip()):
        return node.get("href") or text
    return None


def text_by_class(element: Element, name: str) -> str:
    """Return the text of the first element with a class, "" if there is none."""
    return next((text_of(found) for found in having_class(element, name)), "")


def categories_by_class(element: Element, name: str) -> list[str]:
    """Return the categories of ``Computation and Language (cs.CL); …``, the primary one first."""
    primary = _CATEGORY.findall(text_by_class(element, "primary-subject"))
    return [*primary, *_CATEGORY.findall(text_by_class(element, name))]
