"""What has been received of an answer so far, in a hidden file beside the one that will keep it.

The file is one line of JSON and then the bytes as they came. A killed run leaves it, and the next
one goes on where it ends, if the host can tell that its answer is still the same.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_LONGEST_HEAD = 65_536
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Opens neither what a link leads to nor a pipe that nobody writes to."""


class PartHead(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which answer the bytes are of."""

    url: str
    etag: str = ""
    last_modified: str = ""
    encoding: str = ""
    """Of the content, as the host named it: ``gzip`` or nothing."""
    total: int | None = None
    """Bytes of the whole answer, where the host says."""
    in_parts: bool = True
    """Whether the host may be asked for the rest alone."""

    @property
    def validator(self) -> str:
        """What tells the host which answer the rest is wanted of; empty if nothing certainly does.

        Source: RFC 9110, section 13.1.5: a weak entity tag does not.
        """
        if not self.in_parts:
            return ""
        return self.last_modified if self.etag.startswith("W/") else self.etag or self.last_modified


class PartFile:
    """The beginning of an answer."""

    def __init__(self, target: Path, url: str) -> None:
        self.path = target.with_name(f".{target.name}.part")
        self._url = url
        self.head: PartHead | None = None
        """None where there is nothing to go on from."""
        self._start = 0
        self._find()

    @property
    def size(self) -> int:
        """Bytes of the answer that are there."""
        return self.path.lstat().st_size - self._start if self.head else 0

    @property
    def is_whole(self) -> bool:
        """Whether no byte is known to be missing, or to be too many."""
        return self.head is not None and self.head.total in (None, self.size)

    def begin(self, head: PartHead) -> None:
        """Begin afresh with the head of an answer."""
        line = msgspec.json.encode(head) + b"\n"
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.unlink(missing_ok=True)
        with self.path.open("xb") as file:  # what stands there meanwhile is not ours
            file.write(line)
        self.head, self._start = head, len(line)

    def append(self, chunks: Iterable[bytes]) -> None:
        """Add bytes as they come; each is in the file at once."""
        with open(self.path, "ab", buffering=0, opener=_opener) as file:
            for chunk in chunks:
                view = memoryview(chunk)
                while view:  # an unbuffered file may take only some of them
                    view = view[file.write(view) :]

    def body(self) -> bytes:
        """Return the bytes of the answer."""
        with open(self.path, "rb", opener=_opener) as file:
            file.seek(self._start)
            return file.read()

    def discard(self) -> None:
        """Remove the file."""
        self.path.unlink(missing_ok=True)
        self.head = None

    def discard_unless_useful(self) -> None:
        """Remove the file unless another run can go on from it."""
        if self.head is None or not self.head.validator or not self.size:
            self.discard()

    def _find(self) -> None:
        """Look for what an earlier run left, and forget it where it is of no use."""
        if self.path.is_symlink() or (self.path.exists() and not self.path.is_file()):
            self.discard()
            return
        try:
            with open(self.path, "rb", opener=_opener) as file:
                line = file.readline(_LONGEST_HEAD)
            head = msgspec.json.decode(line, type=PartHead)
        except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return
        if line.endswith(b"\n") and head.url == self._url and sendable(head.validator):
            self.head, self._start = head, len(line)
            if not self.size:
                self.head = None


def sendable(text: str) -> str:
    """Return a header's text if it can be sent back and tells one answer; else nothing.

    A star means any answer. Source: RFC 9110, section 13.1.2.
    """
    fits = text.isascii() and text.isprintable() and text == text.strip() and text != "*"
    return text if fits else ""


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | _NO_LINK)
