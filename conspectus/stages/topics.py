"""Topics: ``content/papers/`` to ``content/topics.yaml``. It reads all, decides, then writes."""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from conspectus.content import topic_notes
from conspectus.content.lock import locked
from conspectus.content.paper_files import FOLDER as PAPERS
from conspectus.content.reading import read_text
from conspectus.content.topic_edit import edit_topics
from conspectus.content.topic_file import (
    FILE,
    line_of_topic,
    parse_topics,
    unknown_paper_problems,
)
from conspectus.content.topic_undo import keep_former, restore_former
from conspectus.content.writing import remove_left_behind, write_text
from conspectus.errors import CombinedInputError, InputError
from conspectus.model.removal import shown_papers
from conspectus.model.wording import count_text
from conspectus.stages.entries import read_entries
from conspectus.stages.topic_warnings import warnings_of
from conspectus.stages.vectors import vectorizer_of
from conspectus.topics.keeping.changes import changes_between, new_names
from conspectus.topics.keeping.memory import NOTHING, Remembered, remember
from conspectus.topics.keeping.problems import TopicError
from conspectus.topics.keeping.update import update_taxonomy

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from pathlib import Path

    from conspectus.model.paper import Paper
    from conspectus.model.settings import Settings
    from conspectus.model.topic import Taxonomy, Topic
    from conspectus.report import Reporter
    from conspectus.topics.keeping.update import Outcome


_TOLD = 3
"""Damaged notes that are named one by one; a file that is no notes at all has many."""


class TopicsResult(NamedTuple):
    """What became of the topics."""

    topics: int
    """As readers count: broad ones are not topics more."""
    papers: int
    placed: int
    """Papers that were in no topic before."""
    moved: int = 0
    """Papers that were in another topic before."""
    written: bool = False
    """Whether the topics file changed."""
    remarks: tuple[str, ...] = ()
    """What happened to topics, in sentences."""

    def __str__(self) -> str:
        came = [f"{self.placed:,} newly placed"] if self.placed else []
        went = [f"{self.moved:,} moved"] if self.moved else []
        changes = f"; {', '.join(came + went)}" if came or went else ""
        return f"{count_text(self.papers, 'paper')} in {count_text(self.topics, 'topic')}{changes}"


class _Found(NamedTuple):
    """What a run begins with."""

    text: str
    before: Taxonomy
    entries: Sequence[Paper]
    papers: Sequence[Paper]
    """Entries that the site shows."""
    notes: Sequence[topic_notes.TopicNote]


def update_topics(
    root: Path,
    settings: Settings,
    *,
    regroup: bool = False,
    dry_run: bool = False,
    reporter: Reporter,
) -> TopicsResult:
    """Bring the topics file up to date with the entries.

    What people wrote in it stays, comments too, and what they ask for in it is done. Papers that an
    editor hides or removes leave their topics without a word. With ``regroup`` all papers are
    grouped afresh, but for those in topics that are to be kept. With ``dry_run`` nothing is
    written, and the remarks say what would have been.

    Raises:
        InputError: an entry or the topics file is wrong; nothing is written.
        OutputError: a file cannot be written, or another run is writing.

    """
    with nullcontext() if dry_run else locked(root):
        found = _read(root, settings, reporter)
        if lost := _lost(found):
            reporter.warn(lost)
            return TopicsResult(_count(found.before.topics), papers=0, placed=0)
        known, remembered = _known(found)
        afresh = regroup or not found.before.topics
        if not afresh:
            _compare_count(known, len(found.papers), settings, reporter)
        decide = partial(_decide, found, known, settings, remembered, regroup=afresh)
        # One step for whoever watches: how far grouping has come nobody can tell.
        work = (decide(reporter) for _ in range(1))
        (outcome,) = reporter.track(work, "Grouping the papers", total=1)
        result = _result(found, outcome)
        if dry_run:
            told = changes_between(known, outcome.taxonomy)
            return result._replace(remarks=(*outcome.remarks, *told))
        if known.topics and not afresh:
            told = tuple(new_names(known, outcome.taxonomy))
            result = result._replace(remarks=(*outcome.remarks, *told))
        memory = remember(known, outcome.taxonomy, remembered)
        return result._replace(written=_write(root, found, outcome.taxonomy, memory))


def undo_topics(root: Path) -> None:
    """Put the topics back as they were before the last run that changed them.

    Raises:
        InputError: there was no such run, or the file has been changed since.
        OutputError: a file cannot be written, or another run is writing.

    """
    with locked(root):
        restore_former(root)


def _read(root: Path, settings: Settings, reporter: Reporter) -> _Found:
    entries = read_entries(root)
    path = root / FILE
    text = read_text(path, root=root) if path.exists() else ""
    before = parse_topics(text, file=FILE)
    known = {paper.slug for paper in entries}
    for problem in unknown_paper_problems(before, known, text, file=FILE) if known else ():
        reporter.warn(f"{problem}; it was taken out.")
    for warning in warnings_of(before, known, text) if known else ():
        reporter.warn(warning)
    notes, problems = topic_notes.read_topic_notes(root)
    for problem in problems[:_TOLD]:
        reporter.warn(str(problem))
    if (more := len(problems) - _TOLD) > 0:
        reporter.warn(f"{topic_notes.FILE}: passed over likewise: {count_text(more, 'more line')}.")
    return _Found(text, before, entries, shown_papers(entries, settings), notes)


