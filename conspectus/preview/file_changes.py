"""Which watched files have changed.

Events only say where to look; whether something changed is told by comparing the files themselves,
so that neither reading a file nor writing the same bytes again starts a build.
"""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from watchdog.observers.api import BaseObserver, ObservedWatch

# It logs an error when a watch ends between two reads; what goes wrong in earnest is raised.
logging.getLogger("watchdog").addHandler(logging.NullHandler())

Signature = dict[str, tuple[int, int]]
"""Modification time in nanoseconds and size in bytes, by path."""

_WRITES: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
_LEFT_BY_EDITORS = (".*", "*~", "#*#", "*.swp", "*.swx", "*.tmp", "*.part", "4913", "__pycache__")


def is_passing(name: str) -> bool:
    """Tell whether a file's name is of the kind that editors and systems leave lying about."""
    return any(fnmatchcase(name, pattern) for pattern in _LEFT_BY_EDITORS)


def signature(paths: Sequence[Path]) -> Signature:
    """Return the state of the files at and below some paths; what does not exist has none."""
    found: Signature = {}
    for path in paths:
        if path.is_dir():
            found.update(_below(str(path.resolve())))
        else:
            found.update(_state(path))
    return found


def _state(file: Path | os.DirEntry[str]) -> Signature:
    try:
        state = file.stat()
    except OSError:
        return {}  # removed a moment ago, or a link to nothing
    return {os.fspath(file): (state.st_mtime_ns, state.st_size)}


def _below(folder: str) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return  # removed a moment ago
    for entry in entries:
        if is_passing(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path)
        else:
            yield from _state(entry).items()


class FileChanges:
    """Calls back once for each burst of changes to the watched files."""

    def __init__(self, state: Callable[[], Signature], changed: Callable[[], None]) -> None:
        """Take how to see the files' state, and whom to tell when it has changed."""
        self._state = state
        self._changed = changed
        self._known = state()
        self._event = Event()
        self._closed = False

    def touch(self) -> None:
        """Say that something may have changed. Cheap: it is called for every event."""
        self._event.set()

    def close(self) -> None:
        """End ``run``."""
        self._closed = True
        self._event.set()

    def check(self) -> bool:
        """Compare the files with what is known of them; call back if they differ."""
        now = self._state()
        if now == self._known:
            return False
        self._known = now
        self._changed()
        return True

    def run(self, *, quiet: float = 0.1) -> None:
        """Check after each burst of events, when ``quiet`` seconds have passed without any."""
        while True:
            self._event.wait()
            while not self._closed:
                self._event.clear()
                if not self._event.wait(quiet):
                    break
            if self._closed:
                return
            self.check()


class Watcher(FileSystemEventHandler):
    """Passes on the system's events of files and folders, also of folders that are yet to come."""

    def __init__(self, paths: Sequence[Path], touch: Callable[[], None]) -> None:
        self._paths = [path.resolve() for path in paths]
        self._touch = touch
        self._observer: BaseObserver = Observer()
        self._watches: dict[tuple[Path, bool], ObservedWatch] = {}

    def start(self) -> None:
        """Begin to watch; by looking at the files now and then where the system has no events."""
        try:
            self._follow_folders()
            self._observer.start()
        except OSError:  # too many folders for the system's limits
            self._watches.clear()
            self._observer = PollingObserver()
            self._follow_folders()
            self._observer.start()

    @property
    def watched(self) -> set[Path]:
        """The folders that are watched now, some with all that is below them."""
        return {path for path, _ in self._watches}

    def stop(self) -> None:
        """End watching."""
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass an event on; called by watchdog."""
        if event.is_directory:
            with suppress(OSError):  # a folder that is gone again; its parent has more events
                self._forget(Path(os.fsdecode(event.src_path)))
                self._follow_folders()
        self._touch()

    def _forget(self, folder: Path) -> None:
        """Let go of a named folder that was made or removed: its watch may be of the old one."""
        if watch := self._watches.pop((folder, True), None):
            self._observer.unschedule(watch)

    def _follow_folders(self) -> None:
        """Watch each named folder that exists, and those in which a named path may appear."""
        wanted = {(path, True) for path in self._paths if path.is_dir()}
        wanted |= {(_nearest_folder(path.parent), False) for path in self._paths}
        for key in set(self._watches) - wanted:
            self._observer.unschedule(self._watches.pop(key))
        for path, recursive in sorted(wanted - set(self._watches)):
            watch = self._observer.schedule(
                self, str(path), recursive=recursive, event_filter=_WRITES
            )
            self._watches[path, recursive] = watch


def _nearest_folder(path: Path) -> Path:
    return next(folder for folder in (path, *path.parents) if folder.is_dir())
