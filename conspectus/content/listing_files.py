"""Listings as they were saved: ``content/listings/**``. Their bytes are never changed."""

from __future__ import annotations

import hashlib
import stat
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from conspectus.content.reading import files_below, name_of
from conspectus.content.writing import write_bytes
from conspectus.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FOLDER = "content/listings"
_HASH_LENGTH = 8
_NO_TEXT = ("Cc", "Cs")
"""Unicode categories: controls, and what stands for bytes that are not UTF-8."""


class ListingFile(NamedTuple):
    """The bytes of a listing, and where they belong."""

    name: str
    """The path below ``content/listings/``."""
    data: bytes
    """Its bytes."""
    is_new: bool = False
    """Whether it still has to be copied into the digest."""


def listing_paths(root: Path) -> list[Path]:
    """Return the files of a digest's listings, by name; hidden files and folders are none.

    Raises:
        InputError: a folder cannot be looked into.
    """
    return files_below(root / FOLDER, root=root)


def read_listing_files(root: Path, sources: Sequence[Path]) -> Iterator[ListingFile]:
    """Yield the listings of a digest, then those of the sources that are not among them yet.

    Raises:
        InputError: a source is missing, no regular file or cannot be read, or has a name that is
            no text.
    """
    folder = (root / FOLDER).resolve()
    taken: dict[str, bytes] = {}
    for path in listing_paths(root):
        name = _checked(path.relative_to(root / FOLDER).as_posix())
        taken[name.casefold()] = _digest(data := _read(path, root))
        yield ListingFile(name, data)
    for source in sources:
        data = _read(source, root)
        name = _free_name(source, data, taken)
        if not source.resolve().is_relative_to(folder) and name.casefold() not in taken:
            taken[name.casefold()] = _digest(data)
            yield ListingFile(name, data, is_new=True)


def write_listing_file(root: Path, file: ListingFile) -> None:
    """Copy a listing into the digest."""
    write_bytes(root / FOLDER / file.name, file.data)


def _free_name(source: Path, data: bytes, taken: dict[str, bytes]) -> str:
    """Return a source's own name, with a part of its hash where another file has that name."""
    name = _checked(source.name.lstrip(".") or "listing")
    if taken.get(name.casefold(), _digest(data)) == _digest(data):
        return name
    return f"{source.stem}-{_digest(data).hex()[:_HASH_LENGTH]}{source.suffix}".lstrip(".")


def _checked(name: str) -> str:
    """Return a name that an entry can hold."""
    if any(unicodedata.category(character) in _NO_TEXT for character in name):
        raise InputError(
            "the name has characters that are no text; rename the file.",
            file=f"{FOLDER}/{ascii(name)[1:-1]}",
        )
    return name


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _read(path: Path, root: Path) -> bytes:
    name = name_of(path, root=root)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise InputError("is a folder; name the files in it instead.", file=name)
        if not stat.S_ISREG(mode):  # a device or a pipe may never end
            raise InputError("is no regular file; save its text to one and name that.", file=name)
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("there is no such file.", file=name) from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}.", file=name) from None
