"""What ``ingest`` takes besides files: ``hf:…``, ``arxiv:…`` and web addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from conspectus.errors import SourceError
from conspectus.fetch.arxiv import ArxivCategories, ArxivIds, parse_arxiv
from conspectus.fetch.hugging_face import HuggingFacePage, HuggingFacePaper, parse_hugging_face
from conspectus.fetch.request import Endpoints
from conspectus.fetch.web import WebAddress, parse_web_address, refusal, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

RemoteSource: TypeAlias = (
    HuggingFacePage | HuggingFacePaper | ArxivCategories | ArxivIds | WebAddress
)
"""Each has the ``text`` that named it and ``requests(today, endpoints)``."""

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def parse_source(text: str) -> RemoteSource | None:
    """Return the source that a text names; None if it names a file.

    A file whose name begins like a source is named with its folder: ``./hf:notes.txt``.

    Raises:
        SourceError: it begins like a source, but is none.

    >>> parse_source("arxiv:cs.CL").categories
    ('cs.CL',)
    >>> parse_source("content/listings/page.txt") is None
    True

    """
    text = text.strip()
    prefix, colon, rest = text.partition(":")
    if colon and prefix.casefold() == "hf":
        return parse_hugging_face(text, rest.strip())
    if colon and prefix.casefold() == "arxiv":
        return parse_arxiv(text, rest.strip())
    if _SCHEME.match(text):
        return parse_web_address(text)
    return None


def endpoints_from(environment: Mapping[str, str]) -> Endpoints:
    """Return where the services live, as ``HF_ENDPOINT`` and ``ARXIV_ENDPOINT`` say.

    Raises:
        SourceError: one of them is no web address.

    """
    default = Endpoints()
    return Endpoints(
        _endpoint("HF_ENDPOINT", environment) or default.hugging_face,
        _endpoint("ARXIV_ENDPOINT", environment) or default.arxiv,
    )


def _endpoint(variable: str, environment: Mapping[str, str]) -> str:
    url = environment.get(variable, "").strip().rstrip("/")
    if url and (why := refusal(url)):
        raise SourceError(f"{variable} is {shown(url)!r}: {why}.")
    return url
