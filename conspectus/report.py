"""How a stage speaks to whoever started it, without knowing who that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")


class Reporter(Protocol):
    """Receives warnings and shows progress; the command line has one that people can read."""

    def warn(self, message: str) -> None:
        """Say that something was left out or looks wrong, although the work goes on."""

    def track(self, items: Iterable[T], label: str, total: int | None = None) -> Iterable[T]:
        """Pass the items on, showing how far the work called ``label`` has come."""


class Silent:
    """Shows nothing and keeps the warnings, for callers that are programs."""

    def __init__(self) -> None:
        self.warnings: list[str] = []

    def warn(self, message: str) -> None:
        """Keep the warning."""
        self.warnings.append(message)

    def track(self, items: Iterable[T], label: str, total: int | None = None) -> Iterable[T]:
        """Pass the items on."""
        del label, total
        return items