def _lost(found: _Found) -> str:
    """Return a warning where topics list papers but all entries are missing."""
    listed = sum(len(topic.papers) for topic in found.before.topics)
    if not listed or found.entries:
        return ""
    return (
        f"{FILE}: it lists {count_text(listed, 'paper')} but {PAPERS}/ has no entry, so it was "
        "left as it is; put the entries back, or remove the file if they are gone for good."
    )


def _known(found: _Found) -> tuple[Taxonomy, Remembered]:
    """Return the topics that there were, and what the last run left of them.

    Where their file has been removed or emptied, the notes tell of them, so that papers can be
    grouped afresh and no address is lost.
    """
    labels = {topic.slug: topic.label for topic in found.before.topics}
    heirs = topic_notes.heirs_in(found.notes)
    named = topic_notes.labels_in(found.notes, labels)
    terms = {topic.slug: topic.terms for topic in found.before.topics}
    given = topic_notes.terms_in(found.notes, terms)
    remembered = Remembered(_places(found), named, heirs, terms=given)
    if found.before.topics or not found.papers:
        return found.before, remembered
    topics = topic_notes.topics_in(found.notes)
    return msgspec.structs.replace(found.before, topics=topics), NOTHING._replace(heirs=heirs)


def _places(found: _Found) -> dict[str, str]:
    """Return where the last run left papers.

    Where nobody has changed the file since a run wrote it, but the notes say otherwise, another
    branch brought these: they tell of topics that are not here, and of no work by hand.
    """
    topics = found.before.topics
    now = {paper: topic.slug for topic in topics for paper in topic.papers}
    noted = topic_notes.places_in(found.notes, now)
    if not topic_notes.is_as_written(found.text, found.notes):
        return noted
    there = {slug for topic in topics for slug in (topic.slug, *topic.aliases)}
    return {paper: slug for paper, slug in noted.items() if slug not in there} | now


def _compare_count(before: Taxonomy, papers: int, settings: Settings, reporter: Reporter) -> None:
    """Say that the settings ask for another number of topics, where nobody fixed the list."""
    asked = settings.topics.count
    if asked != "auto":
        asked = min(asked, max(1, papers))
    count = _count(before.topics)
    if before.topics and not before.fixed and asked not in ("auto", count):
        reporter.warn(
            f"{FILE}: it has {count_text(count, 'topic')} although the settings ask for {asked}; "
            "'conspectus topics --regroup' groups the papers afresh."
        )


def _count(topics: Sequence[Topic]) -> int:
    """Return how many topics there are, as pages say it: a broad one is counted by its parts."""
    broad = {topic.parent for topic in topics}
    return sum(topic.slug not in broad for topic in topics)


def _decide(  # noqa: PLR0913  # what a run is given
    found: _Found,
    known: Taxonomy,
    settings: Settings,
    remembered: Remembered,
    reporter: Reporter,
    *,
    regroup: bool,
) -> Outcome:
    """Return what the topics should be.

    Raises:
        InputError: the topics file asks for what cannot be done.

    """
    shown = {paper.slug for paper in found.papers}
    before = msgspec.structs.replace(
        known, topics=tuple(_with_papers(topic, shown) for topic in known.topics)
    )
    try:
        return update_taxonomy(
            before,
            found.papers,
            settings.topics,
            remembered=remembered,
            regroup=regroup,
            vectorize=vectorizer_of(settings, reporter=reporter),
        )
    except TopicError as error:
        problems = [
            InputError(
                each.message,
                file=FILE,
                line=line_of_topic(found.text, found.before, each.topic, each.key),
            )
            for each in error.problems
        ]
        raise problems[0] if len(problems) == 1 else CombinedInputError(problems) from None


def _with_papers(topic: Topic, shown: Container[str]) -> Topic:
    """Return a topic that lists only papers that are shown."""
    papers = tuple(slug for slug in topic.papers if slug in shown)
    return msgspec.structs.replace(topic, papers=papers)


def _result(found: _Found, outcome: Outcome) -> TopicsResult:
    return TopicsResult(
        topics=_count(outcome.taxonomy.topics),
        papers=len(found.papers),
        placed=outcome.placed,
        moved=outcome.moved,
        remarks=outcome.remarks,
    )


def _write(root: Path, found: _Found, after: Taxonomy, memory: Remembered) -> bool:
    """Write the file and what is to be remembered; tell whether the file changed.

    The notes are written twice: what a run that is killed has written by then is known as its own.
    """
    path = root / FILE
    text = edit_topics(found.text, found.before, after, file=FILE)
    remove_left_behind([path.parent])
    notes = topic_notes.notes_of(*memory)
    notes += [topic_notes.note_of_text(text)] if notes else []
    keep_former(root, text)
    topic_notes.write_topic_notes(root, [*found.notes, *notes])
    written = write_text(path, text)
    topic_notes.write_topic_notes(root, notes)
    return written
