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


def test_thousands_of_equal_titles_are_numbered_in_turn() -> None:
    """Each gets the next number, without asking for every one before it."""

    class Asked(set[str]):
        questions = 0

        def __contains__(self, slug: object) -> bool:
            self.questions += 1
            return super().__contains__(slug)

    taken = Asked()
    slugs = []
    for _ in range(2000):
        slugs.append(make_slug("A title", taken))
        taken.add(slugs[-1])
    assert slugs == ["a-title", *(f"a-title-{number}" for number in range(2, 2001))]
    assert taken.questions < 2000 * 25


@given(st.sets(st.integers(2, 40)))
def test_gaps_among_numbers_do_no_harm(numbers: set[int]) -> None:
    """Whichever numbers are taken, a free one is found, and it follows on a taken one."""
    taken = {"a-title", *(f"a-title-{number}" for number in numbers)}
    number = int(make_slug("A title", taken).removeprefix("a-title-"))
    assert number not in numbers
    assert number - 1 in numbers | {1}


@given(st.text(), st.sets(st.text()))
def test_any_text_has_a_slug(text: str, taken: set[str]) -> None:
    """Every text has a short slug that is a safe file name, and always the same one."""
    slug = make_slug(text, taken)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST_SLUG + 3
    assert slug not in taken
    assert slug == make_slug(text, taken)
