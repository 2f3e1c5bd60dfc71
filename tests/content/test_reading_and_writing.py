"""Files, read and written whole."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from conspectus.content.reading import files_below, name_of, read_text
from conspectus.content.writing import remove_left_behind, write_bytes, write_text
from conspectus.errors import InputError, OutputError

if TYPE_CHECKING:
    from pathlib import Path


def test_files_below_a_folder(tmp_path: Path) -> None:
    """Regular files of all folders, by name; nothing hidden, no pipes, nothing of no folder."""
    for name in ["b.md", "a/c.md", "a/d.txt", ".x.md", ".hidden/e.md", "a/._c.md"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    os.mkfifo(tmp_path / "pipe.md")
    found = files_below(tmp_path, root=tmp_path, suffix=".md")
    assert [name_of(path, root=tmp_path) for path in found] == ["a/c.md", "b.md"]
    assert files_below(tmp_path / "missing", root=tmp_path) == []


def test_a_folder_that_cannot_be_read_is_not_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an error that names the folder, at any depth."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    scandir = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("b"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    with pytest.raises(InputError, match=r"^a/b: cannot be read: Permission denied\.$"):
        files_below(tmp_path, root=tmp_path)


def test_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    """A byte order mark is no part of the text."""
    (tmp_path / "a").write_bytes(b"\xef\xbb\xbf\xc3\xa9")
    assert read_text(tmp_path / "a", root=tmp_path) == "é"


def test_another_encoding(tmp_path: Path) -> None:
    """Text that is not UTF-8 is an error naming file and line."""
    (tmp_path / "a").write_bytes(b"a\n\xe9\n")
    with pytest.raises(InputError, match=r"^a:2: not UTF-8 text; save it as UTF-8\.$"):
        read_text(tmp_path / "a", root=tmp_path)


def test_missing_file(tmp_path: Path) -> None:
    """A missing file is an error that says so."""
    with pytest.raises(InputError, match="a: cannot be read: No such file"):
        read_text(tmp_path / "a", root=tmp_path)


def test_names(tmp_path: Path) -> None:
    """A file inside the digest is named from there, any other in full."""
    assert name_of(tmp_path / "b/c", root=tmp_path) == "b/c"
    assert name_of(tmp_path, root=tmp_path / "b") == str(tmp_path)


def test_only_changes_are_written(tmp_path: Path) -> None:
    """Writing tells whether anything changed, and leaves an equal file alone."""
    path = tmp_path / "folder/a"
    assert write_text(path, "é")
    before = path.stat().st_mtime_ns
    assert not write_bytes(path, "é".encode())
    assert path.stat().st_mtime_ns == before
    assert write_text(path, "e")
    assert path.read_bytes() == b"e"


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    """No temporary file stays, whether writing succeeds or fails."""
    write_text(tmp_path / "a", "a")
    (tmp_path / "folder/inner").mkdir(parents=True)
    with pytest.raises(OutputError, match="folder: cannot be written"):
        write_text(tmp_path / "folder", "a")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "folder"]


def test_mode_is_kept(tmp_path: Path) -> None:
    """A file keeps its permissions."""
    path = tmp_path / "a"
    path.write_text("a", encoding="utf-8")
    path.chmod(0o640)
    write_text(path, "b")
    assert path.stat().st_mode & 0o777 == 0o640


def test_byte_order_mark_is_kept(tmp_path: Path) -> None:
    """A file that begins with a byte order mark still does after it was changed."""
    path = tmp_path / "a"
    path.write_bytes(b"\xef\xbb\xbfa")
    assert not write_text(path, "a")
    assert write_text(path, "b")
    assert path.read_bytes() == b"\xef\xbb\xbfb"


def test_what_a_killed_program_left(tmp_path: Path) -> None:
    """Only old temporary files are removed: no young ones, no folders or links, no other files."""
    (tmp_path / "target").touch()
    (tmp_path / ".conspectus-link").symlink_to(tmp_path / "target")
    (tmp_path / ".conspectus-folder").mkdir()
    for name in (
        ".conspectus-old",
        ".conspectus-young",
        ".other",
        ".conspectus-folder/.conspectus-x",
    ):
        (tmp_path / name).touch()
    for path in tmp_path.rglob("*"):
        if "young" not in path.name:
            os.utime(path, (0, 0), follow_symlinks=False)
    before = {path.name for path in tmp_path.rglob("*")}
    remove_left_behind([tmp_path, tmp_path / "nowhere"])
    assert before - {path.name for path in tmp_path.rglob("*")} == {".conspectus-old"}
