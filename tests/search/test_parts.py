"""The form of each file."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search.reading_parts import read_parts

from conspectus.search.parts import build_of, part, script_of

LINE_ENDS = "\n\r\u2028\u2029"
"""Those of JavaScript, in which the last two ended strings until 2019."""

HOSTILE = ["__proto__", "</script><img src=x>", "\u2028\u2029", "\x00", "\ud800", '"\\', "\u202e"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    """Whatever stands in a title comes out of the file as it went in."""
    each = part("papers/0", {"title": text, text: [text]})
    assert read_parts([("papers/0.js", script_of(each, "ab"))]).data["papers/0"] == {
        "title": text,
        text: [text],
    }


@given(st.text(st.characters(exclude_categories=())))
def test_a_file_is_one_line_of_javascript(text: str) -> None:
    """No character of a text ends the line or the string, in old browsers either."""
    script = script_of(part("start", [text]), "ab").decode()
    assert script.endswith(");\n")
    assert not set(LINE_ENDS) & set(script[:-1])


@pytest.mark.parametrize(
    "changed", [[("a", b"1"), ("b", b"23")], [("b", b"2"), ("a", b"1")], [("a", b"1b 1 2")], []]
)
def test_a_build_is_of_names_and_data_in_order(changed: list[tuple[str, Any]]) -> None:
    """Whatever differs gives another build."""
    assert build_of([("a", b"1"), ("b", b"2")]) != build_of(changed)
