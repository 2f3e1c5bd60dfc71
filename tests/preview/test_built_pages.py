"""What a build changed, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conspectus.preview.built_pages import pages_in_words, read_pages

if TYPE_CHECKING:
    from pathlib import Path

SITE = {
    "index.html": "home",
    "papers/owls/index.html": "owls",
    "papers/larks/index.html": "larks",
    "topics/index.html": "topics",
    "topics/flight/index.html": "flight",
}


def pages(folder: Path, texts: dict[str, str]) -> dict[str, bytes]:
    """Write pages, and return them as they are read."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_pages(folder)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "no page"),
        ({"papers/owls/index.html": "x"}, "1 paper"),
        ({"papers/new/index.html": "x", "papers/owls/index.html": "x"}, "2 papers"),
        ({"topics/flight/index.html": "x", "index.html": "x"}, "1 topic, 1 other page"),
        ({"topics/index.html": "x"}, "1 other page"),
        ({"feed.xml": "x", "papers/owls.bib": "x"}, "no page"),
    ],
)
def test_changed_pages_are_counted_by_kind(
    tmp_path: Path, changes: dict[str, str], words: str
) -> None:
    """New and changed pages count, by the kind of thing they show; other files do not."""
    before, after = pages(tmp_path / "1", SITE), pages(tmp_path / "2", SITE | changes)
    assert pages_in_words(before, after) == words
    assert pages_in_words(after, before) == words


def test_against_nothing_all_pages_count(tmp_path: Path) -> None:
    """That is the first build."""
    assert pages_in_words({}, pages(tmp_path, SITE)) == "2 papers, 1 topic, 2 other pages"
