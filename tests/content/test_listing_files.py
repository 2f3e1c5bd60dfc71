"""The files of listings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NoReturn

import pytest

from conspectus.content.listing_files import listing_paths, read_listing_files, write_listing_file
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


def test_default(root: Path) -> None:
    """Listings are all files below the folder that are not hidden, by name."""
    files = list(read_listing_files(root, []))
    assert [(file.name, file.data, file.is_new) for file in files] == [
        ("2024/a.txt", b"A", False),
        ("b.txt", b"B", False),
    ]


def test_no_folder(tmp_path: Path) -> None:
    """A digest without listings has none."""
    assert listing_paths(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "data", "added"),
    [
        ("c.txt", b"C", ["c.txt"]),
        ("b.txt", b"B", []),
        ("b.txt", b"C", ["b-6b23c0d5.txt"]),
        ("B.TXT", b"C", ["B-6b23c0d5.TXT"]),
        (".hidden", b"C", ["hidden"]),
    ],
)
def test_sources(root: Path, name: str, data: bytes, added: list[str]) -> None:
    """A source keeps its name unless another listing has it; the same bytes are not added twice."""
    source = root.parent / name
    source.write_bytes(data)
    new = [file for file in read_listing_files(root, [source, source]) if file.is_new]
    assert [file.name for file in new] == added
    for file in new:
        write_listing_file(root, file)
        assert (root / "content/listings" / file.name).read_bytes() == data
    assert not any(file.is_new for file in read_listing_files(root, [source]))


def test_source_that_is_a_listing(root: Path) -> None:
    """A listing of the digest may be named as a source; that changes nothing."""
    source = root / "content/listings/2024/a.txt"
    assert len(list(read_listing_files(root, [source]))) == 2


def test_name_that_is_no_text(root: Path) -> None:
    """A file whose name no entry can hold is an error that asks for another name."""
    (root / "content/listings/a\nb.txt").write_bytes(b"A")
    with pytest.raises(InputError, match=r"a\\nb\.txt: the name has characters that are no text"):
        list(read_listing_files(root, []))


def test_missing_source(root: Path) -> None:
    """A source that is not there, or is a folder, is an error that names it."""
    with pytest.raises(InputError, match=r"nowhere\.txt: there is no such file"):
        list(read_listing_files(root, [root / "nowhere.txt"]))
    with pytest.raises(InputError, match="content: is a folder; name the files in it instead"):
        list(read_listing_files(root, [root / "content"]))


def test_what_may_never_end(root: Path) -> None:
    """A pipe or a device is refused as a source and is no listing, rather than read for ever."""
    pipe, link = root / "pipe", root / "content/listings/zero.txt"
    os.mkfifo(pipe)
    link.symlink_to("/dev/zero")
    for source in (pipe, link):
        with pytest.raises(InputError, match=f"{source.name}: is no regular file"):
            list(read_listing_files(root, [source]))
    assert link not in listing_paths(root)


def test_folder_that_cannot_be_looked_into(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be read is an error; its listings must not count as gone."""

    def refuse(path: str) -> NoReturn:
        raise PermissionError(13, "Permission denied", os.fspath(path))

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(InputError, match="content/listings: cannot be read: Permission denied"):
        listing_paths(root)
