"""What the tests of fetching share: a server, a clock that does not wait, a client."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from fetch.scripted_server import Server, only_loopback, serving

from conspectus.fetch.client import Client, Limits
from conspectus.fetch.request import Endpoints
from conspectus.fetch.waiting import Clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any


DEFAULT = Endpoints()


class ToyTime:
    """A clock that only goes on when somebody sleeps."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    @property
    def clock(self) -> Clock:
        """The clock as the client takes it."""
        start = dt.datetime(2025, 12, 8, 12, tzinfo=dt.UTC)
        return Clock(
            monotonic=lambda: sum(self.slept),
            sleep=self.slept.append,
            now=lambda: start + dt.timedelta(seconds=sum(self.slept)),
        )


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Refuse every other host, and forget the proxies of the machine."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with only_loopback():
        yield


@pytest.fixture
def server() -> Iterator[Server]:
    """Run a server with an empty script."""
    with serving() as running:
        yield running


@pytest.fixture
def time_() -> ToyTime:
    """Return a clock that does not wait."""
    return ToyTime()


@pytest.fixture
def client_with(time_: ToyTime) -> Iterator[Callable[..., Client]]:
    """Make clients with limits, which are closed at the end."""
    made: list[Client] = []

    def make(endpoints: Endpoints = DEFAULT, **limits: Any) -> Client:  # noqa: ANN401  # as Limits has
        client = Client(
            "conspectus/0",
            endpoints,
            limits=Limits(**limits),
            clock=time_.clock,
        )
        made.append(client)
        return client

    yield make
    for client in made:
        client.close()
