"""Ingest's own notes: ``content/ingested/*.jsonl``, one JSON object a line, sorted.

They belong to the digest and are committed with it. Each line stands for itself, so lines that a
merge left twice do no harm, and a line that cannot be read, such as a mark of a merge conflict, is
passed over: the next run writes the file anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from conspectus.content.reading import name_of
from conspectus.content.writing import write_text
from conspectus.errors import InputError
from conspectus.model.notes import FetchNote, PaperNote, SourceNote

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FOLDER = "content/ingested"
Note = TypeVar("Note", SourceNote, FetchNote, PaperNote)
_FILES = {SourceNote: "sources.jsonl", FetchNote: "fetched.jsonl", PaperNote: "papers.jsonl"}


def read_notes(root: Path, kind: type[Note]) -> list[Note]:
    """Return all notes of a kind, in the order of the file; none if there is no such file.

    Raises:
        InputError: the file cannot be read.

    """
    path = root / FOLDER / _FILES[kind]
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror or error}.", file=name_of(path, root=root)
        ) from None
    decoder = msgspec.json.Decoder(kind)
    notes = []
    for line in lines:
        try:
            notes.append(decoder.decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
    return notes


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
