"""The requests for arXiv's API: the newest papers of categories, or papers by their ids.

Source: https://info.arxiv.org/help/api/user-manual.html, https://arxiv.org/category_taxonomy
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from conspectus.errors import SourceError
from conspectus.fetch.request import Endpoints, Request
from conspectus.model.arxiv_id import parse_arxiv_id

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

BATCH = 100
"""Papers asked for by id at once; their ids fit into one address."""
NEWEST = 200
"""Papers of a category that are asked for unless ``?max=`` says otherwise."""
_MOST = 2000
"""Papers in one answer. Source: the user manual, "start and max_results paging"."""
ATTEMPTS = 3
"""The API gives an empty feed now and then where there are papers.
Source: https://github.com/lukasschwab/arxiv.py/issues/129"""
_DIVIDED = {
    *("astro-ph", "cond-mat", "cs", "econ", "eess", "math", "nlin", "physics", "q-bio", "q-fin"),
    "stat",
}
_UNDIVIDED = {
    *("gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th", "math-ph", "nucl-ex", "nucl-th"),
    "quant-ph",
}
_IN_WORDS = {"cond-mat", "physics"}
"""Archives whose subjects are words, as in ``cond-mat.soft``; those of others are two capitals."""
_SUBJECT = re.compile(r"[a-z]+(?:-[a-z]+)*", re.ASCII)
_CAPITALS = re.compile(r"[A-Z]{2}", re.ASCII)
_VERSION = re.compile(r"v[1-9]\d*\Z", re.ASCII)
_EXPECTED = "a category such as arxiv:cs.CL, or ids such as arxiv:2205.14135,2307.08691"


class ArxivCategories(NamedTuple):
    """The newest submissions of some categories."""

    text: str
    categories: tuple[str, ...]
    """Sorted."""
    most: int = NEWEST

    def requests(self, today: dt.date, endpoints: Endpoints) -> list[Request]:
        """Return the one request; the file's name has the day."""
        wanted = " OR ".join(f"cat:{_pattern(category)}" for category in self.categories)
        query = {
            "search_query": wanted,
            "sortBy": "submittedDate",
            "sortOrder": "descending",
            "start": "0",
            "max_results": str(self.most),
        }
        name = f"arxiv-{'+'.join(self.categories)}-{today}.atom"
        return [Request(api_url(endpoints, query), name, asked="daily", attempts=ATTEMPTS)]


class ArxivIds(NamedTuple):
    """Papers by their ids."""

    text: str
    ids: tuple[str, ...]
    """Canonical, with the version where one was asked for; sorted."""

    def requests(self, today: dt.date, endpoints: Endpoints) -> list[Request]:
        """Return a request for each hundred papers."""
        del today
        return id_batches(self.ids, endpoints)


def parse_arxiv(text: str, rest: str) -> ArxivCategories | ArxivIds:
    """Return what stands after ``arxiv:``.

    Raises:
        SourceError: it is neither a list of ids nor of categories.

    """
    parts = [part.strip() for part in rest.split(",") if part.strip()]
    ids = [_versioned(part) for part in parts]
    found = sorted({arxiv for arxiv in ids if arxiv})
    if found and all(ids):
        return ArxivIds(text, tuple(found))
    if found:
        wrong = parts[ids.index(None)]
        raise SourceError(f"{text}: {wrong!r} is no arXiv id; write ids such as 2205.14135.")
    names, _, options = rest.partition("?")
    categories = tuple(sorted({_category(text, name.strip()) for name in names.split("+")}))
    return ArxivCategories(text, categories, _most(text, options))


def id_batches(ids: Iterable[str], endpoints: Endpoints, size: int = BATCH) -> list[Request]:
    """Return requests for papers by id, the same for the same ids in any order.

    Args:
        ids: canonical ids, with or without a version.
        endpoints: where the API lives.
        size: papers in one request.

    """
    ordered = sorted(set(ids))
    batches = [ordered[start : start + size] for start in range(0, len(ordered), size)]
    return [_id_request(batch, endpoints) for batch in batches]


def api_url(endpoints: Endpoints, query: dict[str, str]) -> str:
    """Return the address of a query."""
    return f"{endpoints.arxiv}/api/query?{urlencode(query, safe=':,/*')}"


def _id_request(batch: Sequence[str], endpoints: Endpoints) -> Request:
    listed = ",".join(batch)
    # Without max_results the API gives ten papers.
    url = api_url(endpoints, {"id_list": listed, "max_results": str(len(batch))})
    digest = hashlib.sha256(listed.encode()).hexdigest()[:12]
    return Request(url, f"arxiv-ids-{digest}.atom", attempts=ATTEMPTS, ids=tuple(batch))


def _versioned(text: str) -> str | None:
    """Return a canonical id with the version that a text names."""
    bare = parse_arxiv_id(text)
    version = _VERSION.search(text)
    return f"{bare}{version[0] if version else ''}" if bare else None


def _category(text: str, name: str) -> str:
    """Return the category that a name means, however its letters are written."""
    archive, dot, subject = name.partition(".")
    archive = archive.lower()
    subject = subject.lower() if archive in _IN_WORDS else subject.upper()
    pattern = _SUBJECT if archive in _IN_WORDS else _CAPITALS
    if not dot and archive in _DIVIDED | _UNDIVIDED:
        return archive
    if archive in _DIVIDED and pattern.fullmatch(subject):
        return f"{archive}.{subject}"
    raise SourceError(f"{text}: {name!r} is no arXiv category or id; write {_EXPECTED}.")


def _pattern(category: str) -> str:
    """Return what the API calls a category; an archive alone stands for all its categories."""
    return f"{category}.*" if category in _DIVIDED else category


def _most(text: str, options: str) -> int:
    if not options:
        return NEWEST
    match = re.fullmatch(r"max=(\d{1,4})", options, re.ASCII)
    if match and 1 <= int(match[1]) <= _MOST:
        return int(match[1])
    raise SourceError(f"{text}: {options!r} is not understood; write ?max= and 1 to {_MOST}.")
