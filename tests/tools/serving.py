"""Serves a built site on the loopback interface below a base path, as a project site is served."""

from __future__ import annotations

import contextlib
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BASE_PATH = "/repository/"


class _Handler(SimpleHTTPRequestHandler):
    """Answers below the base path only; what is missing gets the site's own 404 page."""

    def do_GET(self) -> None:
        """Answer one request."""
        if not self.path.startswith(BASE_PATH):
            super().send_error(HTTPStatus.NOT_FOUND)
            return
        self.path = "/" + self.path.removeprefix(BASE_PATH)
        super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send ``404.html`` for what is missing, as static hosts do."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        with open(self.translate_path("/404.html"), "rb") as file:  # noqa: PTH123  # a str path
            body = file.read()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Say nothing: the tests look at what the browser saw."""


@contextlib.contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a folder for as long as the block lasts; gives the address of its home page."""
    handler = partial(_Handler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{BASE_PATH}"
        finally:
            server.shutdown()
            thread.join()
