"""The request for a plain web address, and which addresses may be asked at all."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from conspectus.errors import SourceError
from conspectus.fetch.hugging_face import parse_period
from conspectus.fetch.request import Endpoints, Period, Request

if TYPE_CHECKING:
    import datetime as dt

_LONGEST_STEM = 60
_LONGEST_URL = 8_000
_LONGEST_SHOWN = 200
_ENDING = re.compile(r"(?:\.[a-z][a-z0-9]{0,4}){1,2}\Z", re.ASCII)
_DAYS = re.compile(r"/papers/(?:date|week|month)/([\w-]+)/?\Z|[?&](?:date|week|month)=([\w-]+)")
"""Where Hugging Face's addresses say which days a page shows."""


class WebAddress(NamedTuple):
    """Whatever a web address gives; asked for each time, but only fetched when it has changed."""

    text: str
    url: str

    def requests(self, today: dt.date, endpoints: Endpoints) -> list[Request]:
        """Return the one request; the file's name has the day, as the answer may change."""
        del endpoints
        name = _file_name(self.url, today)
        return [Request(self.url, name, asked="always", period=_period(self.url))]


def parse_web_address(text: str) -> WebAddress:
    """Return a web address, without its fragment.

    Raises:
        SourceError: it is none that can be asked.

    """
    if why := refusal(text):
        raise SourceError(f"{shown(text)}: {why}.")
    return WebAddress(text, text.partition("#")[0])


def refusal(url: str) -> str | None:
    """Return why an address cannot be asked; None if it can.

    >>> refusal("file:///etc/passwd")
    'only http and https addresses can be fetched'
    """
    parts = _split(url)
    if parts is None or len(url) > _LONGEST_URL or not url.isprintable() or " " in url:
        return "this is no web address"
    if parts.scheme not in ("http", "https"):
        return "only http and https addresses can be fetched"
    if not parts.hostname:
        return "the address names no host"
    if "@" in parts.netloc:
        return (
            "the address holds a name or password, which would be kept in the digest; "
            "save the file yourself and name that"
        )
    return None


def shown(url: str) -> str:
    """Return an address as messages show it: without a name and password, and not too long."""
    bare = re.sub(r"//[^/?#]*@", "//", url)
    return bare if len(bare) <= _LONGEST_SHOWN else f"{bare[:_LONGEST_SHOWN]}…"


def host_of(url: str) -> str:
    """Return the host, in lower case, with the port where one stands."""
    parts = _split(url)
    return parts.netloc.rpartition("@")[2].lower() if parts else ""


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  # it is checked when it is asked for
    except ValueError:
        return None
    return parts


def _period(url: str) -> Period | None:
    match = _DAYS.search(url) if "huggingface.co" in host_of(url) else None
    return parse_period(match[1] or match[2]) if match else None


def _file_name(url: str, today: dt.date) -> str:
    """Return a name that a person recognises and no other address has."""
    parts = urlsplit(url)
    last = unquote(parts.path.rstrip("/").rpartition("/")[2])
    clean = re.sub(r"[^A-Za-z0-9._+-]+", "-", last or parts.hostname or "").strip(".+-") or "page"
    ending = match[0] if last and (match := _ENDING.search(clean)) else ""
    stem = clean.removesuffix(ending)[:_LONGEST_STEM] or "page"
    digest = hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{stem}-{digest}-{today}{ending}"
