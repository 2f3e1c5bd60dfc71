"""A polite HTTP client: it says who asks, waits between requests, tries again, and knows limits.

It gives what a host sent, and does not look into it.
"""

from __future__ import annotations

import gzip
import io
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, Self

import httpx2

from conspectus.errors import FetchError, OutputError
from conspectus.fetch.deadline import Deadline
from conspectus.fetch.headers import (
    GZIP,
    Validators,
    answer_head,
    continues,
    keeps_gzip,
    redirected,
    request_headers,
)
from conspectus.fetch.part_file import PartFile
from conspectus.fetch.waiting import ARXIV_HOST, Clock, Pace, asked_to_wait, back_off
from conspectus.fetch.web import host_of, refusal, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from conspectus.fetch.request import Endpoints

_OK, _PARTIAL, _NOT_MODIFIED, _NO_SUCH_RANGE = 200, 206, 304, 416
_REDIRECTS = {301, 302, 303, 307, 308}
_PASSING = {408, 425, 429, 500, 502, 503, 504}
"""Failures that may be over soon."""
_SHOWN = 200


class Limits(NamedTuple):
    """How long, how much and how often; times in seconds, sizes in bytes."""

    connect: float = 15.0
    read: float = 60.0
    """Without a single byte."""
    total: float = 900.0
    """For one answer, with all attempts, redirects and waits."""
    longest_wait: float = 120.0
    """That a host may ask for with ``Retry-After``; one that asks for more is left alone."""
    size: int = 256_000_000
    """Of an answer, unpacked."""
    attempts: int = 5
    redirects: int = 5


class Answer(NamedTuple):
    """What a host sent."""

    data: bytes
    """As received, but for the content encoding."""
    validators: Validators = Validators()


class _Again(Exception):  # noqa: N818  # no error yet: another attempt may do
    """An attempt failed in a way that may be over soon."""

    def __init__(self, why: str, wait: float = 0.0) -> None:
        super().__init__(why)
        self.wait = wait


