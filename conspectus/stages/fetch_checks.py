"""Whether an answer is what was asked for: what is not is refused in a sentence. Keeps nothing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from conspectus.errors import FetchError, InputError
from conspectus.fetch.hugging_face import on_day
from conspectus.fetch.shown_days import other_day
from conspectus.fetch.shown_papers import missing_ids
from conspectus.fetch.web import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from conspectus.fetch.request import Request
    from conspectus.model.record import Listing
    from conspectus.report import Reporter

_OLDEST = dt.timedelta(days=14)
"""Of the newest page: no holidays last longer."""
_SHOWN = 5
"""Papers that a message names."""


class UnreadableError(FetchError):
    """An answer is none that ingest could read."""


def readable(request: Request, data: bytes, read: Callable[[bytes, str], Listing]) -> Listing:
    """Return what an answer says.

    Raises:
        UnreadableError: it is no listing.

    """
    try:
        return read(data, request.name)
    except InputError as error:
        line = error.problem.line or 1
        where = f" (line {line})" if line > 1 else ""
        message = f"{shown(request.url)}: {error.problem.message}{where}"
        raise UnreadableError(message) from None


def right_days(
    request: Request, listing: Listing, *, today: dt.date, reporter: Reporter
) -> Request:
    """Return the request, for the day that the page shows where that will do as well.

    Raises:
        FetchError: the page shows other days.

    """
    day = other_day(request, listing)
    if day is None or request.period is None:
        return request
    url, wanted = shown(request.url), request.period.name
    # It may be tomorrow there already.
    if request.newest and today - _OLDEST <= day <= today + dt.timedelta(days=1):
        reporter.warn(f"{url}: there is no page of {wanted} yet; it shows {day}.")
        return on_day(request, day)
    raise FetchError(f"{url}: asked for {wanted}, but the page shows {day}, so it was not kept.")


def right_papers(request: Request, listing: Listing, *, reporter: Reporter) -> None:
    """Say which papers an answer lacks that were asked for one by one.

    Raises:
        FetchError: it shows none of them.

    """
    missing = missing_ids(request, listing)
    if not missing:
        return
    if len(missing) == len(request.ids):
        found = sorted({record.arxiv for record in listing.records if record.arxiv})
        raise FetchError(
            f"{shown(request.url)}: asked for {_some(missing)}, but the answer shows "
            f"{_some(found) or 'papers without ids'}, so it was not kept."
        )
    reporter.warn(
        f"{shown(request.url)}: the answer lacks {_some(missing)}; another day they are asked for "
        "again."
    )


def accept_no_papers(request: Request, *, reporter: Reporter) -> None:
    """Take it that a page is empty, where that may be.

    Raises:
        FetchError: it may not.

    """
    if request.page:
        return  # the page before was full, and the last
    if not request.newest:
        raise FetchError(f"{shown(request.url)}: shows no papers.")
    reporter.warn(f"{shown(request.url)}: shows no papers yet.")


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
    return f"{', '.join(names[:_SHOWN])}{more}"
