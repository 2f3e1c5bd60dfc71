"""Feeds as feedparser reads them, after their XML has been made sound.

feedparser turns to a slow, guessing parser where XML is damaged, and some of its steps take
quadratic time. So lxml first mends the XML, drops what no feed of ours has, and keeps entities
and outer files away. Nothing here knows what an entry says of a paper.
"""

from __future__ import annotations

import io
import re
import sys
from collections import Counter
from html.entities import html5
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import feedparser
from lxml import etree

from conspectus.errors import InputError
from conspectus.model.characters import UNSHOWABLE
from conspectus.readers.collect import Place
from conspectus.readers.markup import refuse_bare_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conspectus.readers.source import Source

Element: TypeAlias = Any
"""Of a tree of lxml, which has no types."""
_ROOTS = frozenset({"feed", "rss", "RDF"})
_ENTRIES = frozenset({"entry", "item"})
_PEOPLE = frozenset({"author", "creator", "name"})
_HOLDERS = _ROOTS | _ENTRIES | {"channel", "author"}
"""The elements that hold others."""
_KNOWN = (
    _ROOTS
    | _ENTRIES
    | _PEOPLE
    | frozenset({"channel", "id", "guid", "title", "link", "summary", "description", "category"})
    | frozenset({"published", "updated", "pubDate", "lastBuildDate", "date", "announce_type"})
    | frozenset({"primary_category", "comment", "journal_ref", "journal_reference", "doi", "DOI"})
)
"""The elements that are read, by their names without name space."""
_LEAVES = _KNOWN - _HOLDERS
_TEXTS = ("title", "summary", "description", "comment", "journal_ref", "journal_reference")
_MARKUP = ("{*}a", "{*}b", "{*}br", "{*}div", "{*}em", "{*}i", "{*}p", "{*}span", "{*}strong",
           "{*}sub", "{*}sup", "{*}tt")  # fmt: skip
"""What may stand in a text as XHTML, or where a ``<`` was not escaped; its words are kept."""
_ENTITY = re.compile(
    rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{0,30}|#[0-9]{1,9}|#x[0-9A-Fa-f]{1,8});"
)
"""But those that XML itself has: a text may hold a million of them."""
_MOST_ALIKE = 200
"""Elements of one name in one parent, people and entries aside: feedparser compares categories
each with each. No paper has so many."""
_LONGEST_WORD = 100
"""Characters in a word of a person's name: feedparser seeks addresses there in quadratic time."""


class Feed(NamedTuple):
    """A feed, and the lines on which its entries begin."""

    channel: dict[str, Any]
    """What feedparser calls the feed: its title, link, dates."""
    entries: list[dict[str, Any]]
    lines: list[int | None]

    def placed(self) -> Iterator[tuple[Place, dict[str, Any]]]:
        """Yield each entry with its place."""
        for rank, (line, entry) in enumerate(zip(self.lines, self.entries, strict=True), start=1):
            yield Place(rank, line), entry


def parse_feed(source: Source) -> Feed | None:
    """Return the RSS, Atom or RDF feed that a source is, or what is left of one; else None.

    Raises:
        InputError: the data cannot be unpacked, are tags without texts, or too damaged.

    """
    refuse_bare_markup(source)
    root = _sound(source.data.removeprefix(b"\xef\xbb\xbf").lstrip())
    if root is None:
        return None
    lines = [entry.sourceline for entry in root.iter(*(f"{{*}}{name}" for name in _ENTRIES))]
    parsed = _parse(etree.tostring(root, encoding="utf-8", xml_declaration=True), source.name)
    # As plain dictionaries: feedparser's answer for one key with the value of another.
    entries = [dict(entry) for entry in parsed["entries"]]
    known = lines if len(lines) == len(entries) else [None] * len(entries)
    return Feed(channel=dict(parsed["feed"]), entries=entries, lines=known)


def _parse(xml: bytes, name: str) -> Any:  # noqa: ANN401  # feedparser has no types
    try:
        return feedparser.parse(
            # Never bytes or text alone: feedparser takes them for an address or a file's name.
            io.BytesIO(xml),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception:  # noqa: BLE001  # it raises anything where elements stand in odd places
        raise InputError("is a feed too damaged to be read; fetch it again.", file=name) from None


def text_in(values: dict[str, Any], key: str) -> str:
    """Return a text of a channel or an entry, "" where there is none."""
    value = values.get(key)
    return value if isinstance(value, str) else ""


def terms_in(entry: dict[str, Any]) -> list[str]:
    """Return the terms of an entry's categories."""
    terms = (tag.get("term") for tag in entry.get("tags") or ())
    return [term for term in terms if isinstance(term, str)]


def _sound(data: bytes) -> Element | None:
    """Return the root of a feed as a tree of known elements; None if the data are no feed."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_ENTITY.sub(_character, data), parser)
        return _mended(root) if root is not None and _name(root) in _ROOTS else None
    except (etree.XMLSyntaxError, ValueError):  # names that are no UTF-8, too, when looked at
        return None


def _mended(root: Element) -> Element:
    """Return a tree without what feedparser should not see."""
    for text in root.iter(*(f"{{*}}{name}" for name in _TEXTS)):
        etree.strip_tags(text, *_MARKUP)
    for element in _unwanted(root):
        if (parent := element.getparent()) is not None:
            parent.remove(element)
    return root


def _name(element: Element) -> str:
    """Return the name without name space; one whose prefix was never declared stays unknown."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _character(entity: re.Match[bytes]) -> bytes:
    """Return a named entity as a number that XML knows, an unknown one as plain text.

    So those that a document defines itself, to any size, come to nothing, as do numbers that are
    no characters.
    """
    name = entity[1].decode()
    if name.startswith("#"):
        digits, base = (name[2:], 16) if name[1] == "x" else (name[1:], 10)
        code = int(digits, base)
        shown = code <= sys.maxunicode and not UNSHOWABLE.match(chr(code))
        return entity[0] if shown else b""
    if characters := html5.get(f"{name};"):
        return b"".join(b"&#%d;" % ord(character) for character in characters)
    return b"&amp;" + entity[0][1:]


def _unwanted(root: Element) -> list[Element]:
    """Return what is no known element, stands there too often, or names no person.

    Attributes whose prefix was never declared are removed: feedparser takes them for broken XML.
    """
    found = []
    alike: Counter[tuple[Element, str]] = Counter()
    for element in root.iter():
        name = _name(element)
        for key in list(element.attrib):
            if ":" in key and not key.startswith("{"):
                del element.attrib[key]
        if name not in _KNOWN or _is_misplaced(element):
            found.append(element)
        elif name in _PEOPLE:
            if any(len(word) > _LONGEST_WORD for word in (element.text or "").split()):
                found.append(element)
        elif name not in _ENTRIES:
            alike[element.getparent(), name] += 1
            if alike[element.getparent(), name] > _MOST_ALIKE:
                found.append(element)
    return found


def _is_misplaced(element: Element) -> bool:
    """Tell whether an element stands in one that holds only text, as where an end tag was lost."""
    parent = element.getparent()
    return parent is not None and _name(parent) in _LEAVES
