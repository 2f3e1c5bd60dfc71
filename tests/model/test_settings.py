"""Settings."""

from __future__ import annotations

import pytest

from conspectus.model.settings import Settings, TopicSettings


@pytest.mark.parametrize(
    ("url", "complete", "path"),
    [
        ("https://example.org", "https://example.org/", "/"),
        ("https://example.org/papers", "https://example.org/papers/", "/papers/"),
        ("http://127.0.0.1:8000/a/b/", "http://127.0.0.1:8000/a/b/", "/a/b/"),
    ],
)
def test_base_url(url: str, complete: str, path: str) -> None:
    """The base URL always ends in a slash and tells the path below which the site lives."""
    settings = Settings(base_url=url)
    assert (settings.base_url, settings.base_path) == (complete, path)


@pytest.mark.parametrize(
    "url",
    [
        *["", "example.org", "ftp://example.org/", "https:///x", "https://a/?b", "https://a/#b"],
        *["https://a//b/", "https://a/../b", "https://a/b c", "https://u@a/", "https://a/\\b"],
        *["https://a/\n", 'https://a/"', "https://a/<b>", "https://a:999999/"],
    ],
)
def test_no_base_url(url: str) -> None:
    """What no link can be made of is refused."""
    with pytest.raises(ValueError, match="base_url"):
        Settings(base_url=url)


@pytest.mark.parametrize("language", ["", "e", "en us", 'en"', "en_US"])
def test_no_language(language: str) -> None:
    """A language is a code that an attribute can hold."""
    with pytest.raises(ValueError, match="language"):
        Settings(language=language)


@pytest.mark.parametrize("title", ["", " ", "\x01", "a\x07b"])
def test_no_title(title: str) -> None:
    """A title can be seen."""
    with pytest.raises(ValueError, match="title"):
        Settings(title=title)


def test_count_of_topics() -> None:
    """There is at least one topic."""
    with pytest.raises(ValueError, match="at least 1"):
        TopicSettings(count=0)
