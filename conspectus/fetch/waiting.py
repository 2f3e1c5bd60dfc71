"""When to ask: the pause between requests to one service, and the wait before another try."""

from __future__ import annotations

import datetime as dt
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple

from conspectus.fetch.web import host_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ARXIV_HOST = "arxiv.org"
ARXIV_PAUSE = 3.0
"""Seconds. Source: https://info.arxiv.org/help/api/tou.html, "Rate limits"."""
_LONGEST_BACK_OFF = 60.0


def _now() -> dt.datetime:
    return dt.datetime.now(tz=dt.UTC)


class Clock(NamedTuple):
    """The clock, and how to let time pass; tests have one that does not wait."""

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], dt.datetime] = _now


class Pace:
    """Keeps a pause between requests to hosts that ask for one, all of them taken together."""

    def __init__(self, clock: Clock, hosts: Iterable[str], pause: float = ARXIV_PAUSE) -> None:
        self._clock = clock
        self._hosts = frozenset(hosts) - {""}
        self._pause = pause
        self._last: float | None = None

    def wait(self, url: str) -> None:
        """Wait until the host of an address may be asked."""
        if self._last is None or not self._is_slow(url):
            return
        left = self._last + self._pause - self._clock.monotonic()
        if left > 0:
            self._clock.sleep(left)

    def answered(self, url: str) -> None:
        """Note that a request to an address is over, well or badly."""
        if self._is_slow(url):
            self._last = self._clock.monotonic()

    def _is_slow(self, url: str) -> bool:
        host = host_of(url)
        name = host.partition(":")[0]
        return any(slow in (host, name) or name.endswith(f".{slow}") for slow in self._hosts)


def back_off(attempt: int) -> float:
    """Return the seconds to wait after an attempt, counted from 1: 1, 2, 4, … and at most 60."""
    return min(2.0 ** (attempt - 1), _LONGEST_BACK_OFF)


def asked_to_wait(retry_after: str, now: dt.datetime) -> float:
    """Return the seconds that a ``Retry-After`` header asks for; 0 if it makes no sense.

    Source: RFC 9110, section 10.2.3: seconds, or a date.
    """
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return 0.0
    if date.tzinfo is None:
        date = date.replace(tzinfo=dt.UTC)
    return max(0.0, (date - now).total_seconds())
