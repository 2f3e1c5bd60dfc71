"""The requests for Hugging Face's papers: the page of a day, week or month, or one paper.

Source of the endpoints and of ``limit`` and ``p``:
https://github.com/huggingface/huggingface_hub (``HfApi.list_daily_papers``, ``HfApi.paper_info``)
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

import msgspec

from conspectus.errors import FetchError, SourceError
from conspectus.fetch.request import Endpoints, Period, Request, single_day
from conspectus.model.arxiv_id import parse_arxiv_id

PAGE_SIZE = 100
MOST_PAGES = 50
"""More than the fullest month has; a host that ignores ``p`` is not asked for ever."""
_EXPECTED = "hf:2025-12-08, hf:2025-W50, hf:2025-12, hf:daily or hf:2205.14135"
_WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class HuggingFacePage(NamedTuple):
    """The papers of a day, a week or a month."""

    text: str
    period: Period | None
    """None for the newest page."""

    def requests(self, today: dt.date, endpoints: Endpoints) -> list[Request]:
        """Return the request for the first page.

        Raises:
            FetchError: the page is of days to come.

        """
        period = self.period or single_day(today)
        if period.first > today + dt.timedelta(days=1):  # it may be tomorrow there already
            raise FetchError(f"{self.text}: lies in the future; today is {today}.")
        key = {10: "date", 8: "week", 7: "month"}[len(period.name)]
        url = f"{endpoints.hugging_face}/api/daily_papers?{key}={period.name}&limit={PAGE_SIZE}"
        return [
            Request(
                url,
                page_name(period, 0),
                asked="daily",
                period=period,
                newest=self.period is None,
                page_size=PAGE_SIZE,
            )
        ]


class HuggingFacePaper(NamedTuple):
    """One paper, with its counts of today."""

    text: str
    arxiv: str

    def requests(self, today: dt.date, endpoints: Endpoints) -> list[Request]:
        """Return the one request."""
        del today
        url = f"{endpoints.hugging_face}/api/papers/{self.arxiv}"
        name = f"hf-paper-{self.arxiv.replace('/', '-')}.json"
        return [Request(url, name, asked="daily", ids=(self.arxiv,))]


def parse_hugging_face(text: str, rest: str) -> HuggingFacePage | HuggingFacePaper:
    """Return what stands after ``hf:``.

    Raises:
        SourceError: it is no day, week, month or paper.

    """
    if rest.casefold() == "daily":
        return HuggingFacePage(text, None)
    if period := parse_period(rest):
        return HuggingFacePage(text, period)
    if arxiv := parse_arxiv_id(rest):
        return HuggingFacePaper(text, arxiv)
    dated = re.match(r"\d{4}-", rest, re.ASCII)
    what = "there is no such day, week or month" if dated else "not understood"
    raise SourceError(f"{text}: {what}; write {_EXPECTED}.")


def parse_period(text: str) -> Period | None:
    """Return the day, ISO week or month that a text names; None if it names none.

    >>> parse_period("2025-W50").first
    datetime.date(2025, 12, 8)
    """
    text = text.upper()
    try:
        if _DAY.fullmatch(text):
            return single_day(dt.date.fromisoformat(text))
        if match := _WEEK.fullmatch(text):
            first = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return Period(text, first, first + dt.timedelta(days=6))
        if match := _MONTH.fullmatch(text):
            first = dt.date(int(match[1]), int(match[2]), 1)
            following = (first + dt.timedelta(days=31)).replace(day=1)
            return Period(text, first, following - dt.timedelta(days=1))
    except (ValueError, OverflowError):
        pass
    return None


def page_name(period: Period, page: int) -> str:
    """Return the name of the file that keeps a page, counted from 0.

    >>> page_name(single_day(dt.date(2025, 12, 8)), 1)
    'hf-2025-12-08-p2.json'
    """
    return f"hf-{period.name}-p{page + 1}.json" if page else f"hf-{period.name}.json"


def following(request: Request, data: bytes) -> Request | None:
    """Return the request for the page after an answer; None after the last."""
    if not request.period or not request.page_size or request.page + 1 >= MOST_PAGES:
        return None
    if (count_items(data) or 0) < request.page_size:
        return None
    page = request.page + 1
    url = f"{request.url.removesuffix(f'&p={request.page}')}&p={page}"
    return request._replace(url=url, name=page_name(request.period, page), page=page)


def page_before(request: Request) -> str | None:
    """Return the name of the file that keeps the page before; None for a first page."""
    return page_name(request.period, request.page - 1) if request.period and request.page else None


def on_day(request: Request, day: dt.date) -> Request:
    """Return a request as one whose answer turned out to show another day."""
    period = single_day(day)
    return request._replace(name=page_name(period, request.page), period=period)


def count_items(data: bytes) -> int | None:
    """Return how many values a JSON list has; None if the data are no JSON list."""
    try:
        return len(msgspec.json.decode(data, type=list[msgspec.Raw]))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
