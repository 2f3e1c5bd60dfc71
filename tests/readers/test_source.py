"""A source as readers see it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.readers.source import Source, parse_json

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(JSON)
def test_json_is_read_as_written(value: object) -> None:
    """What is written as JSON is read back."""
    assert parse_json(json.dumps(value).encode()) == value


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b'["\\ud83d"]', ["\ud83d"]),
        (b"[1e999, 1]", [None, 1]),
        (b"[NaN, 2]", [None, 2]),
        (b"[" + b"9" * 5_000 + b", 3]", [None, 3]),
        (b'["\\ud83d", 1.5, 20]', ["\ud83d", 1.5, 20]),
    ],
)
def test_odd_values(data: bytes, value: object) -> None:
    """Half a character or an endless number does not cost the rest."""
    assert parse_json(data) == value


@pytest.mark.parametrize("data", [b"", b"{", b"[1,]", b'"\xff"', b"[" * 100_000, b"{} {}"])
def test_no_json(data: bytes) -> None:
    """What is no JSON is a ValueError, however deep it goes."""
    with pytest.raises(ValueError, match=r"\w"):
        parse_json(data)


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b'\xef\xbb\xbf\n{"a": 1}\n', {"a": 1}),
        (b'{\n"a": 1\n}', {"a": 1}),
        (b"[1,\n2]", [1, 2]),
        (b'{"a": 1}\n{"a": 2}', None),
        (b"1", None),
        (b"text", None),
    ],
)
def test_one_value_of_json(data: bytes, value: object) -> None:
    """A source has JSON if it is one object or list, not if each of its lines is."""
    assert Source(data, "x").json == value
