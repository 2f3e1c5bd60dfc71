"""Which pages a build brought or changed, in a few words; what they say is not looked at."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from conspectus.model.wording import count_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_KINDS = {"papers": "paper", "topics": "topic", "": "other page"}
_PARTS_OF_OWN_PAGE = 3
"""As in ``papers/orca/index.html``; the index of topics is a page of another kind."""


def read_pages(folder: Path) -> dict[str, bytes]:
    """Return a digest of each page below a folder, by the path of its file."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).digest()
        for path in sorted(folder.rglob("*.html"))
    }


def pages_in_words(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> str:
    """Return how many pages of each kind differ, new and removed ones included.

    >>> pages_in_words({}, {"papers/a/index.html": b"a", "index.html": b"b"})
    '1 paper, 1 other page'
    """
    differing = (path for path in {**before, **after} if before.get(path) != after.get(path))
    return _counts_in_words(differing) or "no page"


def _counts_in_words(paths: Iterable[str]) -> str:
    counts = Counter(_kind_of(path) for path in paths)
    return ", ".join(
        count_text(counts[kind], noun) for kind, noun in _KINDS.items() if counts[kind]
    )


def _kind_of(path: str) -> str:
    first, *rest = path.split("/")
    return first if first in _KINDS and len(rest) + 1 == _PARTS_OF_OWN_PAGE else ""
