"""Which file of a folder answers a request: a pure look-up from which no path leads out."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  # a NamedTuple's field
from typing import NamedTuple
from urllib.parse import quote, unquote_to_bytes

_TYPES = {
    ".avif": "image/avif",
    ".bib": "text/x-bibtex; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
_TYPES_BY_NAME = {
    "feed.json": "application/feed+json; charset=utf-8",
    "feed.xml": "application/atom+xml; charset=utf-8",
    "opensearch.xml": "application/opensearchdescription+xml; charset=utf-8",
}


class Found(NamedTuple):
    """A file to send."""

    path: Path


class Moved(NamedTuple):
    """Another address to go to, percent-encoded."""

    location: str


def content_type(path: Path) -> str:
    """Return the media type of a file, with the encoding of texts."""
    suffix = path.suffix.lower()
    return _TYPES_BY_NAME.get(path.name) or _TYPES.get(suffix, "application/octet-stream")


def site_path(target: str) -> str | None:
    """Return the decoded path of a request target; None if no file can have such a path.

    >>> site_path("/repository/papers/caf%C3%A9/?q=1")
    '/repository/papers/café/'
    >>> site_path("/repository/%2e%2e/secret") is None
    True
    """
    raw = target.partition("#")[0].partition("?")[0]
    try:
        path = unquote_to_bytes(raw).decode("utf-8")
    except UnicodeDecodeError:
        return None
    inner = path.removeprefix("/").split("/")
    wrong = any(name.startswith(".") for name in inner) or "" in inner[:-1]
    if wrong or not path.startswith("/") or not path.isprintable() or "\\" in path:
        return None
    return path


def find(folder: Path, path: str) -> Found | Moved | None:
    """Return what answers a path below the base path, such as ``papers/orca/``.

    A folder answers with its index.html, once its address ends in a slash. Files whose names begin
    with a dot are not published, so they are not found here either.
    """
    file = folder.joinpath(*path.split("/"))
    try:
        inside = file.resolve().is_relative_to(folder.resolve())
        if not inside:
            return None
        if file.is_dir():
            has_index = (file / "index.html").is_file()
            if path and not path.endswith("/"):
                return Moved(quote(f"{path}/")) if has_index else None
            file /= "index.html"
            inside = file.resolve().is_relative_to(folder.resolve())
        elif path.endswith("/"):
            return None
        return Found(file) if inside and file.is_file() else None
    except (OSError, RuntimeError):  # a name that is too long, links in a circle
        return None
