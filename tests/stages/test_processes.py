"""Work that several processes do."""

from __future__ import annotations

import gc
import math
import os

import pytest

from conspectus.stages.processes import rare_collections, under_way


def dying(number: int) -> int:
    """End the process, if it is not the one of the tests."""
    if os.environ.get("CONSPECTUS_TEST_PID") != str(os.getpid()):
        os._exit(1)
    return -number


@pytest.mark.parametrize("processors", [1, 2])
def test_results_come_in_order(processors: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many processes there are, the results are those of one, in order."""
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    with under_way(math.factorial, range(6)) as results:
        assert list(results) == [1, 1, 2, 6, 24, 120]


def test_processes_that_are_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the processes die, the work is done all the same."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setenv("CONSPECTUS_TEST_PID", str(os.getpid()))
    with under_way(dying, range(5)) as results:
        assert list(results) == [0, -1, -2, -3, -4]


def test_results_that_nobody_wants(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left undone when the block ends is never done."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with under_way(math.factorial, range(1_000)) as results:
        assert next(results) == 1


def test_collections_are_as_before() -> None:
    """Cycles are sought as often as before when the block has ended."""
    before = gc.get_threshold()
    with rare_collections():
        assert gc.get_threshold() != before
    assert gc.get_threshold() == before
