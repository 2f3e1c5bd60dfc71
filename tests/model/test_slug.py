"""Slugs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.model.slug import LONGEST_SLUG, make_slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("FlashAttention: Fast and Memory-Efficient", "flashattention-fast-and-memory-efficient"),
        (
            "Closing the Performance Gap with Modern C++",
            "closing-the-performance-gap-with-modern-c",
        ),
        ("M\\'elange: É ü ß", "m-elange-e-u-ss"),
        ("../../etc/passwd", "etc-passwd"),
        ("<script>alert(1)</script>", "script-alert-1-script"),
    ],
)
def test_slugs(title: str, slug: str) -> None:
    """A slug is what plain letters and digits leave of a title."""
    assert make_slug(title) == slug


def test_taken_slugs_are_numbered() -> None:
    """The second paper of a title gets the number 2."""
    assert make_slug("A title", {"a-title"}) == "a-title-2"
    assert make_slug("A title", {"a-title", "a-title-2"}) == "a-title-3"


@given(st.text(), st.sets(st.text()))
def test_any_text_has_a_slug(text: str, taken: set[str]) -> None:
    """Every text has a short slug that is a safe file name, and always the same one."""
    slug = make_slug(text, taken)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST_SLUG + 3
    assert slug not in taken
    assert slug == make_slug(text, taken)
