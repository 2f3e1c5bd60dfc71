"""Work done by several processes at once, beside the one that asked for it.

Knows nothing of papers. What comes out does not depend on how many there are.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
R = TypeVar("R")
_MOST = 8
_YOUNG = 100_000
"""Objects; Python's own 700 is for programs that hold a few thousand of them, not millions."""


@contextmanager
def under_way(work: Callable[[T], R], parts: Sequence[T]) -> Iterator[Iterator[R]]:
    """Have work begun at once, and give its results in order.

    Where there is only one processor, where processes cannot be started, or where they are ended
    from outside, what is left is done here when it is asked for.

    Args:
        work: a function of a module; whatever it raises must survive pickling.
        parts: what it is called with, one after the other.

    """
    processes = min(os.cpu_count() or 1, _MOST, len(parts))
    if processes <= 1:
        yield map(work, parts)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_begin)
    try:
        yield _results(pool, work, parts)
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def rare_collections() -> Iterator[None]:
    """Let Python seek cycles of objects rarely: it would look through millions that have none."""
    before = gc.get_threshold()
    gc.set_threshold(_YOUNG, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _results(pool: ProcessPoolExecutor, work: Callable[[T], R], parts: Sequence[T]) -> Iterator[R]:
    try:
        begun = pool.map(work, parts)
    except (BrokenProcessPool, OSError):
        return map(work, parts)
    return _or_here(begun, work, parts)


def _or_here(begun: Iterator[R], work: Callable[[T], R], parts: Sequence[T]) -> Iterator[R]:
    done = 0
    try:
        for result in begun:
            done += 1
            yield result
    except (BrokenProcessPool, OSError):
        yield from map(work, parts[done:])


def _begin() -> None:
    """Prepare a process: whoever interrupts the command, or kills it, ends this one with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process says what there is to say
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
