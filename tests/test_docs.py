"""What the documentation shows can be read by the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conspectus.content.topic_edit import edit_topics
from conspectus.content.topic_file import parse_topics

GUIDE = Path(__file__).parents[1] / "docs" / "topics.md"
TEXT = GUIDE.read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)


def test_the_guide_has_examples() -> None:
    """Every key of the file is shown."""
    keys = {key for text in EXAMPLES for key in re.findall(r"^[- ]*([a-z_]+):", text, re.MULTILINE)}
    topic = {"slug", "label", "parent", "terms", "description", "aliases", "keep", "merge"}
    rest = {"split", "pinned", "keep_out", "loose", "papers"}
    assert topic | rest | {"fixed", "banned", "topics", "history"} <= keys


@pytest.mark.parametrize("text", EXAMPLES)
def test_examples_of_topics_can_be_read_and_edited(text: str) -> None:
    """Each is a whole topics file, and stays as it is but for slugs that it leaves out."""
    topics = parse_topics(text, file="docs/topics.md")
    edited = edit_topics(text, topics, topics, file="docs/topics.md")
    kept = [line for line in edited.splitlines() if not line.startswith("- slug: ")]
    written = [line for line in text.splitlines() if not line.startswith("- slug: ")]
    assert [line.strip(" -") for line in kept] == [line.strip(" -") for line in written]
