"""Bringing the topics file up to date."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from conspectus.content.topic_edit import edit_topics
from conspectus.content.topic_file import format_topics, parse_topics

TEXT = """\
# Sorted by Ada.
topics:
  - slug: kettles   # never changes
    label: Kettles
    papers:
      # the classic
      - kettlenet
      - whistle  # loud
  - {slug: pots, label: 'Pots', papers: [pot]}
"""


def edit(text: str, **papers: list[str]) -> str | None:
    """Return the text of a topics file with other papers in some topics."""
    before = parse_topics(text, file="topics.yaml")
    changes: list[dict[str, Any]] = [
        {"papers": tuple(papers.get(topic.slug, topic.papers))} for topic in before
    ]
    after = [
        msgspec.structs.replace(topic, **change)
        for topic, change in zip(before, changes, strict=True)
    ]
    return edit_topics(text, before, after, file="topics.yaml")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("papers", "old", "new"),
    [
        (["kettlenet", "whistle", "new"], "# loud\n", "# loud\n      - new\n"),
        (["new", "kettlenet", "whistle"], "- kettlenet\n", "- new\n      - kettlenet\n"),
        (["kettlenet"], "      - whistle  # loud\n", ""),
        (["kettlenet", "new"], "      - whistle  # loud\n", "      - new\n"),
    ],
)  # fmt: skip
def test_papers_join_and_leave(papers: list[str], old: str, new: str, end: str) -> None:
    """A paper is one line more or less; every other byte stays, line ends too."""
    assert TEXT.count(old) == 1
    text, expected = (each.replace("\n", end) for each in (TEXT, TEXT.replace(old, new)))
    assert edit(text, kettles=papers) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_last_line_without_end(end: str) -> None:
    """A paper joins below a last line that has no end."""
    text = "# mine\ntopics:\n- slug: a\n  label: A\n  papers:\n  - p".replace("\n", end)
    assert edit(text, a=["p", "q"]) == f"{text}{end}  - q{end}"


def test_a_row_cannot_be_edited() -> None:
    """Papers in a row cannot be changed line by line."""
    assert edit(TEXT, pots=["pot", "new"]) is None


def test_an_untouched_file() -> None:
    """A file that nobody touched is written as a new one would be."""
    topics = parse_topics(TEXT, file="topics.yaml")
    assert edit_topics(format_topics(topics), topics, topics[:1], file="topics.yaml") == (
        format_topics(topics[:1])
    )
