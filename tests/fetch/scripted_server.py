"""A web server on the loopback interface that answers as a test says, well or badly."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from unittest.mock import patch

LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Asked(NamedTuple):
    """A request that the server got."""

    path: str
    headers: dict[str, str]


Step = Callable[["Handler"], None]
"""Answers one request."""


class Handler(BaseHTTPRequestHandler):
    """Answers with the next step of the script for the path; the last one again and again."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        """Answer one request."""
        steps = self.server.script.get(self.path) or [answer(b"", 404)]
        count = sum(asked.path == self.path for asked in self.server.asked)
        headers = {name.lower(): text for name, text in self.headers.items()}
        self.server.asked.append(Asked(self.path, headers))
        self.close_connection = True
        with contextlib.suppress(ConnectionError):  # the client may have seen enough
            steps[min(count, len(steps) - 1)](self)

    def begin(self, status: int, headers: dict[str, str]) -> None:
        """Send the head of an answer."""
        self.send_response(status)
        for name, text in headers.items():
            self.send_header(name, text)
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """What to answer, and what was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script: dict[str, list[Step]] = defaultdict(list)
        self.asked: list[Asked] = []
        self.url = f"http://127.0.0.1:{self.server_port}"

    def says(self, path: str, *steps: Step) -> str:
        """Give the script for a path; return its address."""
        self.script[path] = list(steps)
        return self.url + path

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for."""
        return [asked.path for asked in self.asked]


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    """Run a server for as long as the block lasts."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def answer(body: bytes, status: int = 200, **headers: str) -> Step:
    """Answer with a body; ``Content_Type`` as a keyword is the header ``Content-Type``."""

    def step(handler: Handler) -> None:
        handler.begin(status, {"Content-Length": str(len(body))} | _headers(headers))
        handler.wfile.write(body)

    return step


def unsized(body: bytes, **headers: str) -> Step:
    """Answer with a body whose length is not said; it ends with the connection."""

    def step(handler: Handler) -> None:
        handler.begin(200, _headers(headers))
        handler.wfile.write(body)

    return step


def chunked(*chunks: bytes, end: bool = True, **headers: str) -> Step:
    """Answer in chunks, with or without the mark of the end."""

    def step(handler: Handler) -> None:
        handler.begin(200, {"Transfer-Encoding": "chunked"} | _headers(headers))
        for chunk in chunks:
            handler.wfile.write(b"%x\r\n%b\r\n" % (len(chunk), chunk))
        if end:
            handler.wfile.write(b"0\r\n\r\n")

    return step


def truncated(body: bytes, keep: int, **headers: str) -> Step:
    """Say how long a body is, but send only its beginning."""

    def step(handler: Handler) -> None:
        handler.begin(200, {"Content-Length": str(len(body))} | _headers(headers))
        handler.wfile.write(body[:keep])

    return step


def in_ranges(body: bytes, keep: int | None = None, **headers: str) -> Step:
    """Answer a request for a range with that part, of which ``keep`` bytes are sent."""

    def step(handler: Handler) -> None:
        start = int(handler.headers["Range"].removeprefix("bytes=").removesuffix("-"))
        rest = body[start:]
        extent = f"bytes {start}-{len(body) - 1}/{len(body)}"
        ranged = {"Content-Length": str(len(rest)), "Content-Range": extent}
        handler.begin(206, ranged | _headers(headers))
        handler.wfile.write(rest[:keep])

    return step


def redirect(location: str, status: int = 302) -> Step:
    """Answer that the thing is elsewhere."""
    return answer(b"gone there", status, Location=location)


def reset(handler: Handler) -> None:
    """Break the connection off without an answer."""
    linger = struct.pack("ii", 1, 0)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    handler.connection.close()


def trickle(body: bytes, pause: float, **headers: str) -> Step:
    """Send a body byte by byte."""

    def step(handler: Handler) -> None:
        handler.begin(200, {"Content-Length": str(len(body))} | _headers(headers))
        _slowly(handler, body, pause)

    return step


def trickle_head(pause: float) -> Step:
    """Send headers byte by byte, and never come to their end."""

    def step(handler: Handler) -> None:
        _slowly(handler, b"HTTP/1.1 200 OK\r\n" + b"X-Slow: yes\r\n" * 1000, pause)

    return step


@contextlib.contextmanager
def only_loopback() -> Iterator[list[Any]]:
    """Refuse connections to other hosts, and gives those that were tried."""
    refused: list[Any] = []
    find = socket.getaddrinfo
    connect = socket.socket.connect

    def checked_find(host: Any, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401  # as socket's
        _refuse(host, refused)
        return find(host, *arguments, **options)

    def checked_connect(self: socket.socket, address: Any) -> None:  # noqa: ANN401  # as socket's
        _refuse(address[0], refused)
        connect(self, address)

    with (
        patch("socket.getaddrinfo", checked_find),
        patch("socket.socket.connect", checked_connect),
    ):
        yield refused


def _refuse(host: Any, refused: list[Any]) -> None:  # noqa: ANN401  # a text or bytes
    name = host.decode() if isinstance(host, bytes) else host
    if name not in LOOPBACK:
        refused.append(name)
        raise OSError(f"the tests do not reach for {name}")


def _slowly(handler: Handler, data: bytes, pause: float) -> None:
    for position in range(len(data)):
        handler.wfile.write(data[position : position + 1])
        time.sleep(pause)


def _headers(named: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): text for name, text in named.items()}
