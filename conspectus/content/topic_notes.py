"""What the topics stage notes of its own work: ``content/ingested/topics.jsonl``.

One line says where a paper was left, what a topic was called, which topic answers to an earlier
slug, below which broad one a topic is, which terms a run gave it, or what text was written. Git
keeps the lines of both sides of a merge; of two lines on one paper, the one that the topics file
agrees with was its run's.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

import msgspec

from conspectus.content.note_files import FOLDER
from conspectus.content.reading import name_of
from conspectus.content.writing import write_text
from conspectus.errors import InputError, Problem
from conspectus.model.notes import (
    AliasNote,
    LabelNote,
    ParentNote,
    PlaceNote,
    TermsNote,
    TextNote,
)
from conspectus.model.slug import is_slug
from conspectus.model.topic import Topic

if TYPE_CHECKING:
    from collections.abc import Container, Hashable, Iterable, Mapping, Sequence
    from pathlib import Path

_Value = TypeVar("_Value", bound="Hashable")
FILE = f"{FOLDER}/topics.jsonl"
TopicNote = PlaceNote | LabelNote | AliasNote | ParentNote | TermsNote | TextNote
_DECODERS: tuple[msgspec.json.Decoder[TopicNote], ...] = (
    msgspec.json.Decoder(PlaceNote),
    msgspec.json.Decoder(LabelNote),
    msgspec.json.Decoder(AliasNote),
    msgspec.json.Decoder(ParentNote),
    msgspec.json.Decoder(TermsNote),
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
    if isinstance(note, AliasNote):
        return is_slug(note.topic) and is_slug(note.alias)
    if isinstance(note, ParentNote):
        return is_slug(note.topic) and is_slug(note.parent)
    return is_slug(note.topic) and (not isinstance(note, LabelNote) or bool(note.label.strip()))


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


def notes_of(
    places: Mapping[str, str],
    labels: Mapping[str, str],
    heirs: Mapping[str, str] | None = None,
    parents: Mapping[str, str] | None = None,
    terms: Mapping[str, tuple[str, ...]] | None = None,
) -> list[TopicNote]:
    """Return notes of each paper's topic; each topic's label, earlier slugs, parent and terms."""
    return [
        *(PlaceNote(paper=paper, topic=topic) for paper, topic in places.items()),
        *(LabelNote(topic=topic, label=label) for topic, label in labels.items()),
        *(AliasNote(alias=alias, topic=topic) for alias, topic in (heirs or {}).items()),
        *(ParentNote(topic=topic, parent=parent) for topic, parent in (parents or {}).items()),
        *(TermsNote(topic=topic, terms=given) for topic, given in (terms or {}).items()),
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


def terms_in(
    notes: Iterable[TopicNote], now: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return the terms that a run gave each topic; of several the ones it has now, else first."""
    pairs = [(note.topic, note.terms) for note in notes if isinstance(note, TermsNote)]
    first = dict(sorted(pairs, reverse=True))
    return first | _settled(pairs, now)


def heirs_in(notes: Iterable[TopicNote]) -> dict[str, str]:
    """Return which topic answers to each earlier slug; what lists papers is no earlier slug.

    Runs that did not note the topic gave the slug its label, which tells it as well.
    """
    notes = list(notes)
    labels, filled = labels_in(notes, {}), set(places_in(notes, {}).values())
    pairs = [(note.alias, note.topic) for note in notes if isinstance(note, AliasNote)]
    named = _namesakes(labels, filled) | dict(sorted(pairs, reverse=True))
    named = {alias: heir for alias, heir in named.items() if alias not in filled}
    last = {alias: _last_heir(alias, named) for alias in named}
    return {alias: heir for alias, heir in last.items() if heir in labels and heir not in named}


def _namesakes(labels: Mapping[str, str], filled: Container[str]) -> dict[str, str]:
    """Return the one topic with papers that has the label of each slug without any."""
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for slug in sorted(labels):
        if slug in filled:
            bearers[labels[slug]].append(slug)
    return {
        slug: bearers[label][0]
        for slug, label in labels.items()
        if slug not in filled and len(bearers.get(label, ())) == 1
    }


def _last_heir(alias: str, heirs: Mapping[str, str]) -> str:
    """Return who answers to a slug in the end; branches may have merged an heir again."""
    seen = {alias}
    slug = heirs[alias]
    while slug in heirs and slug not in seen:
        seen.add(slug)
        slug = heirs[slug]
    return slug


def topics_in(notes: Iterable[TopicNote]) -> tuple[Topic, ...]:
    """Return the topics that notes tell of, by slug, each with its papers and its parent.

    Earlier slugs are no topics.
    """
    notes = list(notes)
    labels, heirs = labels_in(notes, {}), heirs_in(notes)
    papers: dict[str, list[str]] = {slug: [] for slug in sorted(labels.keys() - heirs.keys())}
    for paper, slug in sorted(places_in(notes, {}).items()):
        papers.get(slug, []).append(paper)
    parents = _parents_in(notes, papers)
    return tuple(
        Topic(slug=slug, label=labels[slug], parent=parents.get(slug, ""), papers=tuple(listed))
        for slug, listed in papers.items()
    )


def _parents_in(notes: Iterable[TopicNote], papers: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the broad topic of each topic, of several the first; broad ones list no papers."""
    pairs = {(n.topic, n.parent) for n in notes if isinstance(n, ParentNote)}
    broad = {parent for _, parent in pairs if parent in papers and not papers[parent]}
    pairs = {(slug, parent) for slug, parent in pairs if parent in broad and slug not in broad}
    return dict(sorted(pairs, reverse=True))


def _settled(pairs: Iterable[tuple[str, _Value]], now: Mapping[str, _Value]) -> dict[str, _Value]:
    found: defaultdict[str, set[_Value]] = defaultdict(set)
    for name, value in pairs:
        found[name].add(value)
    return {
        name: now[name] if len(values) > 1 else next(iter(values))
        for name, values in found.items()
        if len(values) == 1 or now.get(name) in values
    }
