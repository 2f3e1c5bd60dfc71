"""The settings file."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from conspectus.content.settings_file import parse_settings, read_settings
from conspectus.errors import InputError
from conspectus.model.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def test_defaults() -> None:
    """Every setting may be left out."""
    assert parse_settings("", file="digest.yaml") == Settings()


def test_all_kinds_of_values() -> None:
    """Settings may be texts, numbers, days and lists."""
    text = (
        "title: On\nlistings: {a.txt: 2025-05-08}\ntopics: {count: 12}\nsources: [hf:daily]\n"
        "curator: {name: Ada, email: ada@example.org}\n"
    )
    settings = parse_settings(text, file="digest.yaml")
    assert settings.title == "On"
    assert settings.listings == {"a.txt": dt.date(2025, 5, 8)}
    assert settings.topics.count == 12
    assert settings.sources == ("hf:daily",)
    assert settings.curator.name == "Ada"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("titel: A\n", "digest.yaml:1: unknown key 'titel'; did you mean 'title'?"),
        ("title: A\ncurator: {mail: a}\n", "digest.yaml:2: unknown key 'mail'; did you mean"),
        ("listings: {a.txt: soon}\n", "digest.yaml:1: listings"),
        ("base_url: example.org\n", "write an address such as https://example.org/papers/"),
        ("topics: {count: 0}\n", "at least 1"),
    ],
)
def test_wrong_settings(text: str, message: str) -> None:
    """What is wrong with settings is one sentence that names the line."""
    with pytest.raises(InputError) as caught:
        parse_settings(text, file="digest.yaml")
    assert message in str(caught.value)


def test_no_digest(tmp_path: Path) -> None:
    """A folder without settings is no digest, and the message says what to do."""
    with pytest.raises(InputError, match="conspectus new DIR"):
        read_settings(tmp_path)
