"""Topics: ``content/papers/`` to ``content/topics.yaml``. It reads all, decides, then writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from conspectus.content.lock import locked
from conspectus.content.paper_files import FOLDER as PAPERS
from conspectus.content.reading import read_text
from conspectus.content.topic_edit import edit_topics
from conspectus.content.topic_file import FILE, format_topics, parse_topics
from conspectus.content.writing import remove_left_behind, write_text
from conspectus.model.removal import shown_papers
from conspectus.model.topic import unknown_papers
from conspectus.model.wording import count_text
from conspectus.stages.entries import read_entries
from conspectus.topics.update import find_topics, keep_topics, regroup_topics

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from conspectus.model.paper import Paper
    from conspectus.model.settings import Settings
    from conspectus.model.topic import Topic
    from conspectus.report import Reporter


class TopicsResult(NamedTuple):
    """What became of the topics."""

    topics: int
    papers: int
    placed: int
    """Papers that were in no topic before."""
    written: bool
    """Whether the topics file changed."""

    def __str__(self) -> str:
        placed = f"; {self.placed:,} newly placed" if self.placed else ""
        return f"{count_text(self.papers, 'paper')} in {count_text(self.topics, 'topic')}{placed}"


def update_topics(
    root: Path, settings: Settings, *, regroup: bool = False, reporter: Reporter
) -> TopicsResult:
    """Bring the topics file up to date with the entries.

    What people wrote in it stays, comments too. Papers that an editor hides or removes leave their
    topics without a word. With ``regroup`` all papers are grouped afresh:
    labels, descriptions and addresses go on, terms and comments do not.

    Raises:
        InputError: an entry or the topics file is wrong; nothing is written.
        OutputError: the topics file cannot be written, or another run is writing.

    """
    with locked(root):
        return _update(root, settings, regroup=regroup, reporter=reporter)


def _update(root: Path, settings: Settings, *, regroup: bool, reporter: Reporter) -> TopicsResult:
    entries = read_entries(root)
    papers = shown_papers(entries, settings)
    path = root / FILE
    text = read_text(path, root=root) if path.exists() else ""
    before = parse_topics(text, file=FILE)
    listed = sum(len(topic.papers) for topic in before)
    if listed and not entries:
        reporter.warn(
            f"{FILE}: it lists {count_text(listed, 'paper')} but {PAPERS}/ has no entry, so it was "
            "left as it is; put the entries back, or remove the file if they are gone for good."
        )
        return TopicsResult(len(before), papers=0, placed=0, written=False)
    for unknown in unknown_papers(before, {paper.slug for paper in entries}):
        reporter.warn(f"{FILE}: {unknown}; it was taken out.")
    after = _decide(before, papers, settings, regroup=regroup, reporter=reporter)
    known = {slug for topic in before for slug in topic.papers}
    remove_left_behind([path.parent])
    placed = sum(paper.slug not in known for paper in papers)
    written = False
    if tuple(after) != before or not text:
        anew = regroup and before
        new = format_topics(after) if anew else edit_topics(text, before, after, file=FILE)
        written = write_text(path, new)
    return TopicsResult(len(after), len(papers), placed, written)


def _decide(
    before: Sequence[Topic],
    papers: Sequence[Paper],
    settings: Settings,
    *,
    regroup: bool,
    reporter: Reporter,
) -> list[Topic]:
    count = settings.topics.count
    if not before:
        return find_topics(papers, count)
    if regroup:
        return regroup_topics(before, papers, count)
    if count not in ("auto", len(before)):
        reporter.warn(
            f"{FILE}: it has {len(before)} topics although the settings ask for {count}; "
            "'conspectus topics --regroup' groups the papers afresh."
        )
    return keep_topics(before, papers)
