"""The version of the ingest index: it is good only for the program that made it."""

from __future__ import annotations

import hashlib
from pathlib import Path

_PARTS = ("model", "readers", "content", "ingest")
"""Parts of the package on which the index depends."""


def index_version() -> str:
    """Return what an index is good for: a hash of the program that would make it."""
    package = Path(__file__).parents[1]
    modules = sorted(path for part in _PARTS for path in (package / part).rglob("*.py"))
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in modules)).hexdigest()
