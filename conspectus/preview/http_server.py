"""The preview's sockets: requests in, answers out, to as many browsers as ask."""

from __future__ import annotations

import errno
import os
import socket
import socketserver
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from conspectus.errors import ConspectusError

if TYPE_CHECKING:
    from conspectus.preview.answers import Answer, Answers

_OTHER_METHODS = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT")


class PreviewServer(ThreadingHTTPServer):
    """Listens at a host and port; each connection has a thread of its own."""

    daemon_threads = True
    block_on_close = False  # pages that wait for a change would hold the end up
    allow_reuse_address = os.name == "posix"  # elsewhere it would let two programs share a port

    def __init__(self, host: str, port: int, answers: Answers) -> None:
        """Listen.

        Raises:
            ConspectusError: the port is taken, not allowed, or the host is not this machine's.
        """
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.answers = answers
        try:
            super().__init__((host, port), _Handler)
        except (OSError, OverflowError) as error:
            raise ConspectusError(_why_not(host, port, error)) from None

    def server_bind(self) -> None:
        """Bind without asking for the machine's full name, which can take seconds."""
        socketserver.TCPServer.server_bind(self)

    @property
    def port(self) -> int:
        """The port it listens at, also where 0 asked for any."""
        return int(self.socket.getsockname()[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over browsers that hang up, as they do on every reload."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # passed on


class _Handler(BaseHTTPRequestHandler):
    # HTTP/1.0, so each connection ends with its answer and none outlives the server.

    server: PreviewServer
    server_version = "Conspectus"
    sys_version = ""
    timeout = 60.0

    def do_GET(self) -> None:
        self._send(self.server.answers.answer(self.path, self.headers.get("Host")))

    def do_HEAD(self) -> None:
        self._send(self.server.answers.answer(self.path, self.headers.get("Host")))

    def _refuse(self) -> None:
        self.send_response(405)
        self.send_header("Allow", "GET, HEAD")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        if answer.location is not None:
            self.send_header("Location", answer.location)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Keep quiet: requests are no news to who looks at the page."""


for _method in _OTHER_METHODS:
    setattr(_Handler, f"do_{_method}", _Handler._refuse)  # noqa: SLF001  # its own module


def _why_not(host: str, port: int, error: OSError | OverflowError) -> str:
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return (
            f"port {port} on {host} is taken by another program; choose another with --port, "
            "or --port 0 for any that is free."
        )
    if isinstance(error, OverflowError):
        return f"{port} is no port; choose one from 0 to 65535 with --port."
    if number == errno.EACCES:
        return f"port {port} needs an administrator's rights; choose one above 1023 with --port."
    return (
        f"cannot listen at {host}, port {port}: {error.strerror or error}; see --host and --port."
    )
