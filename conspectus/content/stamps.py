"""Stamps of files: two looks at a file that give the same stamp saw the same bytes."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from conspectus.content.reading import name_of
from conspectus.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

UNKNOWN = ""
"""The stamp of a file that must be read anew."""
_COARSE = 10**9
"""Nanoseconds: some file systems keep whole seconds only."""
_TICK = 0.02
"""Seconds; the clock that stamps files advances at least every hundredth."""


def stamp_of(status: os.stat_result) -> str:
    """Return the stamp of a file: when it was changed, its size and its place on the disk."""
    if status.st_mtime_ns % _COARSE == 0 and time.time() - status.st_mtime < 2:  # noqa: PLR2004  # FAT's steps
        return UNKNOWN
    return f"{status.st_mtime_ns} {status.st_ctime_ns} {status.st_size} {status.st_ino}"


def stamped_files(folder: Path, *, root: Path, suffix: str = "") -> Iterator[tuple[str, str]]:
    """Yield path and stamp of the files below a folder, in no order.

    Paths are relative to ``root``; hidden files and folders are left out.

    Raises:
        InputError: a folder cannot be looked into. It must not count as empty.

    """
    try:
        if folder.exists():
            yield from _scan(str(folder), f"{folder.relative_to(root).as_posix()}/", suffix)
    except OSError as error:
        name = name_of(Path(error.filename or folder), root=root)
        raise InputError(f"cannot be read: {error.strerror or error}.", file=name) from None


def _scan(folder: str, prefix: str, suffix: str) -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from _scan(entry.path, f"{prefix}{entry.name}/", suffix)
            elif entry.name.endswith(suffix) and entry.is_file():
                yield f"{prefix}{entry.name}", stamp_of(entry.stat())


def wait_for_next(stamps: Iterable[str]) -> None:
    """Wait until a change of a file just written would give it another stamp than one of these."""
    newest = max((int(stamp.split()[0]) for stamp in stamps if stamp), default=0)
    if time.time_ns() - newest < _TICK * 10**9:
        time.sleep(_TICK)
