"""``docs/search.md`` names what the files of the search hold."""

from __future__ import annotations

import re
from pathlib import Path

from search.reading_parts import COLUMNS
from search.test_index import parts_of
from search.toy_papers import TOY_PAPERS

TEXT = (Path(__file__).parents[2] / "docs" / "search.md").read_text(encoding="utf-8")


def example_of(heading: str) -> str:
    """Return the first example below a heading that begins so."""
    section = re.split(rf"^### {re.escape(heading)}", TEXT, flags=re.MULTILINE)[1]
    return section.split("```")[1]


def test_the_first_part_is_described() -> None:
    """Whoever reads it finds every key, and no other."""
    start = parts_of(TOY_PAPERS).start
    named = set(re.findall(r'"(\w+)": ', example_of("`start`")))
    assert named - set(start["averages"]) == {*start, *start["has"]}


def test_the_columns_of_terms_are_described() -> None:
    """They stand there one to a line, in their order."""
    named = re.findall(r"^(\w+)", example_of("`terms/<n>`"), flags=re.MULTILINE)
    assert named == ["term", *COLUMNS[1:]]


def test_every_kind_of_file_is_described() -> None:
    """No file is written that its readers do not know of."""
    kinds = {re.sub("/.*", "/", name) for name in parts_of(TOY_PAPERS).data}
    headings = re.findall(r"^### (.*)", TEXT, flags=re.MULTILINE)
    named = {re.sub("/.*", "/", name) for head in headings for name in re.findall("`(.*?)`", head)}
    assert kinds <= named
