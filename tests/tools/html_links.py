"""What an HTML page refers to: where its links lead, what it loads, which fragments it offers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

LOADING_RELS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"}
LOADING = {
    ("audio", "src"),
    ("embed", "src"),
    ("iframe", "src"),
    ("image", "href"),
    ("img", "src"),
    ("input", "src"),
    ("object", "data"),
    ("script", "src"),
    ("source", "src"),
    ("track", "src"),
    ("use", "href"),
    ("video", "poster"),
    ("video", "src"),
}
LEADING = {("a", "href"), ("area", "href"), ("form", "action"), ("link", "href")}
ADDRESS_PROPERTIES = {"og:url", "og:image", "citation_abstract_html_url"}


@dataclass(frozen=True)
class Reference:
    """One address in a page."""

    url: str
    line: int
    loads: bool
    """Whether the browser fetches it to show the page."""


@dataclass
class Document(HTMLParser):
    """What one page refers to and offers."""

    html: str
    references: list[Reference] = field(default_factory=list)
    fragments: set[str] = field(default_factory=lambda: {"", "top"})
    redirects: bool = False
    canonical: str = ""

    def __post_init__(self) -> None:
        """Read the page."""
        super().__init__()
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses and the id of one element."""
        values = {name: value or "" for name, value in attrs}
        self.fragments.update(values[key] for key in ("id", "name") if key in values)
        for name, value in values.items():
            self._note_attribute(tag, name, value, values)
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values.get("href", "")
        if tag == "meta":
            self._note_meta(values)

    def _note_attribute(self, tag: str, name: str, value: str, values: dict[str, str]) -> None:
        if name == "srcset":
            for candidate in value.split(","):
                self._note(candidate.split()[0], loads=True)
        elif (tag, name) in LOADING:
            self._note(value, loads=True)
        elif (tag, name) in LEADING:
            rels = set(values.get("rel", "").split()) if tag == "link" else set()
            self._note(value, loads=bool(rels & LOADING_RELS))

    def _note_meta(self, values: dict[str, str]) -> None:
        content = values.get("content", "")
        if values.get("http-equiv", "").lower() == "refresh":
            self.redirects = True
            self._note(re.sub(r"^[^=]*=\s*", "", content), loads=False)
        elif {values.get("property"), values.get("name")} & ADDRESS_PROPERTIES:
            self._note(content, loads=False)

    def _note(self, url: str, *, loads: bool) -> None:
        self.references.append(Reference(url.strip(), self.getpos()[0], loads))
