"""Work shared out among threads, without a trace of how many there are.

NumPy and SciPy let other threads work while they compute, so this is for work on large arrays; what
the work is about is not known here.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from threadpoolctl import threadpool_info, threadpool_limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Item = TypeVar("Item")
    Result = TypeVar("Result")

_MOST = 4
_THREADS = min(_MOST, max((pool["num_threads"] for pool in threadpool_info()), default=1))
"""What linear algebra would use by itself; looked up at once, since within a limit it is 1."""


def in_threads(work: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
    """Return what ``work`` makes of each item, in their order.

    Within the work linear algebra has one thread: the order of additions, and so the last digits,
    depend on that. It raises what the work raises.
    """
    with (
        threadpool_limits(1),
        ThreadPoolExecutor(_THREADS, initializer=threadpool_limits, initargs=(1,)) as pool,
    ):
        return list(pool.map(work, items))
