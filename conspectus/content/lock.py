"""A lock on a digest, so that two runs do not write its entries at once."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from conspectus.errors import OutputError

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PATIENCE = 20.0
"""Seconds to wait for another run; most are done in less."""
_STEP = 0.1


@contextmanager
def locked(root: Path, *, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold the lock of a digest; the system lets go of it when the process ends, however.

    Args:
        root: the digest's folder, which is locked itself: no file has to be written for it.
        patience: seconds to wait for another run.

    Raises:
        OutputError: another run still holds it after that time.

    """
    handle = _open(root)
    if handle is None:
        yield
        return
    try:
        _lock(handle, time.monotonic() + patience)
        yield
    finally:
        os.close(handle)


def _open(root: Path) -> int | None:
    """Return a handle of a folder; None where folders cannot be opened or locked."""
    if sys.platform == "win32":
        return None
    with suppress(OSError):
        return os.open(root, os.O_RDONLY)
    return None


def _lock(handle: int, until: float) -> None:
    if sys.platform == "win32":
        return
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise OutputError(
                    "another run of Conspectus is writing to this digest; wait until it has ended."
                ) from None
            time.sleep(_STEP)
        except OSError:  # a file system without locks
            return
        else:
            return
