"""What the topics stage notes of its own work: ``content/ingested/topics.jsonl``.

One line says where a paper was left, what a topic was called, or what text was written. Git keeps
the lines of both sides of a merge; of two lines on one paper, the one that the topics file agrees
with was its run's.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from conspectus.content.note_files import FOLDER
from conspectus.content.reading import name_of
from conspectus.content.writing import write_text
from conspectus.errors import InputError, Problem
from conspectus.model.notes import LabelNote, PlaceNote, TextNote
from conspectus.model.slug import is_slug
from conspectus.model.topic import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FILE = f"{FOLDER}/topics.jsonl"
TopicNote = PlaceNote | LabelNote | TextNote
_DECODERS: tuple[msgspec.json.Decoder[TopicNote], ...] = (
    msgspec.json.Decoder(PlaceNote),
    msgspec.json.Decoder(LabelNote),
    msgspec.json.Decoder(TextNote),
)
_ENCODER = msgspec.json.Encoder(order="deterministic")


def read_topic_notes(root: Path) -> tuple[list[TopicNote], list[Problem]]:
    """Return all notes, in the order of the file, and what is wrong with lines that are none.

    Raises:
        InputError: the file cannot be read.

    """
    path = root / FILE
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return [], []
    except OSError as error:
        reason = error.strerror or error
        raise InputError(f"cannot be read: {reason}.", file=name_of(path, root=root)) from None
    notes: list[TopicNote] = []
    problems = []
    for number, line in enumerate(lines, start=1):
        note = _decoded(line)
        if note:
            notes.append(note)
        elif line.strip():
            message = "this line is no note of where papers stood, so it is passed over."
            problems.append(Problem(name_of(path, root=root), number, message))
    return notes, problems


def _decoded(line: bytes) -> TopicNote | None:
    for decoder in _DECODERS:
        try:
            note = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
        return note if _can_be(note) else None
    return None


def _can_be(note: TopicNote) -> bool:
    """Tell whether a note is of what a topic can be; its address may become that of a page."""
    if isinstance(note, TextNote):
        return True
    return is_slug(note.topic) and (isinstance(note, PlaceNote) or bool(note.label.strip()))


def write_topic_notes(root: Path, notes: Iterable[TopicNote]) -> bool:
    """Write all notes, sorted; tell whether the file changed.

    Raises:
        OutputError: the file cannot be written.

    """
    lines = sorted({_ENCODER.encode(note).decode() for note in notes})
    path = root / FILE
    if not lines and not path.exists():
        return False
    return write_text(path, "".join(f"{line}\n" for line in lines))


def notes_of(places: Mapping[str, str], labels: Mapping[str, str]) -> list[TopicNote]:
    """Return notes of each paper's topic and each topic's label."""
    return [
        *(PlaceNote(paper=paper, topic=topic) for paper, topic in places.items()),
        *(LabelNote(topic=topic, label=label) for topic, label in labels.items()),
    ]


def note_of_text(text: str) -> TextNote:
    """Return a note of what a run writes into the topics file."""
    return TextNote(wrote=hashlib.sha256(text.encode()).hexdigest())


def is_as_written(text: str, notes: Iterable[TopicNote]) -> bool:
    """Tell whether the topics file is as a run wrote it, on this branch or a merged one.

    What such a file lacks of the notes another branch has brought, and no person took away.
    """
    return note_of_text(text) in notes


def places_in(notes: Iterable[TopicNote], now: Mapping[str, str]) -> dict[str, str]:
    """Return the topic of each paper; of several the one that it is in now, else none."""
    pairs = ((note.paper, note.topic) for note in notes if isinstance(note, PlaceNote))
    return _settled(pairs, now)


def labels_in(notes: Iterable[TopicNote], now: Mapping[str, str]) -> dict[str, str]:
    """Return the label of each topic; of several the one that it has now, else the first."""
    pairs = [(note.topic, note.label) for note in notes if isinstance(note, LabelNote)]
    first = dict(sorted(pairs, reverse=True))
    return first | _settled(pairs, now)


def topics_in(notes: Iterable[TopicNote]) -> tuple[Topic, ...]:
    """Return the topics that notes tell of, by slug, each with its papers."""
    notes = list(notes)
    labels = labels_in(notes, {})
    papers: dict[str, list[str]] = {slug: [] for slug in sorted(labels)}
    for paper, slug in sorted(places_in(notes, {}).items()):
        papers.get(slug, []).append(paper)
    return tuple(
        Topic(slug=slug, label=labels[slug], papers=tuple(listed))
        for slug, listed in papers.items()
    )


def _settled(pairs: Iterable[tuple[str, str]], now: Mapping[str, str]) -> dict[str, str]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, value in pairs:
        found[name].add(value)
    return {
        name: now[name] if len(values) > 1 else next(iter(values))
        for name, values in found.items()
        if len(values) == 1 or now.get(name) in values
    }
