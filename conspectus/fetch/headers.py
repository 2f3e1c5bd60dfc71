"""What the headers of requests and answers say. Pure: it asks nobody and touches no file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from conspectus import __version__
from conspectus.errors import FetchError
from conspectus.fetch.part_file import PartHead, sendable
from conspectus.fetch.web import refusal, shown
from conspectus.model.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

GZIP = {"gzip", "x-gzip"}
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)", re.ASCII)
_SHOWN = 200


class Validators(NamedTuple):
    """What a host said of an earlier answer, so that it can say that nothing has changed."""

    etag: str = ""
    last_modified: str = ""


def user_agent(contact: str) -> str:
    """Return how the client names itself; the contact is an address that people can write to.

    >>> user_agent("https://papers.example.org/")[-30:]
    '(+https://papers.example.org/)'
    """
    clean = re.sub(r"[^\x21-\x7e]+|[()\\]", "", contact)[:_SHOWN]
    return f"conspectus/{__version__}" + (f" (+{clean})" if clean else "")


def contact(settings: Settings) -> str:
    """Return where the digest is, or who answers for it, as far as the settings state it."""
    if settings.base_url != Settings().base_url:
        return settings.base_url
    curator = settings.curator
    return curator.url or (f"mailto:{curator.email}" if curator.email else "")


def request_headers(
    url: str, known: Validators, part: PartHead | None, size: int
) -> dict[str, str]:
    """Return the headers that ask for the rest of an answer, or for one that is news.

    Args:
        url: the address that is asked.
        known: what the host said of the answer that is kept.
        part: the head of an answer whose first ``size`` bytes are there; None if there is none.
        size: in bytes.

    """
    headers = {"Accept-Encoding": "identity" if keeps_gzip(url) else "gzip"}
    if part:
        return headers | {"Range": f"bytes={size}-", "If-Range": part.validator}
    conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return headers | {name: text for name, text in conditions.items() if sendable(text)}


def answer_head(url: str, headers: Mapping[str, str]) -> PartHead:
    """Return what the headers say of an answer that begins.

    Raises:
        FetchError: it is encoded in a way that was not asked for.

    """
    encoding = content_encoding(headers)
    if encoding not in {"", *GZIP}:
        raise FetchError(
            f"{shown(url)}: answers in the encoding {encoding[:_SHOWN]!r}; expected gzip."
        )
    length = "" if "Transfer-Encoding" in headers else headers.get("Content-Length", "")
    return PartHead(
        url=url,
        etag=sendable(headers.get("ETag", "")),
        last_modified=sendable(headers.get("Last-Modified", "")),
        encoding=encoding,
        total=int(length) if length.isascii() and length.isdigit() else None,
        in_parts=headers.get("Accept-Ranges", "").strip().lower() != "none",
    )


def content_encoding(headers: Mapping[str, str]) -> str:
    """Return how the content is encoded; empty where it is as it is."""
    encoding = headers.get("Content-Encoding", "").strip().lower()
    return "" if encoding == "identity" else encoding


def continues(headers: Mapping[str, str], part: PartHead, size: int) -> bool:
    """Tell whether a partial answer is the rest of the one whose first bytes are there."""
    match = _RANGE.fullmatch(headers.get("Content-Range", "").strip())
    if not match or content_encoding(headers) != part.encoding:
        return False
    if headers.get("ETag", part.etag) != part.etag:
        return False
    totals = {match[2], "*" if part.total is None else str(part.total)} - {"*"}
    return int(match[1]) == size and len(totals) <= 1


def redirected(url: str, asked: str, location: str) -> str:
    """Return where a redirect leads.

    Args:
        url: what messages name.
        asked: the address that redirects.
        location: where to, as the header says.

    Raises:
        FetchError: it leads to what is not asked: a file, another protocol, a password.

    """
    try:
        following = urljoin(asked, location).partition("#")[0]
    except ValueError:
        following = location
    if why := refusal(following):
        raise FetchError(f"{shown(url)}: redirects to {shown(following)!r}: {why}.")
    return following


def keeps_gzip(url: str) -> bool:
    """Tell whether an address is that of a gzipped file, which stays one."""
    return urlsplit(url).path.lower().endswith(".gz")
