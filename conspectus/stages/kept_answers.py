"""What other hosts gave before: files in ``content/listings/`` or ``facts/``, and their notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.content.listing_files import FOLDER as LISTINGS
from conspectus.content.lock import locked
from conspectus.content.note_files import read_notes, write_notes
from conspectus.content.writing import write_bytes
from conspectus.errors import InputError
from conspectus.model.notes import FetchNote

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from conspectus.fetch.headers import Validators

_BELOW_CONTENT = "listings/"
"""How the paths of listings begin in notes."""


class KeptAnswers:
    """The answers of a digest in one of its folders of sources, by the names of their files."""

    def __init__(self, root: Path, folder: str = LISTINGS) -> None:
        self._root = root
        self._folder = folder
        self._below_content = f"{folder.removeprefix('content/')}/"
        self._notes = _notes_by_file(root)

    def path(self, name: str) -> Path:
        """Return where an answer is, or would be."""
        return self._root / self._folder / name

    def read(self, name: str) -> bytes:
        """Return the bytes of an answer.

        Raises:
            InputError: they cannot be read.

        """
        try:
            return self.path(name).read_bytes()
        except OSError as error:
            why = f"cannot be read: {error.strerror or error}."
            raise InputError(why, file=f"{self._folder}/{name}") from None

    def note(self, name: str) -> FetchNote | None:
        """Return the note of a file; None for one that nobody fetched."""
        return self._notes.get(f"{self._below_content}{name}")

    def last(self, url: str) -> FetchNote | None:
        """Return the note of the last listing from an address, if its file is still there."""
        found = [
            note
            for note in self._notes.values()
            if note.url == url and (name := file_name(note)) and self.path(name).is_file()
        ]
        return max(found, key=lambda note: (note.fetched, note.file), default=None)

    def keep(self, name: str, url: str, data: bytes, known: Validators, today: dt.date) -> None:
        """Keep an answer, and note where it is from.

        Raises:
            OutputError: it cannot be written.

        """
        write_bytes(self.path(name), data)
        self.confirm(name, url, known, today)

    def confirm(self, name: str, url: str, known: Validators, today: dt.date) -> None:
        """Note that an address gives today what is kept.

        Raises:
            OutputError: the note cannot be written.

        """
        note = FetchNote(
            file=f"{self._below_content}{name}",
            url=url,
            fetched=today,
            etag=known.etag,
            last_modified=known.last_modified,
        )
        with locked(self._root):  # another run may have noted something meanwhile
            self._notes = _notes_by_file(self._root) | {note.file: note}
            write_notes(self._root, FetchNote, self._notes.values())


def file_name(note: FetchNote) -> str:
    """Return the name of the file that a note is of; empty where it is no file of a listing."""
    name = note.file.removeprefix(_BELOW_CONTENT)
    return name if note.file.startswith(_BELOW_CONTENT) and "/" not in name else ""


def _notes_by_file(root: Path) -> dict[str, FetchNote]:
    """Return the notes; of two of one file, which a merge of branches leaves, the last holds."""
    notes = sorted(read_notes(root, FetchNote), key=lambda note: (note.fetched, note.etag))
    return {note.file: note for note in notes}
