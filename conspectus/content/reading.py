"""Reading text files that people wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from conspectus.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

T = TypeVar("T")


def read_text(path: Path, *, root: Path) -> str:
    """Return the text of a UTF-8 file.

    Raises:
        InputError: it cannot be opened or is not UTF-8; the message names it relative to ``root``.
    """
    name = name_of(path, root=root)
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}.", file=name) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise InputError("not UTF-8 text; save it as UTF-8.", file=name, line=line) from None


def or_raise(found: Iterable[T | InputError]) -> Iterator[T]:
    """Pass values on, and raise the first error among them."""
    for value in found:
        if isinstance(value, InputError):
            raise value
        yield value


def name_of(path: Path, *, root: Path) -> str:
    """Return how messages name a file: relative to the digest where it lies inside."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return str(path)
