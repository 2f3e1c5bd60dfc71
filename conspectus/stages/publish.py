"""Putting a built site into place: whole, or not at all.

A site is built in a hidden folder beside its target and then takes the target's place by two
renames. While that lasts, the hidden folder is locked; what a killed run leaves in it is put right
by the next one. Nothing here knows what a site consists of.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from conspectus.errors import OutputError

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKER = ".conspectus-site"
"""The file that says of a folder that it was built by Conspectus and may be replaced."""
_SOURCES = ("content", "templates")
_FOLDER_MODE, _FILE_MODE = 0o755, 0o644


@contextmanager
def staging(target: Path, *, root: Path) -> Iterator[Path]:
    """Give an empty folder to build a site in, which replaces ``target`` when the block ends well.

    A block that raises, or a process that is killed, leaves the site at ``target`` as it was.
    ``root`` is the folder of the digest, which a site must not replace.

    Raises:
        OutputError: the target is not ours to replace, another run is writing to it, or the system
            refuses.
    """
    try:
        target = _resolved(target)
        _refuse_places(target, root=root)
        with _workshop(target) as workshop:
            _put_right(workshop, target)
            _refuse_foreign(target)
            new = workshop / "new"
            new.mkdir()
            yield new
            _replace_folder(new, target)
    except OSError as error:
        where = error.filename or target
        raise OutputError(f"{where}: cannot be written: {error.strerror or error}.") from None


def _resolved(target: Path) -> Path:
    """Return the place that a path leads to.

    Raises:
        OutputError: it leads nowhere, for a link on it leads back to itself.
    """
    try:
        resolved = target.resolve()
        loops = resolved.is_symlink()
    except RuntimeError:  # what pathlib raises before Python 3.13
        loops = True
    if loops:
        raise OutputError(
            f"{target} leads through a link back to itself; remove the link, or name another "
            "folder for the site with --out."
        )
    return resolved


def _refuse_places(target: Path, *, root: Path) -> None:
    """Refuse to put a site where something else lives for certain.

    Raises:
        OutputError: the target is the digest, its sources or a folder above it, a repository, the
            home folder or one above it, a mount point, or no folder.
    """
    root, home = root.resolve(), Path.home().resolve()
    problem = None
    if root.is_relative_to(target):
        problem = "holds the digest itself"
    elif any(target.is_relative_to(root / name) for name in _SOURCES):
        problem = "lies among the sources of the digest"
    elif home.is_relative_to(target):
        problem = "is your home folder or above it"
    elif (target / ".git").exists():
        problem = "is the root of a git repository"
    elif target.exists() and not target.is_dir():
        problem = "is not a folder"
    elif os.path.ismount(target):
        problem = "is a mount point, which cannot be replaced"
    if problem:
        raise OutputError(f"{target} {problem}; name another folder for the site with --out.")


def _refuse_foreign(target: Path) -> None:
    """Refuse to replace a folder with contents that Conspectus did not build.

    Raises:
        OutputError: the folder holds something other than hidden files, but not our marker.
    """
    if not target.exists() or (target / MARKER).is_file():
        return
    foreign = sorted(path.name for path in target.iterdir() if not path.name.startswith("."))
    if foreign:
        raise OutputError(
            f"{target} holds {foreign[0]!r} and was not built by Conspectus, so it is left as it "
            "is; empty it, or name another folder for the site with --out."
        )


def _replace_folder(new: Path, target: Path) -> None:
    """Let a built folder take the place of ``target``, whose hidden files are carried over.

    ``new`` must lie in the same file system, in a folder of its own, which receives the previous
    target as ``previous`` for the moment between the two renames.

    Raises:
        OSError: the system refuses; the target is then as it was.
    """
    (new / MARKER).write_text(
        "Built by Conspectus, which may replace this folder.\n", encoding="utf-8"
    )
    if target.exists():
        _carry_over_hidden(target, new)
    _make_readable(new)
    workshop = new.parent
    try:
        if target.exists():
            target.rename(workshop / "previous")
        new.rename(target)
    except BaseException:
        _put_right(workshop, target)
        raise
    _put_right(workshop, target)


def _put_right(workshop: Path, target: Path) -> None:
    """Undo half a replacement, and remove whatever else lies in the workshop."""
    previous = workshop / "previous"
    if previous.is_dir() and not target.exists():
        previous.rename(target)
    waste = workshop / "waste"
    _remove(waste, waste)
    for path in sorted(workshop.iterdir()):
        _remove(path, waste)


def _remove(path: Path, waste: Path) -> None:
    """Remove a folder under another name, so that a half-removed one never passes for a whole."""
    if path.is_symlink() or not path.is_dir():
        path.unlink(missing_ok=True)
        return
    if path != waste:
        path.rename(waste)
    try:
        shutil.rmtree(waste)
    except PermissionError:
        _remove_protected(waste)


def _remove_protected(folder: Path) -> None:
    """Remove a folder with folders in it that were made read-only.

    Raises:
        OutputError: they belong to someone else.
    """
    try:
        folder.chmod(_FOLDER_MODE)
        for place, names, _ in os.walk(folder):
            for path in (Path(place, name) for name in names):
                if not path.is_symlink():
                    path.chmod(_FOLDER_MODE)
        shutil.rmtree(folder)
    except OSError as error:  # its file name may be a bare one
        raise OutputError(
            f"{folder}: cannot be removed: {error.strerror or error}; it holds what was in the "
            "site before, so remove it yourself."
        ) from None


def _carry_over_hidden(old: Path, new: Path) -> None:
    for path in sorted(old.iterdir()):
        copy = new / path.name
        if not path.name.startswith(".") or os.path.lexists(copy):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, copy, symlinks=True)
        else:
            shutil.copy2(path, copy, follow_symlinks=False)


def _make_readable(folder: Path) -> None:
    """Give all the modes of published files: GitHub Pages refuses what only its owner may read."""
    folder.chmod(_FOLDER_MODE)
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            _make_readable(Path(entry.path))
        elif not entry.is_symlink() and entry.stat().st_mode & 0o777 != _FILE_MODE:
            Path(entry.path).chmod(_FILE_MODE)


@contextmanager
def _workshop(target: Path) -> Iterator[Path]:
    """Hold the hidden folder beside the target, in which one run at a time may work."""
    folder = target.with_name(f".{target.name}.conspectus")
    handle = _locked(folder, target)
    try:
        yield folder
    finally:
        try:
            _put_right(folder, target)
            folder.rmdir()
        finally:
            os.close(handle)


def _locked(folder: Path, target: Path) -> int:
    """Make and lock a folder; the system lets go of the lock when the process ends, however."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise OutputError(f"{folder} is where a site is built, but no folder of ours; remove it.")
    while True:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(exist_ok=True)
        handle = _lock(folder, target)
        with suppress(FileNotFoundError):
            if _is_at(handle, folder):
                return handle
        os.close(handle)  # another run removed the folder before it was locked


def _lock(folder: Path, target: Path) -> int:
    if sys.platform == "win32":  # folders cannot be locked there
        return os.open(os.devnull, os.O_RDONLY)
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise OutputError(
            f"another run is writing to {target}; wait until it has ended, or name another folder "
            "with --out."
        ) from None
    except OSError:
        pass  # a file system without locks
    return handle


def _is_at(handle: int, folder: Path) -> bool:
    if sys.platform == "win32":
        return True
    return os.path.samestat(os.fstat(handle), folder.stat())
