"""Writing so that nothing is ever half-written: a file is there whole, or as it was before.

This holds for a program that fails or is killed. It does not wait for the disk after each file,
which for thousands of them would take minutes, so a power cut may still cost what was just written.
"""

from __future__ import annotations

import codecs
import os
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from conspectus.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable

TEMPORARY_PREFIX = ".conspectus-"
_LEFT_BEHIND = 600
"""Seconds; no file takes as long to write, so an older temporary file is a killed program's."""


def write_text(path: Path, text: str) -> bool:
    """Write a UTF-8 file in one step unless it already says just this; tell whether it was written.

    A file that begins with a byte order mark keeps it: its editor may need it.

    Raises:
        OutputError: the file cannot be written; what was there before is untouched.
    """
    return write_bytes(path, _byte_order_mark(path) + text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> bool:
    """Write a file in one step unless it already holds just this; tell whether it was written."""
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}.") from None
    return True


def remove_left_behind(folders: Iterable[Path], *, age: float = _LEFT_BEHIND) -> None:
    """Remove the temporary files that a killed program left in folders, but not below them.

    Args:
        folders: where to look.
        age: seconds from which on they are taken for such; 0 where nobody else writes there.

    """
    for folder in sorted(set(folders)):
        for path in folder.glob(f"{TEMPORARY_PREFIX}*"):
            with suppress(OSError):  # it does no harm where it cannot be removed
                if _is_left_behind(path.lstat(), age):
                    path.unlink()


def _is_left_behind(status: os.stat_result, age: float) -> bool:
    return stat.S_ISREG(status.st_mode) and time.time() - status.st_mtime >= age


def _byte_order_mark(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            start = file.read(len(codecs.BOM_UTF8))
    except OSError:
        return b""  # there is no such file yet, or writing will say what is wrong
    return start if start == codecs.BOM_UTF8 else b""


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
