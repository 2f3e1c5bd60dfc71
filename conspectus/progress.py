"""Progress and warnings for a person at a terminal."""

from __future__ import annotations

import os
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

# rich is imported when there is something to show: most commands would load it for nothing.
# ruff: noqa: PLC0415
T = TypeVar("T")


class TerminalReporter:
    """Writes warnings to standard error, and shows progress there when a person watches."""

    @cached_property
    def _console(self) -> Console:
        from rich.console import Console

        return Console(file=sys.stderr, soft_wrap=True, highlight=False)

    def warn(self, message: str) -> None:
        """Write a warning; text from the input cannot style or clear the terminal."""
        self._console.print(f"warning: {printable(message)}", markup=False, style="yellow")

    def track(self, items: Iterable[T], label: str, total: int | None = None) -> Iterator[T]:
        """Pass the items on with a bar below the text, gone when the work is done."""
        if not self._console.is_terminal:
            yield from items
            return
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
        )

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        bar = Progress(*columns, TimeElapsedColumn(), console=self._console, transient=True)
        with bar:
            yield from bar.track(items, total=total, description=label)


def shown_path(path: Path) -> str:
    """Return how messages name a path: from the current folder where that is shorter."""
    whole = str(path.absolute())
    try:
        relative = os.path.relpath(whole)
    except ValueError:  # it lies on another drive
        return whole
    return relative if len(relative) < len(whole) and Path(relative) != Path() else whole


def printable(text: str) -> str:
    """Return a text with every control character but line breaks shown as an escape."""
    return "".join(
        char if char.isprintable() or char == "\n" else char.encode("unicode_escape").decode()
        for char in text
    )
