"""Serves a folder on the loopback interface as GitHub Pages serves it, and counts what it sends.

What GitHub Pages compresses in transit is compressed here; unknown types are sent as they are. A
byte counts if it goes over the wire: status line, headers and body.
"""

from __future__ import annotations

import contextlib
import gzip
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".mjs": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
}
"""The types that are compressed; all others are sent as ``application/octet-stream``."""
LEVEL = 6
_PAGE_TYPES = (".html", ".css", ".svg", ".ico")
_ISOLATED = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}
"""With these a page may measure its memory, its Workers' included."""


class Sent(NamedTuple):
    """One answer."""

    path: str
    size: int
    """In bytes."""

    @property
    def is_page(self) -> bool:
        """Whether it is the page itself, its styles or icons rather than what searching needs."""
        return self.path.endswith(("/", *_PAGE_TYPES))


class CountingServer(ThreadingHTTPServer):
    """Serves a folder; notes each answer."""

    daemon_threads = True

    def __init__(self, folder: Path, *, isolated: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.headers = _ISOLATED if isolated else {}
        self.bodies: dict[str, tuple[bytes, dict[str, str]] | None] = {}
        self.sent: list[Sent] = []

    @property
    def home(self) -> str:
        """The address of the folder."""
        return f"http://127.0.0.1:{self.server_port}/"

    def take_sent(self) -> list[Sent]:
        """Return the answers since the last call."""
        taken, self.sent = self.sent, []
        return taken

    def body_of(self, path: str) -> tuple[bytes, dict[str, str]] | None:
        """Return what is sent for a path, compressed once and kept; None where nothing is."""
        if path not in self.bodies:
            self.bodies[path] = self._read(path)
        return self.bodies[path]

    def _read(self, path: str) -> tuple[bytes, dict[str, str]] | None:
        file = self.folder / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
        if ".." in file.parts or not file.is_file():
            return None
        kind, data = TYPES.get(file.suffix), file.read_bytes()
        if kind is None:
            return data, {"Content-Type": "application/octet-stream"}
        return gzip.compress(data, LEVEL, mtime=0), {
            "Content-Type": kind,
            "Content-Encoding": "gzip",
            "Vary": "Accept-Encoding",
        }


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: CountingServer

    def do_GET(self) -> None:
        """Answer with a file or with an empty 404."""
        path = unquote(urlsplit(self.path).path)
        found = self.server.body_of(path)
        body, headers = found or (b"", {})
        status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
        headers = headers | self.server.headers | {"Cache-Control": "max-age=600"}
        lines = [f"HTTP/1.1 {status.value} {status.phrase}", f"Content-Length: {len(body)}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        answer = "\r\n".join([*lines, "", ""]).encode() + body
        self.server.sent.append(Sent(path, len(answer)))
        with contextlib.suppress(ConnectionError):  # a page that was closed meanwhile
            self.wfile.write(answer)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def serve(folder: Path, *, isolated: bool = False) -> Iterator[CountingServer]:
    """Serve a folder for as long as the block lasts."""
    with CountingServer(folder, isolated=isolated) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def served_size(files: list[Path]) -> int:
    """Return the bytes of files as they go over the wire, headers not counted."""
    return sum(
        len(gzip.compress(data, LEVEL, mtime=0)) if file.suffix in TYPES else len(data)
        for file in files
        for data in [file.read_bytes()]
    )
