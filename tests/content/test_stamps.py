"""Stamps of files, and the lock of a digest."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from conspectus.content.lock import locked
from conspectus.content.stamps import UNKNOWN, stamp_of, stamped_files, wait_for_next
from conspectus.errors import InputError, OutputError

if TYPE_CHECKING:
    from pathlib import Path


def test_files_below_a_folder(tmp_path: Path) -> None:
    """Files are found in every folder but hidden ones, with their stamps."""
    for name in ("a/x.yaml", "a/b/y.yaml", "a/z.txt", "a/.h.yaml", "a/.git/x.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    found = dict(stamped_files(tmp_path / "a", root=tmp_path, suffix=".yaml"))
    assert sorted(found) == ["a/b/y.yaml", "a/x.yaml"]
    assert found["a/x.yaml"] == stamp_of((tmp_path / "a/x.yaml").stat())
    assert list(stamped_files(tmp_path / "nowhere", root=tmp_path)) == []


def test_a_file_in_place_of_a_folder(tmp_path: Path) -> None:
    """A folder that cannot be looked into is an error, and not empty."""
    (tmp_path / "a").touch()
    with pytest.raises(InputError, match="a: cannot be read"):
        list(stamped_files(tmp_path / "a", root=tmp_path))


def test_every_change_gives_another_stamp(tmp_path: Path) -> None:
    """A change right after a look is seen, though neither size nor name differ."""
    path = tmp_path / "x"
    path.write_text("0")
    for number in range(1, 6):
        before = stamp_of(path.stat())
        wait_for_next([before])
        path.write_text(str(number))
        assert stamp_of(path.stat()) != before


def test_whole_seconds_are_not_trusted_at_once(tmp_path: Path) -> None:
    """Where only whole seconds are kept, a second change could be missed, so nothing is known."""
    path = tmp_path / "x"
    path.touch()
    os.utime(path, ns=(0, int(time.time()) * 10**9))
    assert stamp_of(path.stat()) == UNKNOWN
    os.utime(path, ns=(0, 10**18))
    assert stamp_of(path.stat()) != UNKNOWN


def test_two_runs_do_not_write_at_once(tmp_path: Path) -> None:
    """A second run waits, and then says that another one is at work."""
    hold = (
        "import sys, pathlib\n"
        "from conspectus.content.lock import locked\n"
        "with locked(pathlib.Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", hold, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(OutputError, match="another run"), locked(tmp_path, patience=0.2):
            pass
        other.communicate()
    with locked(tmp_path, patience=0):
        pass