class Client:
    """Asks one host after the other, one request at a time."""

    def __init__(
        self,
        user_agent: str,
        endpoints: Endpoints,
        *,
        limits: Limits = Limits(),  # noqa: B008  # a value, which never changes
        clock: Clock = Clock(),  # noqa: B008  # likewise
    ) -> None:
        self._limits = limits
        self._clock = clock
        self._pace = Pace(clock, {ARXIV_HOST, host_of(endpoints.arxiv)})
        self._http = httpx2.Client(
            headers={"User-Agent": user_agent, "Accept": "*/*"},
            timeout=httpx2.Timeout(limits.read, connect=limits.connect),
            # A connection that has lain idle for some seconds is as likely to break as to serve.
            limits=httpx2.Limits(max_keepalive_connections=0),
            follow_redirects=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of connections."""
        self._http.close()

    def download(self, url: str, target: Path, known: Validators = Validators()) -> Answer | None:  # noqa: B008  # a value
        """Return what an address gives; None if it is still what ``known`` says.

        Args:
            url: an http or https address.
            target: the file that will keep the answer. It is not written; what has been received
                lies in a hidden file beside it until the answer is whole.
            known: from the last answer.

        Raises:
            FetchError: the host did not give it, in spite of several attempts.
            OutputError: it cannot be kept.

        """
        if why := refusal(url):
            raise FetchError(f"{shown(url)}: {why}.")
        try:
            return self._try(url, PartFile(target, url), known)
        except OSError as error:
            raise OutputError(f"{target}: cannot be kept: {error.strerror or error}.") from None

    def _try(self, url: str, part: PartFile, known: Validators) -> Answer | None:
        """Try as often as the limits allow; an attempt that brought some bytes does not count."""
        failures = 0
        with Deadline(self._limits.total) as deadline:
            while True:
                before = part.size
                try:
                    return self._attempt(url, part, known, deadline)
                except FetchError:
                    part.discard()
                    raise
                except _Again as failure:
                    part.discard_unless_useful()
                    failures = 1 if part.size > before else failures + 1
                    self._refuse_more(url, failures, failure, part, deadline)
                    self._clock.sleep(max(back_off(failures), failure.wait))

    def _refuse_more(
        self, url: str, failures: int, failure: _Again, part: PartFile, deadline: Deadline
    ) -> None:
        """Give up where another attempt would be of no use, or would be rude."""
        if deadline.passed:
            again = "run again to go on where it stopped" if part.head else "try again later"
            raise FetchError(f"{shown(url)}: not complete within {deadline.seconds:g} s; {again}.")
        if failures >= self._limits.attempts:
            raise FetchError(f"{shown(url)}: {failure}; tried {failures} times, try again later.")
        if failure.wait > self._limits.longest_wait:
            asks = f"asks to wait for {failure.wait:.0f} s"
            raise FetchError(f"{shown(url)}: {failure} and {asks}; try again after that.")

    def _attempt(
        self, url: str, part: PartFile, known: Validators, deadline: Deadline
    ) -> Answer | None:
        headers = request_headers(url, known, part.head, part.size)
        with self._open(url, headers, deadline) as response:
            if response.status_code == _NOT_MODIFIED and any(known) and not part.head:
                return None
            self._refuse_failure(url, response, part)
            if response.status_code == _OK:
                part.begin(answer_head(url, response.headers))
            elif not part.head or not continues(response.headers, part.head, part.size):
                part.discard()
                raise _Again("its answer changed while it was being fetched")
            self._receive(url, response, part)
            if deadline.passed:  # what looks like the end may be where it was cut
                raise _Again("the answer was cut off")
        return self._finish(url, part)

    @contextmanager
    def _open(
        self, url: str, headers: dict[str, str], deadline: Deadline
    ) -> Iterator[httpx2.Response]:
        """Give the answer of an address, or of where it redirects to."""
        following = url
        for _ in range(self._limits.redirects + 1):
            asked = following
            self._pace.wait(asked)
            try:
                with self._exchange(asked, headers, deadline) as response:
                    location = response.headers.get("Location", "")
                    if response.status_code not in _REDIRECTS or not location:
                        yield response
                        return
                    following = redirected(url, asked, location)
            finally:
                self._pace.answered(asked)
        raise FetchError(f"{shown(url)}: redirects more than {self._limits.redirects} times.")

    @contextmanager
    def _exchange(
        self, url: str, headers: dict[str, str], deadline: Deadline
    ) -> Iterator[httpx2.Response]:
        """Give one host's answer, and say in words what the library raises."""
        extensions = {"trace": deadline.trace}
        try:
            with self._http.stream("GET", url, headers=headers, extensions=extensions) as response:
                self._http.cookies.clear()
                yield response
        except httpx2.ConnectTimeout:
            raise _Again(f"could not be reached within {self._limits.connect:g} s") from None
        except httpx2.TimeoutException:
            raise _Again(f"sent nothing for {self._limits.read:g} s") from None
        except (httpx2.ConnectError, httpx2.ProxyError) as error:
            raise _Again(f"could not be reached ({_words(error)})") from None
        except httpx2.TransportError as error:
            raise _Again(f"the answer broke off ({_words(error)})") from None
        except (httpx2.InvalidURL, httpx2.RequestError) as error:
            raise FetchError(f"{shown(url)}: cannot be asked ({_words(error)}).") from None

    def _refuse_failure(self, url: str, response: httpx2.Response, part: PartFile) -> None:
        status = response.status_code
        if status in (_OK, _PARTIAL):
            return
        if status == _NO_SUCH_RANGE and part.head:
            part.discard()
            raise _Again("its answer changed while it was being fetched")
        what = f"answers {status} {response.reason_phrase}".rstrip()[:_SHOWN]
        if status in _PASSING:
            header = response.headers.get("Retry-After", "")
            raise _Again(what, asked_to_wait(header, self._clock.now()))
        raise FetchError(f"{shown(url)}: {what}.")

    def _receive(self, url: str, response: httpx2.Response, part: PartFile) -> None:
        total = part.head.total if part.head else None
        if total is not None and total > self._limits.size:
            raise self._too_large(url, part)
        part.append(self._limited(url, response, part))

    def _limited(self, url: str, response: httpx2.Response, part: PartFile) -> Iterator[bytes]:
        left = self._limits.size - part.size
        for chunk in response.iter_raw():
            left -= len(chunk)
            if left < 0:
                raise self._too_large(url, part)
            yield chunk

    def _finish(self, url: str, part: PartFile) -> Answer:
        head, data = part.head, part.body()
        if head is None or not part.is_whole:
            part.discard()
            raise _Again("the answer has another length than it was said to have")
        if head.encoding in GZIP and not keeps_gzip(url):
            data = self._unpacked(url, data, part)
        part.discard()
        return Answer(data, Validators(head.etag, head.last_modified))

    def _unpacked(self, url: str, data: bytes, part: PartFile) -> bytes:
        try:
            with gzip.open(io.BytesIO(data)) as file:
                unpacked = file.read(self._limits.size + 1)
        except (OSError, EOFError, zlib.error) as error:
            part.discard()
            raise _Again(f"the answer is damaged ({error})") from None
        if len(unpacked) > self._limits.size:
            raise self._too_large(url, part)
        return unpacked

    def _too_large(self, url: str, part: PartFile) -> FetchError:
        part.discard()
        return FetchError(f"{shown(url)}: has more than {self._limits.size:,} bytes; ask for less.")


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:_SHOWN] or type(error).__name__
