"""What a source is, in words."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.readers.seen import describe, describe_binary, shown
from conspectus.readers.source import Source


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04\x14", "a ZIP archive (.docx and .xlsx are such)"),
        (b"\x89PNG\r\n\x1a\n", "an image (PNG)"),
        (b"\xff\xd8\xff\xe0", "an image (JPEG)"),
        (b"a" * 257 + b"ustar", "a tar archive"),
        (gzip.compress(b"%PDF-1.7\n", mtime=0), "a PDF"),
        (b'{"a": 1}', "a JSON object with the key a"),
        (b'{"a": 1, "b": 2, "c": 3}', "a JSON object with the keys a, b and c"),
        (b'{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7}',
         "a JSON object with the keys a, b, c, d, e, f and 1 more"),
        (b"{}", "a JSON object without keys"),
        (b"[]", "an empty JSON list"),
        (b"[1, 2.5, 3]", "a JSON list of 3 numbers"),
        (b"[true]", "a JSON list of 1 truth value"),
        (b'[1, "a"]', "a JSON list of 2 values"),
        (b'[{"a": 1}, {}]', "a JSON list of 2 objects with the key a"),
        (b'{"a": 1}\n{"a": 2}\n', "JSON lines, of which the first is a JSON object with the key a"),
        (b"[1, {", "text that begins '[1, {', like JSON, but is damaged or incomplete"),
        (b"<!DOCTYPE html><title>News &amp;\nmore</title>", "an HTML page titled 'News & more'"),
        (b"<html><body>", "an HTML page without a title"),
        (b'<?xml version="1.0"?><!-- <a> -->\n<rss version="2.0">', "XML whose root is <rss>"),
        (b"<opml>", "XML whose root is <opml>"),
        (b"< no", "text that begins '< no'"),
        (b"a,b\n1,2\n3,4\n",
         "a table whose columns are parted by commas and that begins 'a,b'"),
        (b"Dear all,\nhello\n", "text that begins 'Dear all,'"),
        (b"x" * 99, "text that begins '" + "x" * 60 + "\u2026'"),
        (b"", "an empty file"),
    ],
)  # fmt: skip
def test_words(data: bytes, words: str) -> None:
    """Every kind of file that a person may hand over is called by its name."""
    assert describe(Source(data, "x")) == words


def test_text_is_not_binary() -> None:
    """Text is left to the readers."""
    assert describe_binary(Source(b"Daily Papers", "x")) == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a\n", r"'a\n'"),
        ("\ud800", r"'\ud800'"),
        (None, "null"),
        (True, "true"),
        (1.5, "1.5"),
        ([1], "a list"),
        ({}, "an object"),
    ],
)
def test_values_of_json(value: object, text: str) -> None:
    """A value is shown as JSON has it, large ones by their kind."""
    assert shown(value) == text


@settings(deadline=None)
@given(st.binary() | st.sampled_from([b"<", b"{", b"[", b"\xef\xbb\xbf{"]).flatmap(
    lambda start: st.binary().map(lambda rest: start + rest)
))  # fmt: skip
def test_any_bytes(data: bytes) -> None:
    """Any bytes have words, short and in one line."""
    words = describe(Source(b" " + data, "x"))
    assert 0 < len(words) < 600
    assert "\n" not in words
