"""What is asked of another host, as values. Nothing here asks."""

from __future__ import annotations

import datetime as dt  # noqa: TC003  # NamedTuples' fields
from typing import Literal, NamedTuple


class Endpoints(NamedTuple):
    """Where the services live; mirrors and tests have others."""

    hugging_face: str = "https://huggingface.co"
    arxiv: str = "https://export.arxiv.org"


class Period(NamedTuple):
    """The days that a page claims to show."""

    name: str
    """As people write it: ``2025-12-08``, ``2025-W50`` or ``2025-12``."""
    first: dt.date
    last: dt.date

    def covers(self, day: dt.date) -> bool:
        """Tell whether a day is one of them."""
        return self.first <= day <= self.last


class Request(NamedTuple):
    """One thing to ask for, and the file that keeps the answer."""

    url: str
    name: str
    """The file's name below ``content/listings/``."""
    asked: Literal["once", "daily", "always"] = "once"
    """How often the answer can change, and so is worth asking for."""
    period: Period | None = None
    """The days that the answer should show, where it is a page of some days."""
    attempts: int = 1
    """Answers to look at before one that cannot be read is believed."""
    newest: bool = False
    """Whether the page of an earlier day will do, as none may be there yet for the period."""
    page: int = 0
    """Which page of a longer answer, from 0."""
    page_size: int = 0
    """Papers on a full page; 0 where an answer has only one."""
    ids: tuple[str, ...] = ()
    """The arXiv ids of the papers asked for, where they were asked for one by one."""


def single_day(day: dt.date) -> Period:
    """Return a day as a period."""
    return Period(day.isoformat(), day, day)
