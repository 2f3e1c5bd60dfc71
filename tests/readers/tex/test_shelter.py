"""What no repair may touch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.readers.tex.shelter import Shelter, can_shelter


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("see https://a.org/x_y%20z^2, then", "see *, then"),
        (r"\url{https://a.org/x}", r"\url{*}"),
        (r"in C:\temp\times and \\server\share or ..\alpha", "in * and * or *"),
        ("run `a $x$ b` here", "run * here"),
        ("```\na\n```", "*"),
        (r"results:\textbf{x} \\ and `a' or `b'", r"results:\textbf{x} \\ and `a' or `b'"),
    ],
)
def test_code_paths_and_addresses_are_hidden(text: str, left: str) -> None:
    """Each stands behind one character; quotes and macros do not."""
    hidden = Shelter().hide_code_and_addresses(text)
    assert "".join(c if can_shelter(c) else "*" for c in hidden) == left


def test_escapes_within_an_address_are_undone() -> None:
    """An address leads somewhere without the backslashes that TeX needs in it."""
    shelter = Shelter()
    hidden = shelter.hide_code_and_addresses(r"at https://a.org/x\_y\%20.")
    assert shelter.restore(hidden) == "at https://a.org/x_y%20."


def test_a_piece_within_a_piece_comes_back() -> None:
    """What is hidden twice is restored whole."""
    shelter = Shelter()
    inner = shelter.hide("inner")
    assert shelter.restore(shelter.hide(f"<{inner}>")) == "<inner>"


@given(st.text())
def test_texts_without_escapes_come_back(text: str) -> None:
    """Hiding and restoring loses nothing."""
    shelter = Shelter()
    plain = text.replace("\\", "")
    assert shelter.restore(shelter.hide_code_and_addresses(plain)) == plain or not can_shelter(
        plain
    )
