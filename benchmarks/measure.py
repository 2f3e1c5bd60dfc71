"""Runs a stage, or another command, in a process of its own and measures time and memory.

Peak memory is that of the largest process (``ru_maxrss`` of the child and the processes that it
waited for), as the operating system counted it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in one unit of ``ru_maxrss``: macOS counts bytes, Linux kibibytes."""


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    seconds: float
    """Wall-clock time."""
    megabytes: float
    """Peak memory, in units of 10⁶ bytes."""
    cpu_seconds: float = 0.0
    """CPU time of all processes, which other work on the machine hardly changes."""


def run(digest: Path, *arguments: str) -> Cost:
    """Run ``python build.py`` over a digest's folder.

    Raises:
        SystemExit: the command failed; the message holds what it printed.
    """
    return cost_of(sys.executable, str(ROOT / "build.py"), *arguments, "--root", str(digest))[0]


def cost_of(*command: str) -> tuple[Cost, str]:
    """Run any command; return what it took and what it printed.

    Raises:
        SystemExit: the command failed; the message holds what it printed.
    """
    started = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as child:
        printed = child.stdout.read() if child.stdout else ""
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed:\n{printed}")
    megabytes = usage.ru_maxrss * MAXRSS_UNIT / 1e6
    return Cost(seconds, megabytes, usage.ru_utime + usage.ru_stime), printed


def median_cost(once: Callable[[], Cost], runs: int) -> Cost:
    """Return the medians of time and of memory over several runs."""
    costs = [once() for _ in range(runs)]
    return Cost(
        seconds=median(cost.seconds for cost in costs),
        megabytes=median(cost.megabytes for cost in costs),
        cpu_seconds=median(cost.cpu_seconds for cost in costs),
    )
