"""When hosts are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conspectus.fetch.waiting import ARXIV_HOST, Pace, back_off

if TYPE_CHECKING:
    from fetch.conftest import ToyTime


@pytest.mark.parametrize(
    ("url", "waits"),
    [
        ("https://export.arxiv.org/api/query", True),
        ("https://arxiv.org/list/cs.CL/new", True),
        ("http://RSS.arXiv.org:80/rss/cs.CL", True),
        ("http://127.0.0.1:81/api/query", True),
        ("http://127.0.0.1:82/api/query", False),
        ("https://notarxiv.org/", False),
        ("https://arxiv.org.example.org/", False),
        ("https://huggingface.co/", False),
    ],
)
def test_the_pause_is_for_all_hosts_of_one_service(
    time_: ToyTime, url: str, *, waits: bool
) -> None:
    """All of arXiv's hosts, and the mirror that stands for them, share one pause."""
    pace = Pace(time_.clock, {ARXIV_HOST, "127.0.0.1:81"})
    pace.wait(url)
    pace.answered("https://arxiv.org/abs/2205.14135")
    pace.wait(url)
    assert time_.slept == ([3.0] if waits else [])


def test_only_what_is_left_of_the_pause_is_waited(time_: ToyTime) -> None:
    """Time that passed anyway counts."""
    pace = Pace(time_.clock, {ARXIV_HOST})
    pace.answered("https://arxiv.org/")
    time_.clock.sleep(2.0)
    pace.wait("https://arxiv.org/")
    pace.wait("https://arxiv.org/")
    assert time_.slept == [2.0, 1.0]


def test_waits_grow_up_to_a_minute() -> None:
    """Each wait is twice the one before."""
    assert [back_off(attempt) for attempt in (1, 2, 3, 6, 7, 1000)] == [1, 2, 4, 32, 60, 60]
