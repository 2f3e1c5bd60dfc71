"""Work shared out among threads."""

from __future__ import annotations

import pytest
from threadpoolctl import threadpool_info

from conspectus.topics.likeness import threads
from conspectus.topics.likeness.threads import in_threads


@pytest.mark.parametrize("number", [1, 3])
def test_results_come_in_the_order_of_the_items(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many threads there are."""
    monkeypatch.setattr(threads, "_THREADS", number)
    assert in_threads(str, range(50)) == [str(item) for item in range(50)]


def test_what_the_work_raises_is_raised() -> None:
    """Nothing is lost in a thread."""
    with pytest.raises(ZeroDivisionError):
        in_threads(lambda item: 1 // item, [1, 0])


def test_linear_algebra_has_one_thread_meanwhile() -> None:
    """And what it had before when the work is done."""
    before = [pool["num_threads"] for pool in threadpool_info()]
    (within,) = in_threads(lambda _: {pool["num_threads"] for pool in threadpool_info()}, [0])
    assert within == {1}
    assert [pool["num_threads"] for pool in threadpool_info()] == before
