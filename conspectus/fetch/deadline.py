"""A limit for the whole of an exchange.

The HTTP library limits each wait for more bytes, so a host that sends a byte now and then could go
on for ever. This cuts the connection when the time is over, wherever the exchange stands.
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from types import TracebackType

_CONNECTED = ("connect_tcp.complete", "start_tls.complete")


class Deadline:
    """Runs from the beginning of a ``with`` block to its end."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.passed = False
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._stream: Any = None

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()

    def trace(self, event: str, info: dict[str, Any]) -> None:
        """Learn of the connection; the library's ``trace`` extension calls this.

        Source: https://httpx2.pydantic.dev/advanced/extensions/#trace
        """
        if event.endswith(_CONNECTED):
            self._stream = info["return_value"]
            if self.passed:
                self._cut()

    def _cut(self) -> None:
        self.passed = True
        connection = self._stream and self._stream.get_extra_info("socket")
        if isinstance(connection, socket.socket):
            with suppress(OSError):  # it is closed already
                # Not an SSL socket's own method, which would speak to the other side first.
                socket.socket.shutdown(connection, socket.SHUT_RDWR)
