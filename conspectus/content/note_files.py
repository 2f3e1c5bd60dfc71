"""Ingest's own notes: ``content/ingested/*.jsonl``, one JSON object a line, sorted.

They belong to the digest and are committed with it. Each line stands for itself, so lines that a
merge left twice do no harm, and a line that cannot be read, such as a mark of a merge conflict, is
passed over: the next run writes the file anew.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeVar

import msgspec

from conspectus.content.reading import name_of
from conspectus.content.writing import write_bytes, write_text
from conspectus.errors import InputError, OutputError
from conspectus.model.notes import UNSET, AskedNote, FetchNote, PaperNote, SourceNote, united

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from pathlib import Path

FOLDER = "content/ingested"
T = TypeVar("T")
Note = TypeVar("Note", SourceNote, FetchNote, AskedNote, PaperNote)
_PAPERS, _UNDER_WAY = "papers.jsonl", "papers-under-way.jsonl"
_FILES = {
    SourceNote: "sources.jsonl",
    FetchNote: "fetched.jsonl",
    AskedNote: "asked.jsonl",
    PaperNote: _PAPERS,
}
_SLUG = b'{"slug":"'


def read_notes(root: Path, kind: type[Note]) -> list[Note]:
    """Return all notes of a kind, in the order of the file; none if there is no such file.

    Raises:
        InputError: the file cannot be read.

    """
    decoder = msgspec.json.Decoder(kind)
    lines = _lines(root / FOLDER / _FILES[kind], root)
    return [note for line in lines if (note := _decoded(line, decoder))]


def write_notes(root: Path, kind: type[Note], notes: Iterable[Note]) -> bool:
    """Write all notes of a kind, sorted; tell whether the file changed.

    Raises:
        OutputError: the file cannot be written.

    """
    encoder = msgspec.json.Encoder(order="deterministic")
    lines = sorted({encoder.encode(note).decode() for note in notes})
    path = root / FOLDER / _FILES[kind]
    if not lines and not path.exists():
        return False
    return write_text(path, "".join(f"{line}\n" for line in lines))


class PaperNotes:
    """The notes of all entries, each decoded only when it is asked for.

    Notes are written twice: what a run is about to write into entries goes to a file of its own
    before the first entry, and into the file of all notes after the last one. Whatever a killed
    run had written by then is known to be ingest's.
    """

    def __init__(self, root: Path) -> None:
        """Read the notes of the digest in a folder.

        Raises:
            InputError: a file of notes cannot be read.

        """
        self._folder = root / FOLDER
        self._lines: dict[str, list[bytes]] = {}
        self._read(_PAPERS, root)
        self._written = set(self._lines)
        self._read(_UNDER_WAY, root)

    def _read(self, file: str, root: Path) -> None:
        for line in _lines(self._folder / file, root):
            if slug := _slug_of(line):
                self._lines.setdefault(slug, []).append(line)

    def slugs(self) -> set[str]:
        """Return the slugs of all entries that have a note, but for those only announced."""
        return self._written

    def all_of(self, slug: str) -> list[PaperNote]:
        """Return the notes of an entry: of several branches, or of a run that was killed."""
        lines = self._lines.get(slug, ())
        return [note for line in lines if (note := _decoded(line, _DECODER))]

    def get(self, slug: str) -> PaperNote | None:
        """Return what the notes of an entry say together; None if it has none."""
        notes = self.all_of(slug)
        return united(notes) if notes else None

    def announce(self, notes: Iterable[PaperNote]) -> None:
        """Note what is about to be written.

        Raises:
            OutputError: the file cannot be written.

        """
        lines = sorted(_ENCODER.encode(self._announced(note)) for note in notes)
        if lines:
            write_bytes(self._folder / _UNDER_WAY, b"".join(line + b"\n" for line in lines))

    def _announced(self, note: PaperNote) -> PaperNote:
        """Return a note that also holds while a field that it adds is not there yet."""
        before = self.get(note.slug)
        known = before.wrote if before else {}
        wrote = {
            field: value if field in known else f"{UNSET} {value}"
            for field, value in note.wrote.items()
        }
        return msgspec.structs.replace(note, wrote=wrote)

    def write(self, notes: Iterable[PaperNote], *, slugs: Container[str]) -> None:
        """Note what has been written, in the place of earlier notes.

        Args:
            notes: of entries that were looked at.
            slugs: all entries that there are; notes of others are forgotten.

        Raises:
            OutputError: the file cannot be written.

        """
        for note in notes:
            self._lines[note.slug] = [_ENCODER.encode(note)]
        lines = [line for slug, some in self._lines.items() if slug in slugs for line in set(some)]
        path = self._folder / _PAPERS
        if lines or path.exists():
            write_bytes(path, b"".join(line + b"\n" for line in sorted(lines)))
        try:
            if (self._folder / _UNDER_WAY).exists():
                (self._folder / _UNDER_WAY).unlink()
        except OSError as error:
            name = f"{FOLDER}/{_UNDER_WAY}"
            raise OutputError(f"{name}: cannot be removed: {error.strerror or error}.") from None


_DECODER = msgspec.json.Decoder(PaperNote)
_ENCODER = msgspec.json.Encoder(order="deterministic")


def _slug_of(line: bytes) -> str:
    """Return the slug of a note without decoding it; nothing for what is no note."""
    if not line.startswith(_SLUG):
        return ""
    end = line.find(b'"', len(_SLUG))
    return line[len(_SLUG) : end].decode("ascii", "replace")


def _lines(path: Path, root: Path) -> list[bytes]:
    try:
        return path.read_bytes().splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        reason = error.strerror or error
        raise InputError(f"cannot be read: {reason}.", file=name_of(path, root=root)) from None


def _decoded(line: bytes, decoder: msgspec.json.Decoder[T]) -> T | None:
    try:
        return decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def notes_state(root: Path) -> str:
    """Return something that differs when the notes of sources or entries have been changed."""
    hashes = []
    for file in (_PAPERS, _UNDER_WAY, _FILES[SourceNote]):
        try:
            data = (root / FOLDER / file).read_bytes()
        except OSError:
            data = b""
        hashes.append(hashlib.sha256(data).hexdigest())
    return " ".join(hashes)
