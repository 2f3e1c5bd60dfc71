"""The form of the files that a search page loads: see ``docs/search.md``."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

Part = tuple[str, bytes]
"""A name, and data as JSON."""

_BUILD_LENGTH = 5
"""Bytes: two builds that a browser meets will not have the same."""


def part(name: str, data: Any) -> Part:  # noqa: ANN401  # whatever msgspec knows
    """Return data as compact JSON that is JavaScript too."""
    try:
        text = msgspec.json.encode(data)
    except UnicodeEncodeError:  # a lone surrogate has no UTF-8
        text = json.dumps(msgspec.to_builtins(data), separators=(",", ":")).encode("ascii")
    # Older browsers take these two for line ends, which no string may hold.
    return name, text.replace(b"\xe2\x80\xa8", b"\\u2028").replace(b"\xe2\x80\xa9", b"\\u2029")


def build_of(parts: Iterable[Part]) -> str:
    """Return a short hash of all parts in their order."""
    digest = blake2b(digest_size=_BUILD_LENGTH)
    for name, data in parts:
        digest.update(b"%b %d " % (name.encode(), len(data)))
        digest.update(data)
    return digest.hexdigest()


def script_of(named: Part, build: str) -> bytes:
    """Return the file of a part: a call that a page can also run as a script."""
    name, data = named
    return b'conspectusPart("%b","%b",%b);\n' % (build.encode(), name.encode(), data)
