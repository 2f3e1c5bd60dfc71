"""Writing so that nothing is ever half-written: a file is there whole, or as it was before.

This holds for a program that fails or is killed. It does not wait for the disk after each file,
which for thousands of them would take minutes, so a power cut may still cost what was just written.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from conspectus.errors import OutputError

TEMPORARY_PREFIX = ".conspectus-"


def write_text(path: Path, text: str) -> bool:
    """Write a UTF-8 file in one step unless it already says just this; tell whether it was written.

    Raises:
        OutputError: the file cannot be written; what was there before is untouched.
    """
    return write_bytes(path, text.encode("utf-8"))


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
