"""The topics as they were before the last run that changed them: one file, for one step back.

It lies in ``content/ingested/``, where git does not keep it: what is committed git itself can undo.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from conspectus.content import topic_file, topic_notes
from conspectus.content.note_files import FOLDER
from conspectus.content.reading import name_of, read_text
from conspectus.content.writing import write_bytes, write_text
from conspectus.errors import InputError, OutputError

if TYPE_CHECKING:
    from pathlib import Path

FILE = f"{FOLDER}/topics.before"


class _Former(msgspec.Struct, frozen=True, kw_only=True):
    """What a run replaced; None for a file that there was not."""

    topics: str | None
    notes: str | None
    wrote: str
    """The hash of the topics file that the run wrote."""


def keep_former(root: Path, new: str) -> None:
    """Keep the topics file and its notes as they are before a run writes another text.

    Raises:
        InputError: one of them cannot be read.
        OutputError: they cannot be kept.

    """
    topics, notes = _text(root, topic_file.FILE), _notes(root)
    if topics != new:
        former = _Former(topics=topics, notes=notes, wrote=_hash(new))
        write_bytes(root / FILE, msgspec.json.encode(former))


def restore_former(root: Path) -> None:
    """Put the topics file and its notes back as they were before the last run that changed them.

    Raises:
        InputError: there was no such run, or the file has been changed since.
        OutputError: a file cannot be written.

    """
    try:
        former = msgspec.json.decode((root / FILE).read_bytes(), type=_Former)
    except FileNotFoundError:
        raise InputError(
            "no run has changed it that could be undone.", file=topic_file.FILE
        ) from None
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        raise InputError("cannot be read; use git to undo what a run did.", file=FILE) from None
    now = _text(root, topic_file.FILE)
    if now is None or _hash(now) != former.wrote:
        raise InputError(
            "it has been changed since the last run, and to undo that run would lose this; take "
            "your changes back first, or use git.",
            file=topic_file.FILE,
        )
    _put(root / topic_file.FILE, former.topics, root)
    _put(root / topic_notes.FILE, former.notes, root)
    _put(root / FILE, None, root)


def _text(root: Path, file: str) -> str | None:
    path = root / file
    return read_text(path, root=root) if path.exists() else None


def _notes(root: Path) -> str | None:
    """Return the notes, whatever is wrong with single lines: they are passed over when read."""
    path = root / topic_notes.FILE
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = error.strerror or error
        raise InputError(f"cannot be read: {reason}.", file=name_of(path, root=root)) from None


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _put(path: Path, text: str | None, root: Path) -> None:
    if text is not None:
        write_text(path, text)
        return
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        name = name_of(path, root=root)
        raise OutputError(f"{name}: cannot be removed: {error.strerror or error}.") from None
