"""The site as visitors of the preview see it: whole builds only, one after another.

Two counters tell all there is to tell: the *wanted* version rises with every change, the *visible*
one follows when a build has ended. It builds where it is told to and must not watch or serve.
"""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path  # noqa: TC003  # a NamedTuple's field
from threading import Condition
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from conspectus.errors import ConspectusError
from conspectus.preview.built_pages import pages_in_words, read_pages

if TYPE_CHECKING:
    from collections.abc import Callable

_INTERRUPTIBLE = 1.0
"""Seconds of one wait: some systems hand a Ctrl-C to the program only between two waits."""


class View(NamedTuple):
    """What visitors see: a folder, or why there is none."""

    version: str
    """Differs from that of every other view, also of another run of the server."""
    folder: Path | None
    failure: str | None


class LiveSite:
    """Builds versions of a site into fresh folders and shows the newest one that has ended."""

    def __init__(
        self, build: Callable[[Path], None], work: Path, announce: Callable[[str], None]
    ) -> None:
        """Take the callback that fills a folder, and the folder below which the versions lie."""
        self._build = build
        self._work = work
        self._announce = announce
        self._run = secrets.token_hex(4)
        self._changed = Condition()
        self._wanted = 1
        self._visible = 0
        self._folders: list[Path] = []
        self._view = View(f"{self._run}-0", None, "The preview has ended.")
        self._pages: dict[str, bytes] = {}
        self._closed = False

    def want(self) -> None:
        """Say that something has changed, so that a newer version is wanted."""
        with self._changed:
            self._wanted += 1
            self._changed.notify_all()

    def close(self) -> None:
        """End every wait, for good."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def rebuild(self) -> bool:
        """Build once if a newer version is wanted than is visible; tell whether it built.

        However many changes arrive during the build, they leave one further build to do.
        """
        with self._changed:
            version = self._wanted
            if self._visible == version:
                return False
        folder = self._work / str(version)
        started = perf_counter()
        failure = self._failure_of_build(folder)
        self._show(version, folder, failure)
        self._announce(failure or self._news(folder, perf_counter() - started))
        self._remove_old()
        return True

    def run(self) -> None:
        """Build whenever a newer version is wanted, until closed."""
        while self._await_work():
            self.rebuild()

    def wait_for_first(self) -> View:
        """Return the view once there is one: a browser may ask before the first build ends."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._visible > 0)
            return self._view

    def wait_for_other(self, version: str, timeout: float) -> View:
        """Return the view as soon as its version is another one, or after ``timeout`` seconds."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._closed or self._view.version != version, timeout=timeout
            )
            return self._view

    def _await_work(self) -> bool:
        with self._changed:
            while not self._closed and self._visible == self._wanted:
                self._changed.wait(_INTERRUPTIBLE)
            return not self._closed

    def _failure_of_build(self, folder: Path) -> str | None:
        folder.mkdir(parents=True)
        try:
            self._build(folder)
        except ConspectusError as error:
            return str(error)
        except Exception as error:  # noqa: BLE001  # whatever went wrong, the preview stays up
            return f"The build broke off unexpectedly: {type(error).__name__}: {error}"
        return None

    def _news(self, folder: Path, seconds: float) -> str:
        """Return what the version in a folder brings that the last good one had not."""
        before, self._pages = self._pages, read_pages(folder)
        words = pages_in_words(before, self._pages)
        if not before:
            return f"Built in {seconds:.1f} s: {words}."
        return f"Rebuilt in {seconds:.1f} s; changed: {words}."

    def _show(self, version: int, folder: Path, failure: str | None) -> None:
        with self._changed:
            self._visible = version
            self._folders.append(folder)
            shown = None if failure else folder
            self._view = View(f"{self._run}-{version}", shown, failure)
            self._changed.notify_all()

    def _remove_old(self) -> None:
        """Keep the newest folder and the one before, of which a file may just be on its way."""
        while len(self._folders) > 2:  # noqa: PLR2004  # said above
            shutil.rmtree(self._folders.pop(0), ignore_errors=True)
