"""Changes of watched files: what counts, and what does not."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from watchdog.observers.polling import PollingObserver

from conspectus.preview import file_changes
from conspectus.preview.file_changes import FileChanges, Watcher, is_passing, signature

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LIMIT = 30.0


@pytest.mark.parametrize(
    "name",
    [".swp", ".paper.yaml.swp", "paper.yaml~", "#paper.yaml#", ".#paper.yaml", "4913", "x.tmp"],
)
def test_passing_files(name: str) -> None:
    """Files that editors leave lying about are known by their names."""
    assert is_passing(name)


@pytest.mark.parametrize("name", ["paper.yaml", "a.b.md", "base.html", "49133"])
def test_lasting_files(name: str) -> None:
    """Files of a digest do not pass for those of an editor."""
    assert not is_passing(name)


def test_signature_sees_every_kind_of_change(tmp_path: Path) -> None:
    """Creating, changing, renaming and removing a file each change the signature."""
    folder = tmp_path / "content" / "papers"
    folder.mkdir(parents=True)
    states = [signature([tmp_path])]
    (folder / "a.yaml").write_text("1", encoding="utf-8")
    states.append(signature([tmp_path]))
    (folder / "a.yaml").write_text("12", encoding="utf-8")
    states.append(signature([tmp_path]))
    (folder / "a.yaml").rename(folder / "b.yaml")
    states.append(signature([tmp_path]))
    assert all(one != other for i, one in enumerate(states) for other in states[:i])
    (folder / "b.yaml").unlink()
    assert signature([tmp_path]) == states[0]


def test_signature_leaves_out_what_does_not_count(tmp_path: Path) -> None:
    """Hidden files and those of editors are no part of the signature."""
    for name in (".git/x", "content/a.yaml~", "content/.a.swp"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    assert signature([tmp_path]) == {}


def test_signature_of_paths_that_do_not_exist(tmp_path: Path) -> None:
    """A watched path need not exist, and a link may lead nowhere."""
    (tmp_path / "link").symlink_to("nowhere")
    assert signature([tmp_path / "templates", tmp_path]) == {}


def test_the_end_of_a_watch_is_not_printed() -> None:
    """What watchdog logs when a watch ends at the wrong moment does not reach the terminal."""
    code = (
        "import logging, conspectus.preview.file_changes\n"
        "logging.getLogger('watchdog.observers.inotify').error('thread is inactive')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_check_calls_back_once_for_a_change() -> None:
    """A change is told once; the state after it is the known one."""
    states = [{}, {"a": (1, 1)}, {"a": (1, 1)}, {"a": (2, 1)}]
    told: list[int] = []
    changes = FileChanges(lambda: dict(states.pop(0)), lambda: told.append(len(states)))
    assert [changes.check() for _ in range(3)] == [True, False, True]
    assert told == [2, 0]


def test_a_build_that_writes_what_it_watches_comes_to_rest(tmp_path: Path) -> None:
    """A build that writes entries once causes one further build, and no more."""
    builds: list[int] = []

    def build() -> None:
        builds.append(1)
        entry = tmp_path / "entry.yaml"
        if not entry.exists():
            entry.write_text("title: x", encoding="utf-8")

    changes = FileChanges(lambda: signature([tmp_path]), build)
    (tmp_path / "listing.txt").write_text("x", encoding="utf-8")
    while changes.check():
        pass
    assert len(builds) == 2


def test_one_burst_of_events_is_one_check() -> None:
    """Events that follow each other closely lead to one look at the files."""
    looked = threading.Event()
    looks: list[int] = []

    def state() -> dict[str, tuple[int, int]]:
        looks.append(1)
        if len(looks) > 1:
            looked.set()
        return {}

    changes = FileChanges(state, lambda: None)
    for _ in range(100):
        changes.touch()
    thread = threading.Thread(target=lambda: changes.run(quiet=0.01))
    thread.start()
    assert looked.wait(LIMIT)
    changes.close()
    thread.join(LIMIT)
    assert not thread.is_alive()
    assert len(looks) == 2


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait for a condition; fail when it does not come to hold."""
    tried = threading.Event()
    for _ in range(int(LIMIT * 100)):
        if holds():
            return
        tried.wait(0.01)
    pytest.fail("it did not come to hold")


class Touches:
    """Counts touches, and waits for one."""

    def __init__(self) -> None:
        self._touched = threading.Event()

    def __call__(self) -> None:
        """Take note of a touch."""
        self._touched.set()

    def come_after(self, path: Path, text: str) -> bool:
        """Write a file; tell whether a touch came of it."""
        self._touched.clear()
        path.write_text(text, encoding="utf-8")
        return self._touched.wait(LIMIT)


@contextmanager
def watching(root: Path, touches: Touches) -> Iterator[Watcher]:
    """Watch the files and folders that a digest has, of which templates are not there yet."""
    (root / "content" / "papers").mkdir(parents=True)
    watcher = Watcher([root / name for name in ("digest.yaml", "content", "templates")], touches)
    watcher.start()
    try:
        yield watcher
    finally:
        watcher.stop()


@pytest.mark.parametrize("name", ["digest.yaml", "content/a.md", "content/papers/a.yaml"])
def test_watcher_tells_of_a_file(tmp_path: Path, name: str) -> None:
    """A named file is watched, and every file in and below a named folder."""
    touches = Touches()
    with watching(tmp_path, touches):
        assert touches.come_after(tmp_path / name, "x")


def test_watcher_follows_folders_that_come_and_go(tmp_path: Path) -> None:
    """A named folder is watched once it is made, no longer once it is gone, and then again."""
    templates = tmp_path / "templates"
    with watching(tmp_path, Touches()) as watcher:
        for _ in range(2):
            templates.mkdir()
            wait_until(lambda: templates in watcher.watched)
            templates.rmdir()
            wait_until(lambda: templates not in watcher.watched)


def test_watcher_does_without_events(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system's limits forbid events, the files are looked at now and then."""

    class Limited(PollingObserver):
        """An observer that has reached the system's limit."""

        def start(self) -> None:
            """Fail as inotify does."""
            raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(file_changes, "Observer", Limited)
    touches = Touches()
    watcher = Watcher([tmp_path], touches)
    watcher.start()
    try:
        assert touches.come_after(tmp_path / "a.yaml", "x")
    finally:
        watcher.stop()
