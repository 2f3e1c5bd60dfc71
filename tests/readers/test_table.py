"""The table of readers."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from conspectus.errors import InputError
from conspectus.readers.table import FORMATS, read_listing

TOYS = Path(__file__).parents[1] / "data/listings"
LINE = b'{"id": 1, "title": 2, "abstract": 3}\n'
HEADER = b"Daily Papers\n\nDec 8\n\n"


@pytest.mark.parametrize(
    ("name", "titles"),
    [("kettles.txt", 3), ("teapots.txt", 3), ("damaged.txt", 2), ("snapshot.jsonl", 2)],
)
def test_formats_are_seen_from_the_bytes(name: str, titles: int) -> None:
    """Every toy listing is recognised, whatever it is called."""
    assert len(read_listing((TOYS / name).read_bytes(), "x").records) == titles


@pytest.mark.parametrize("name", ["kettles.txt", "teapots.txt"])
def test_line_ends_and_byte_order_mark(name: str) -> None:
    """A byte order mark and other systems' line ends change nothing."""
    data = (TOYS / name).read_bytes()
    plain = read_listing(data, name)
    for end in (b"\r\n", b"\r"):
        assert read_listing(b"\xef\xbb\xbf" + data.replace(b"\n", end), name) == plain


def test_gzipped_snapshot() -> None:
    """A snapshot may be gzipped."""
    data = (TOYS / "snapshot.jsonl").read_bytes()
    assert read_listing(gzip.compress(data), "x") == read_listing(data, "x")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "x.txt:1: the file is empty; save it again."),
        (b" \n\n", "x.txt:1: the file is empty"),
        (b"\xef\xbb\xbf\n", "x.txt:1: the file is empty"),
        (HEADER + b"\n\nA\0B\n", "x.txt:7: holds a NUL byte"),
        (HEADER + b"caf\xe9\n", "x.txt:5: byte 0xe9 is not UTF-8"),
        ("Dec 8\n".encode("utf-16"), "x.txt:1: holds a NUL byte"),
        (b"\x89PNG\r\n\x1a\n\0\0", "x.txt: is an image (PNG), which is no listing; understood are"),
        (HEADER, "x.txt:1: holds no papers"),
        (HEADER + b"A lonely title\n", "x.txt:5: holds no papers: the title 'A lonely title' has"),
        (b"Just some text.\n", "x.txt: is text that begins 'Just some text.', which is no listing"),
        (b'{"a": 1}\n', "x.txt: is a JSON object with the key a, which is no listing"),
        (b'{"error": "No"}', "x.txt: holds no papers: the service answered with the error 'No'"),
        (b"\x1f\x8b\x08broken", "x.txt: the gzipped data are damaged"),
        (gzip.compress(LINE * 9, mtime=0)[:-9], "x.txt: the gzipped data are damaged"),
    ],
)  # fmt: skip
def test_unreadable_input(data: bytes, message: str) -> None:
    """What cannot be read is one sentence with file and line."""
    with pytest.raises(InputError) as caught:
        read_listing(data, "x.txt")
    assert str(caught.value).startswith(message)


def test_a_refusal_lists_what_is_understood() -> None:
    """After what was seen, one sentence names every format of the table."""
    with pytest.raises(InputError) as caught:
        read_listing(b"Just some text.\n", "x.txt")
    message = str(caught.value)
    assert all(each.description in message for each in FORMATS)
    assert message.endswith(f" and {FORMATS[-1].description}.")
    assert len({each.name for each in FORMATS}) == len(FORMATS)
