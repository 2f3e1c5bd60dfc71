"""Links of a built site: where each leads, and whether anything is loaded from another host.

It reads what a browser would be sent and knows nothing of how the site came to be.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from conspectus.errors import Problem
from conspectus.model.wording import count_text
from conspectus.stages.page_references import (
    PageReferences,
    Reference,
    references_of_page,
    references_of_style,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_WEB = {"http", "https"}
_FOLLOWED = {*_WEB, "mailto", "tel"}
_ORIGIN = "http://site.invalid"
"""Stands for the site's own origin while addresses are resolved."""


class _Target(NamedTuple):
    """Where an address leads."""

    name: str
    """A file of the site; or the address itself, where it is wrong whatever the site holds."""
    fragment: str = ""
    wrong: str = ""


class _Mention:
    """Where a target is mentioned first, and on how many pages."""

    def __init__(self, page: str, reference: Reference) -> None:
        self.page = self._latest = page
        self.reference = reference
        self.pages = 1

    def add(self, page: str) -> None:
        self.pages += page != self._latest
        self._latest = page

    def problem(self, wrong: str) -> Problem:
        others = self.pages - 1
        more = f" (and on {count_text(others, 'other page')})" if others else ""
        message = f"{self.reference.address.strip()!r} {wrong}{more}."
        return Problem(self.page, self.reference.line, message)


def check_site(site: Path, base_url: str) -> list[Problem]:
    """Return the problems of all links in the pages and styles of a site, in the files' order.

    A problem names its file by the path below the site, and the first place where the link stands.

    ``base_url`` is where the site will live; links to it count as links within the site. A target
    that is missed from many pages is told once, with their number.
    """
    names = sorted(_names(site))
    ids: dict[str, frozenset[str]] = {}
    shared: dict[frozenset[str], frozenset[str]] = {}  # most pages of a kind have the same ids
    mentions: dict[_Target, _Mention] = {}
    for name in names:
        found = _read(site / name)
        ids[name] = shared.setdefault(found.ids, found.ids)
        for reference in found.references:
            target = _target(name, reference, base_url)
            if target is not None:
                mentions.setdefault(target, _Mention(name, reference)).add(name)
    wrong = ((mention, _wrong(target, ids)) for target, mention in mentions.items())
    return [mention.problem(text) for mention, text in wrong if text]


def base_url_of(site: Path) -> str | None:
    """Return where a built site says that it will live; None where it does not say so."""
    return references_of_page((site / "index.html").read_bytes()).canonical


def _names(site: Path) -> Iterator[str]:
    """Yield all files that would be published, by their paths below the site."""
    for folder, folders, names in os.walk(site):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                yield Path(folder, name).relative_to(site).as_posix()


def _read(path: Path) -> PageReferences:
    if path.suffix == ".html":
        return references_of_page(path.read_bytes())
    loads: tuple[Reference, ...] = ()
    if path.suffix == ".css":
        loads = tuple(references_of_style(path.read_text("utf-8", "replace")))
    return PageReferences(loads, frozenset(), None)


def _target(page: str, reference: Reference, base_url: str) -> _Target | None:
    """Return where a reference leads; None if it rightly leaves the site."""
    address = reference.address.strip()
    base = urlsplit(base_url).path
    within = f"{base}{address.removeprefix(base_url)}" if address.startswith(base_url) else address
    try:
        parts = urlsplit(urljoin(f"{_ORIGIN}{base}{page}", within))
    except ValueError:
        return _Target(address, wrong="is no address")
    if f"{parts.scheme}://{parts.netloc}" == _ORIGIN:
        if not parts.path.startswith(base):
            return _Target(address, wrong=f"leads out of the site, which lives at {base}")
        name = unquote(parts.path.removeprefix(base))
        file = f"{name}index.html" if name == "" or name.endswith("/") else name
        return _Target(file, unquote(parts.fragment))
    return _outer_target(address, parts.scheme, loaded=reference.loaded)


def _outer_target(address: str, scheme: str, *, loaded: bool) -> _Target | None:
    if loaded and scheme != "data":
        return _Target(address, wrong="is loaded from another host")
    if loaded or scheme in _FOLLOWED:
        return None
    return _Target(address, wrong="is neither a web address nor one of this site")


def _wrong(target: _Target, ids: dict[str, frozenset[str]]) -> str:
    """Return what is wrong with a target; nothing if it is there."""
    name, fragment, wrong = target
    if wrong:
        return wrong
    if name not in ids:
        slash = f"{name}/index.html" in ids
        return "lacks its last slash" if slash else "leads to no file"
    if fragment and name.endswith(".html") and fragment not in {*ids[name], "top"}:
        return f"leads to no place in {name}: nothing there has that id"
    return ""
