"""Sources as they were saved: ``content/listings/**`` and ``content/facts/**``.

Their bytes are never changed. Listings show papers; what lies in ``facts/`` only adds to papers
that others show.
"""

from __future__ import annotations

import hashlib
import stat
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from conspectus.content.reading import files_below, name_of
from conspectus.content.stamps import stamped_files
from conspectus.content.writing import write_bytes
from conspectus.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FOLDER = "content/listings"
FACTS = "content/facts"
_CONTENT = "content"
_HASH_LENGTH = 8
_NO_TEXT = ("Cc", "Cs")
"""Unicode categories: controls, and what stands for bytes that are not UTF-8."""


class NewSource(NamedTuple):
    """A source from elsewhere."""

    name: str
    """Its file's own name."""
    data: bytes


def listing_paths(root: Path) -> list[Path]:
    """Return the files of a digest's listings, by name; hidden files and folders are none.

    Raises:
        InputError: a folder cannot be looked into.

    """
    return files_below(root / FOLDER, root=root)


def source_stamps(root: Path) -> dict[str, str]:
    """Return the stamp of every source, by its path below ``content/``, in the order of the paths.

    Raises:
        InputError: a folder cannot be looked into, or a name is no text.

    """
    found = dict(
        stamped
        for folder in (FOLDER, FACTS)
        for stamped in stamped_files(root / folder, root=root / _CONTENT)
    )
    return {_checked(path, f"{_CONTENT}/{path}"): found[path] for path in sorted(found)}


def read_source(root: Path, path: str) -> bytes:
    """Return the bytes of a source.

    Raises:
        InputError: it is no regular file, or cannot be read.

    """
    return _read(root / _CONTENT / path, root)


def read_new_source(root: Path, source: Path) -> NewSource | None:
    """Return a source from elsewhere; None for one that lies in the digest already.

    Raises:
        InputError: it is missing, no regular file or cannot be read, or its name is no text.

    """
    data = _read(source, root)
    folders = ((root / folder).resolve() for folder in (FOLDER, FACTS))
    if any(source.resolve().is_relative_to(folder) for folder in folders):
        return None
    return NewSource(_checked(source.name.lstrip(".") or "listing", str(source)), data)


def free_path(new: NewSource, folder: str, taken: Mapping[str, str]) -> str | None:
    """Return where to put a new source, below ``content/``; None if it is there already.

    Args:
        new: the source.
        folder: ``FOLDER`` or ``FACTS``.
        taken: the hashes of all sources by their paths.

    """
    prefix = folder.removeprefix(f"{_CONTENT}/")
    hashes = {path.casefold(): sha256 for path, sha256 in taken.items()}
    file = PurePosixPath(new.name)
    digest = hash_of(new.data)
    for name in (file.name, f"{file.stem}-{digest[:_HASH_LENGTH]}{file.suffix}"):
        path = f"{prefix}/{name}"
        if hashes.get(path.casefold(), digest) == digest:
            return None if path.casefold() in hashes else path
    raise InputError("another source has its name; rename the file.", file=new.name)


def write_source(root: Path, path: str, data: bytes) -> None:
    """Keep a source in the digest."""
    write_bytes(root / _CONTENT / path, data)


def hash_of(data: bytes) -> str:
    """Return the SHA-256 hash of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _checked(name: str, file: str) -> str:
    """Return a name that an entry can hold; messages call the file by the other."""
    if any(unicodedata.category(character) in _NO_TEXT for character in name):
        raise InputError(
            "the name has characters that are no text; rename the file.", file=ascii(file)[1:-1]
        )
    return name


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
