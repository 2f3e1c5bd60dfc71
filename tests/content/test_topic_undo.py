"""One step back for the topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conspectus.content import topic_file, topic_notes, topic_undo
from conspectus.content.topic_undo import keep_former, restore_former
from conspectus.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a digest with topics and notes."""
    (tmp_path / topic_notes.FILE).parent.mkdir(parents=True)
    (tmp_path / topic_file.FILE).write_bytes(b"# mine\r\ntopics: []\r\n")
    (tmp_path / topic_notes.FILE).write_text("old\n", encoding="utf-8")
    return tmp_path


def run(root: Path, text: str) -> None:
    """Write other topics as a run does."""
    keep_former(root, text)
    (root / topic_file.FILE).write_text(text, encoding="utf-8")
    (root / topic_notes.FILE).write_text("new\n", encoding="utf-8")


def test_a_run_is_undone(root: Path) -> None:
    """Both files are back byte for byte, and there is no second step."""
    run(root, "topics: [] # new\n")
    restore_former(root)
    assert (root / topic_file.FILE).read_bytes() == b"# mine\r\ntopics: []\r\n"
    assert (root / topic_notes.FILE).read_text(encoding="utf-8") == "old\n"
    with pytest.raises(InputError, match="no run has changed it that could be undone"):
        restore_former(root)


def test_the_first_run_is_undone(tmp_path: Path) -> None:
    """Where there were no topics there are none again."""
    (tmp_path / topic_notes.FILE).parent.mkdir(parents=True)
    run(tmp_path, "topics: []\n")
    restore_former(tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_run_that_changed_nothing_is_not_a_step(root: Path) -> None:
    """What is undone is the last run that changed the topics."""
    run(root, "topics: [] # new\n")
    run(root, "topics: [] # new\n")
    restore_former(root)
    assert (root / topic_file.FILE).read_bytes().startswith(b"# mine")


def test_what_was_written_since_is_not_lost(root: Path) -> None:
    """A file that a person has changed after the run stays as it is."""
    run(root, "topics: [] # new\n")
    (root / topic_file.FILE).write_text("topics: [] # by hand\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"topics\.yaml: it has been changed since the last run"):
        restore_former(root)
    assert (root / topic_file.FILE).read_text(encoding="utf-8") == "topics: [] # by hand\n"


def test_a_damaged_copy(root: Path) -> None:
    """It is one sentence, and nothing is touched."""
    (root / topic_undo.FILE).write_bytes(b"\xff{")
    with pytest.raises(InputError, match="cannot be read; use git to undo what a run did"):
        restore_former(root)
    assert (root / topic_notes.FILE).read_text(encoding="utf-8") == "old\n"


def test_notes_with_damaged_lines_are_kept_too(root: Path) -> None:
    """What reading passes over keeps no run from going on."""
    (root / topic_notes.FILE).write_bytes(b"\xff\nold\n")
    run(root, "topics: [] # new\n")
    restore_former(root)
    assert (root / topic_notes.FILE).read_text(encoding="utf-8") == "\ufffd\nold\n"
