"""What the preview answers to a request, as values: no sockets here."""

from __future__ import annotations

import html
import ipaddress
import re
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, quote, unquote, urlsplit

from conspectus.preview.served_files import Found, Moved, content_type, find, site_path

if TYPE_CHECKING:
    from conspectus.preview.live_site import LiveSite, View

RESERVED = "__preview__/"
"""Where the preview's own files live, below the base path."""
LONGEST_WAIT = 25.0
"""Seconds after which a page that waits for changes gets an answer in any case."""

_ASSETS = {
    "reload.js": "text/javascript; charset=utf-8",
    "failure.css": "text/css; charset=utf-8",
}
_HTML = "text/html; charset=utf-8"
_TEXT = "text/plain; charset=utf-8"
_END_OF_BODY = re.compile(rb"</body\s*>", re.IGNORECASE)
_HOST = re.compile(r"(?P<name>\[[0-9a-fA-F:.]+\]|[^:\[\]]+)(?::\d*)?")


class Answer(NamedTuple):
    """A response, apart from the headers that all share."""

    status: int
    body: bytes
    content_type: str
    location: str | None = None


class Answers:
    """Answers requests from the visible version of a live site."""

    def __init__(self, site: LiveSite, base_path: str, host: str) -> None:
        """Take the site, the path below which it lives (such as ``/repository/``), and its host."""
        self._site = site
        self._base = unquote(base_path)
        self._quoted_base = base_path
        self._hosts = {"localhost", "127.0.0.1", "[::1]", host} if is_loopback(host) else None

    def answer(self, target: str, host: str | None) -> Answer:
        """Answer a GET for a request target, such as ``/repository/topics/?q=1``."""
        if not self._is_known(host):
            text = "This preview is served to the machine it runs on only.\n"
            return Answer(421, text.encode(), _TEXT)
        path = site_path(target)
        if path in ("/", self._base.rstrip("/")) and path != self._base:
            return _redirect(self._quoted_base)
        inner = path.removeprefix(self._base) if path and path.startswith(self._base) else None
        if inner is not None and inner.startswith(RESERVED):
            return self._own(inner.removeprefix(RESERVED), urlsplit(target).query)
        return self._page(self._site.wait_for_first(), inner, target)

    def _is_known(self, host: str | None) -> bool:
        """Tell whether a Host header names this machine.

        Else a page of another site whose name is made to resolve to this machine could read the
        preview ("DNS rebinding"). The port says nothing: it may be forwarded from another one.
        """
        match = _HOST.fullmatch(host or "")
        return self._hosts is None or (match is not None and match["name"].lower() in self._hosts)

    def _own(self, name: str, query: str) -> Answer:
        if name == "changes":
            seen = parse_qs(query).get("seen", [""])[0]
            view = self._site.wait_for_other(seen, LONGEST_WAIT)
            return Answer(200, view.version.encode(), _TEXT)
        if name in _ASSETS:
            body = files(__package__).joinpath("assets", name).read_bytes()
            return Answer(200, body, _ASSETS[name])
        return Answer(404, b"Not found.\n", _TEXT)

    def _page(self, view: View, inner: str | None, target: str) -> Answer:
        if view.folder is None:
            return self._html(500, self._failure_page(view), view)
        found = None if inner is None else find(view.folder, inner)
        if isinstance(found, Moved):
            query = urlsplit(target).query
            return _redirect(f"{self._quoted_base}{found.location}{'?' if query else ''}{query}")
        status = 200 if found else 404
        found = found or find(view.folder, "404.html")
        body = _read(found)
        if body is None or not isinstance(found, Found):
            return self._html(404, b"<!doctype html><title>Not found</title><p>Not found.", view)
        kind = content_type(found.path)
        return self._html(status, body, view) if kind == _HTML else Answer(status, body, kind)

    def _html(self, status: int, body: bytes, view: View) -> Answer:
        source = f"{self._quoted_base}{RESERVED}reload.js?seen={quote(view.version)}"
        tag = f'<script type="module" src="{html.escape(source)}"></script>'
        return Answer(status, inject(body, tag.encode()), _HTML)

    def _failure_page(self, view: View) -> bytes:
        page = files(__package__).joinpath("assets", "failure.html").read_text(encoding="utf-8")
        values = {
            "assets": html.escape(self._quoted_base + RESERVED.rstrip("/")),
            "message": html.escape(view.failure or ""),
        }
        return Template(page).substitute(values).encode("utf-8", "replace")


def inject(page: bytes, tag: bytes) -> bytes:
    """Put a tag before the end of a page's body, or at the end of a page that has none."""
    ends = list(_END_OF_BODY.finditer(page))
    at = ends[-1].start() if ends else len(page)
    return page[:at] + tag + page[at:]


def is_loopback(host: str) -> bool:
    """Tell whether an address to bind to is reached from this machine only."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _redirect(location: str) -> Answer:
    return Answer(302, b"", _TEXT, location)


def _read(found: Found | Moved | None) -> bytes | None:
    if not isinstance(found, Found):
        return None
    try:
        return found.path.read_bytes()
    except OSError:  # removed since, or not readable
        return None
