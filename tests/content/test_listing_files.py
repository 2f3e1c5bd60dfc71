"""The files of listings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NoReturn

import pytest

from conspectus.content.listing_files import (
    FOLDER,
    free_path,
    hash_of,
    listing_paths,
    read_new_source,
    read_source,
    source_stamps,
    write_source,
)
from conspectus.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a digest with two listings and a hidden file."""
    folder = tmp_path / "digest/content/listings"
    (folder / "2024").mkdir(parents=True)
    (folder / ".git").mkdir()
    for name, data in {"b.txt": b"B", "2024/a.txt": b"A", ".hidden": b"", ".git/x": b""}.items():
        (folder / name).write_bytes(data)
    return tmp_path / "digest"


def test_sources_of_a_digest(root: Path) -> None:
    """Sources are all files below the two folders that are not hidden, by path."""
    (root / "content/facts").mkdir()
    (root / "content/facts/ids.json").write_bytes(b"[]")
    stamps = source_stamps(root)
    assert list(stamps) == ["facts/ids.json", "listings/2024/a.txt", "listings/b.txt"]
    assert all(stamps.values())
    assert read_source(root, "listings/b.txt") == b"B"


def test_no_folder(tmp_path: Path) -> None:
    """A digest without listings has none."""
    assert listing_paths(tmp_path) == []
    assert source_stamps(tmp_path) == {}


@pytest.mark.parametrize(
    ("name", "data", "path"),
    [
        ("c.txt", b"C", "listings/c.txt"),
        ("b.txt", b"B", None),
        ("b.txt", b"C", "listings/b-6b23c0d5.txt"),
        ("B.TXT", b"C", "listings/B-6b23c0d5.TXT"),
        (".hidden", b"C", "listings/hidden"),
    ],
)
def test_new_sources(root: Path, name: str, data: bytes, path: str | None) -> None:
    """A source keeps its name unless another listing has it; the same bytes are not added twice."""
    source = root.parent / name
    source.write_bytes(data)
    new = read_new_source(root, source)
    taken = {"listings/2024/a.txt": hash_of(b"A"), "listings/b.txt": hash_of(b"B")}
    assert new is not None
    assert free_path(new, FOLDER, taken) == path
    if path:
        write_source(root, path, data)
        assert read_source(root, path) == data
        assert free_path(new, FOLDER, taken | {path: hash_of(data)}) is None


def test_source_that_is_a_listing(root: Path) -> None:
    """A listing of the digest may be named as a source; it is no new one."""
    assert read_new_source(root, root / "content/listings/2024/a.txt") is None


def test_name_that_is_no_text(root: Path) -> None:
    """A file whose name no entry can hold is an error that asks for another name."""
    (root / "content/listings/a\nb.txt").write_bytes(b"A")
    with pytest.raises(InputError, match=r"a\\nb\.txt: the name has characters that are no text"):
        source_stamps(root)


def test_missing_source(root: Path) -> None:
    """A source that is not there, or is a folder, is an error that names it."""
    with pytest.raises(InputError, match=r"nowhere\.txt: there is no such file"):
        read_new_source(root, root / "nowhere.txt")
    with pytest.raises(InputError, match="content: is a folder; name the files in it instead"):
        read_new_source(root, root / "content")


def test_what_may_never_end(root: Path) -> None:
    """A pipe or a device is refused as a source and is no listing, rather than read for ever."""
    pipe, link = root / "pipe", root / "content/listings/zero.txt"
    os.mkfifo(pipe)
    link.symlink_to("/dev/zero")
    for source in (pipe, link):
        with pytest.raises(InputError, match=f"{source.name}: is no regular file"):
            read_new_source(root, source)
    assert link not in listing_paths(root)


def test_folder_that_cannot_be_looked_into(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be read is an error; its listings must not count as gone."""

    def refuse(path: str) -> NoReturn:
        raise PermissionError(13, "Permission denied", os.fspath(path))

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(InputError, match="content/listings: cannot be read: Permission denied"):
        listing_paths(root)
