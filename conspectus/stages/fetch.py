"""Fetching: sources that other hosts have → ``content/listings/``, as received.

An answer is kept only if it can be read and shows the days that were asked for. Each is kept, and
noted, as soon as it is there: a source that fails, or a killed run, costs no other.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from conspectus.errors import FetchError
from conspectus.fetch.client import Client, Limits
from conspectus.fetch.headers import Validators, contact, user_agent
from conspectus.fetch.hugging_face import count_items, following, page_before
from conspectus.fetch.shown_papers import missing_ids, same_papers
from conspectus.fetch.sources import parse_source
from conspectus.fetch.waiting import Clock
from conspectus.fetch.web import shown
from conspectus.model.wording import count_text
from conspectus.readers.table import read_listing
from conspectus.stages.fetch_checks import (
    UnreadableError,
    accept_no_papers,
    readable,
    right_days,
    right_papers,
)
from conspectus.stages.kept_answers import KeptAnswers, file_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from conspectus.fetch.client import Answer
    from conspectus.fetch.request import Endpoints, Request
    from conspectus.fetch.sources import RemoteSource
    from conspectus.model.notes import FetchNote
    from conspectus.model.record import Listing
    from conspectus.model.settings import Settings
    from conspectus.report import Reporter

    Read = Callable[[bytes, str], Listing]


_CAUGHT_UP = 7
"""Days for which the newest page looks back: whoever fetches less often names the days."""


class FetchResult(NamedTuple):
    """What fetching found and did; files by their names below ``content/listings/``."""

    fetched: tuple[str, ...]
    """Files that are new or have changed."""
    kept: tuple[str, ...]
    """Files that were there and needed no fetching, or turned out not to have changed."""

    def __str__(self) -> str:
        fetched = count_text(len(self.fetched), "answer")
        return f"{fetched} fetched, {len(self.kept):,} already there"


def polite_client(
    settings: Settings,
    endpoints: Endpoints,
    *,
    limits: Limits = Limits(),  # noqa: B008  # a value, which never changes
    clock: Clock = Clock(),  # noqa: B008  # likewise
) -> Client:
    """Return a client that names the digest, or whoever answers for it; close it after use."""
    return Client(user_agent(contact(settings)), endpoints, limits=limits, clock=clock)


def fetch_sources(  # noqa: PLR0913  # each is another thing
    root: Path,
    sources: Sequence[RemoteSource],
    *,
    client: Client,
    endpoints: Endpoints,
    today: dt.date,
    reporter: Reporter,
    refresh: bool = False,
    read: Read = read_listing,
) -> FetchResult:
    """Fetch what is not there yet; return what was done.

    Args:
        root: the digest's folder.
        sources: what to fetch, in this order.
        client: asks the hosts.
        endpoints: where the services live.
        today: the day of the run, in UTC.
        reporter: hears of pages that are not there yet, and shows progress.
        refresh: ask also for what is there and should not have changed.
        read: reads an answer, to find out whether it can be kept.

    Raises:
        FetchError: some sources could not be fetched, each is named; the others were.
        InputError: what was fetched before cannot be read.
        OutputError: an answer cannot be kept.

    """
    run = _Run(root, client, endpoints, today, reporter, refresh=refresh, read=read)
    failures = []
    for source in reporter.track(sources, "Fetching", len(sources)):
        try:
            run.fetch(source)
        except FetchError as error:
            failures.append(str(error))
    if failures:
        raise FetchError("\n".join(_with_rest(failures, run.result)))
    return run.result


class _Run:
    """One run: what is known of earlier answers, and what has been done so far."""

    def __init__(  # noqa: PLR0913  # what the stage was given
        self,
        root: Path,
        client: Client,
        endpoints: Endpoints,
        today: dt.date,
        reporter: Reporter,
        *,
        refresh: bool,
        read: Read,
    ) -> None:
        self._client = client
        self._endpoints = endpoints
        self._today = today
        self._reporter = reporter
        self._refresh = refresh
        self._read = read
        self._answers = KeptAnswers(root)
        self._fetched: list[str] = []
        self._kept: list[str] = []

    @property
    def result(self) -> FetchResult:
        return FetchResult(_unique(self._fetched), _unique(self._kept))

    def fetch(self, source: RemoteSource) -> None:
        """Fetch what a source stands for, page by page; all its requests are tried."""
        failures = []
        asked = source.requests(self._today, self._endpoints)
        for first in [*chain.from_iterable(map(self._catch_up, asked)), *asked]:
            request: Request | None = first
            while request:
                try:
                    request = self._fetch_page(request)
                except FetchError as error:
                    failures.append(_named(source, error))
                    break
        if failures:
            raise FetchError("\n".join(failures))

    def _fetch_page(self, request: Request) -> Request | None:
        """Fetch one page unless it is there; return the request for the page after it."""
        if standing := self._standing(request):
            self._kept.append(standing)
            return following(request, self._answers.read(standing))
        for _ in range(request.attempts - 1):
            with suppress(UnreadableError):
                return self._ask(request)
        return self._ask(request)

    def _ask(self, request: Request) -> Request | None:
        last = self._answers.last(request.url)
        known = Validators(last.etag, last.last_modified) if last else Validators()
        answer = self._client.download(request.url, self._answers.path(request.name), known)
        if last:
            before = self._answers.read(file_name(last))
            if answer is None or answer.data == before:
                if request.ids:
                    listing = readable(request, before, self._read)
                    right_papers(request, listing, reporter=self._reporter)
                self._keep_as_it_is(request, last, answer)
                return following(request, before)
        return self._take(request, answer) if answer else None

    def _take(self, request: Request, answer: Answer) -> Request | None:
        """Keep an answer if it is what was asked for; return the request for the page after it."""
        if request.page_size and count_items(answer.data) == 0:
            accept_no_papers(request, reporter=self._reporter)
            return None
        listing = readable(request, answer.data, self._read)
        request = right_days(request, listing, today=self._today, reporter=self._reporter)
        right_papers(request, listing, reporter=self._reporter)
        if self._repeats(request, listing):
            return None
        if standing := self._standing(request):  # the page of an earlier day
            self._kept.append(standing)
        else:
            known = answer.validators
            self._answers.keep(request.name, request.url, answer.data, known, self._today)
            self._fetched.append(request.name)
        return following(request, answer.data)

    def _repeats(self, request: Request, listing: Listing) -> bool:
        """Tell whether a page is the one before once more, as from a host that counts no pages."""
        before = page_before(request)
        if before is None or not self._answers.path(before).is_file():
            return False
        earlier = self._read(self._answers.read(before), before)
        if not same_papers(earlier, listing):
            return False
        self._reporter.warn(
            f"{shown(request.url)}: shows the papers of the page before once more, so it was not "
            "kept, and no more pages were asked for."
        )
        return True

    def _standing(self, request: Request) -> str | None:
        """Return the file that a request could not better; None where it is worth asking."""
        if self._refresh or request.asked == "always":
            return None
        is_there = self._answers.path(request.name).is_file()
        if request.period:
            return request.name if is_there and not self._was_open(request) else None
        last = self._answers.last(request.url)
        if last and last.fetched == self._today:
            return file_name(last)
        if not is_there:
            return None
        by_hand = self._answers.note(request.name) is None
        is_final = by_hand or (request.asked == "once" and self._is_complete(request))
        return request.name if is_final else None

    def _is_complete(self, request: Request) -> bool:
        """Tell whether a file shows all papers that were asked for."""
        return not request.ids or not missing_ids(
            request, self._read(self._answers.read(request.name), request.name)
        )

    def _was_open(self, request: Request) -> bool:
        """Tell whether a page was kept before its days were over, and may have grown since.

        A full page of today has not: what came since is on the next, so a run that broke off goes
        on from there.
        """
        note = self._answers.note(request.name)
        if note is None or request.period is None or note.fetched > request.period.last:
            return False
        if note.fetched != self._today or not request.page_size:
            return True
        return count_items(self._answers.read(request.name)) != request.page_size

    def _catch_up(self, request: Request) -> list[Request]:
        """Return the pages of days before the newest that were kept before these were over."""
        if not request.newest:
            return []
        earlier = []
        for back in range(_CAUGHT_UP, 0, -1):
            day = self._today - dt.timedelta(days=back)
            if source := parse_source(f"hf:{day}"):
                earlier += source.requests(self._today, self._endpoints)
        return [each for each in earlier if self._was_kept_open(each)]

    def _was_kept_open(self, request: Request) -> bool:
        return self._answers.path(request.name).is_file() and self._was_open(request)

    def _keep_as_it_is(self, request: Request, last: FetchNote, answer: Answer | None) -> None:
        """Note that an answer has not changed; one that may change daily was asked for today."""
        name = file_name(last)
        self._kept.append(name)
        if request.asked != "always":
            known = answer.validators if answer else Validators(last.etag, last.last_modified)
            self._answers.confirm(name, request.url, known, self._today)


def _named(source: RemoteSource, error: FetchError) -> str:
    """Return a message that names the source as people wrote it."""
    name, message = shown(source.text), str(error)
    return message if message.startswith(name) else f"{name}: {message}"


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _with_rest(failures: Sequence[str], result: FetchResult) -> list[str]:
    """Return messages, the last of which says what became of the other sources."""
    if not result.fetched:
        return list(failures)
    return [*failures, f"The rest was fetched: {', '.join(result.fetched)}."]
