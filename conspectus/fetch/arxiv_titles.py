"""Requests that look papers up at arXiv by their titles, several at once.

How the API splits a title into words is not documented, and a phrase with a word that it splits
otherwise finds nothing. So phrases are made of plain words alone, which every way of splitting
agrees on; formulas, accents, apostrophes and numbers with points become gaps between phrases. A
hyphen outside a phrase would exclude what follows it, and is read as a space in the index.

Sources: https://info.arxiv.org/help/api/user-manual.html#query_details,
https://github.com/arXiv/arxiv-search/issues/322
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from conspectus.fetch.arxiv import ATTEMPTS, api_url
from conspectus.fetch.request import Endpoints, Request

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BATCH = 10
"""Titles in one request."""
LONGEST_URL = 4_000
"""Bytes."""
_RESULTS = 20
"""Papers that are asked for per title: several may hold the same words."""
_LONGEST_TITLE = 300
"""Characters of a title that are asked for; they are more than enough to know it by."""
_FORMULA = re.compile(r"[^\s$]*\$[^$]*\$\S*|[^\s\\]*\\[A-Za-z]+(?:\{[^{}]*\})*\S*|[{}]")
"""TeX, with what stands next to it: ``4\\times`` is no 4."""
_PLAIN = re.compile(r"[A-Za-z0-9]+(?:[-/][A-Za-z0-9]+)*", re.ASCII)
_AROUND = "\"'`()[],.;:!?*\u2018\u2019\u201c\u201d\u2013\u2014-/"
"""Marks at the ends of a word, which are no part of it."""
_TELLING = 3
"""Letters or digits that a phrase has at least; a shorter one finds everything."""


def title_batches(titles: Iterable[str], endpoints: Endpoints, size: int = BATCH) -> list[Request]:
    """Return requests for papers by title, the same for the same titles in any order.

    What they find must be compared with the titles: it holds the same words, and perhaps others.
    A title without plain words is left out.

    Args:
        titles: as they are printed.
        endpoints: where the API lives.
        size: titles in one request, unless their address would be too long.

    """
    queries = sorted({query for title in titles if (query := title_query(title))})
    return [_request(batch, endpoints) for batch in _batches(queries, endpoints, size)]


def title_query(title: str) -> str:
    """Return the API's query for a title; empty where no word of it is plain.

    >>> title_query("Mélange: Cost-Efficient Serving of $k$ LLMs")
    'ti:"Cost Efficient Serving of" AND ti:"LLMs"'
    """
    plain = _FORMULA.sub(" \\\\ ", title[:_LONGEST_TITLE])
    phrases = [phrase for phrase in _phrases(plain.split()) if len(phrase) >= _TELLING]
    return " AND ".join(f'ti:"{phrase}"' for phrase in dict.fromkeys(phrases))


def _phrases(words: Iterable[str]) -> Iterator[str]:
    """Yield the runs of plain words."""
    run: list[str] = []
    for word in words:
        bare = word.strip(_AROUND)
        if bare and not _PLAIN.fullmatch(bare):
            yield " ".join(run)
            run = []
        elif bare:
            run += re.split("[-/]", bare)
    yield " ".join(run)


def _batches(queries: Sequence[str], endpoints: Endpoints, size: int) -> Iterator[Sequence[str]]:
    batch: list[str] = []
    for query in queries:
        longer = [*batch, query]
        if batch and (len(longer) > size or len(_url(longer, endpoints)) > LONGEST_URL):
            yield batch
            longer = [query]
        batch = longer
    if batch:
        yield batch


def _url(batch: Sequence[str], endpoints: Endpoints) -> str:
    wanted = " OR ".join(f"({query})" for query in batch)
    return api_url(endpoints, {"search_query": wanted, "max_results": str(_RESULTS * len(batch))})


def _request(batch: Sequence[str], endpoints: Endpoints) -> Request:
    digest = hashlib.sha256("\n".join(batch).encode()).hexdigest()[:12]
    return Request(_url(batch, endpoints), f"arxiv-titles-{digest}.atom", attempts=ATTEMPTS)
