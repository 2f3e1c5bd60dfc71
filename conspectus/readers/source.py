"""A source as readers see it: its bytes, and the text or JSON in them, made once when asked for."""

from __future__ import annotations

import gzip
import io
import json
import math
import zlib
from functools import cached_property
from typing import Any

import msgspec

from conspectus.errors import InputError
from conspectus.readers.decoding import decode

_GZIP = b"\x1f\x8b"
_HEAD = 65_536
_MOST_DIGITS = 40
LARGEST = 256_000_000
"""Bytes, unpacked; only formats that are read line by line may be larger."""


class Source:
    """The bytes of a source, gzipped or not.

    A reader looks at ``head``, ``text`` or ``json``, whichever suits its format, and answers None
    at once where it sees another.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.packed = data
        """The bytes as they were saved."""
        self.name = name
        """What messages call the source."""

    def stream(self) -> io.BytesIO | gzip.GzipFile:
        """Return the unpacked bytes as a stream; reading from it may raise what gzip raises."""
        stream = io.BytesIO(self.packed)
        return gzip.open(stream) if self.packed.startswith(_GZIP) else stream

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB, without a byte order mark and white space before them.

        Raises:
            InputError: the gzipped data are damaged.

        """
        return self._read(_HEAD).removeprefix(b"\xef\xbb\xbf").lstrip()

    @cached_property
    def data(self) -> bytes:
        """All bytes, unpacked.

        Raises:
            InputError: the gzipped data are damaged, or larger than ``LARGEST``.

        """
        if not self.packed.startswith(_GZIP) and len(self.packed) <= LARGEST:
            return self.packed
        data = self._read(LARGEST + 1)
        if len(data) > LARGEST:
            raise InputError(
                f"has more than {LARGEST // 1_000_000} MB; split it, or save less at once.",
                file=self.name,
            )
        return data

    @cached_property
    def text(self) -> str:
        """The text, with line feeds alone at the ends of lines.

        Raises:
            InputError: the data are empty, binary or not UTF-8.

        """
        return decode(self.data, self.name)

    @cached_property
    def json(self) -> Any:  # noqa: ANN401  # whatever the JSON says
        """The value, if the data are one JSON object or list; else None."""
        if self.head[:1] not in (b"{", b"[") or _is_first_of_lines(self.head):
            return None
        try:
            return parse_json(self.data.removeprefix(b"\xef\xbb\xbf"))
        except ValueError:
            return None

    def _read(self, size: int) -> bytes:
        try:
            with self.stream() as file:
                return file.read(size)
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(
                f"the gzipped data are damaged: {error}; fetch the file again.", file=self.name
            ) from None


def parse_json(data: bytes) -> Any:  # noqa: ANN401  # whatever the JSON says
    """Return the value that JSON says, also where a text or a number in it is odd.

    Half a surrogate pair, as is left where a text was cut, and numbers without end would fail the
    fast parser, and with it all papers of an answer for the sake of one.

    Raises:
        ValueError: the data are no JSON.

    """
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        found = error
    try:
        return json.loads(
            data, parse_int=_number, parse_float=_number, parse_constant=lambda _: None
        )
    except (ValueError, RecursionError):
        raise ValueError(str(found)) from None


def _number(digits: str) -> float | None:
    """Return a number; None if it is beyond what any field of a paper can hold."""
    if len(digits) > _MOST_DIGITS:
        return None
    number = float(digits) if set(digits) & set(".eE") else int(digits)
    return number if math.isfinite(number) else None


def _is_first_of_lines(head: bytes) -> bool:
    """Tell whether data are JSON lines, so that they need not be unpacked to be known as such."""
    line, _, more = head.partition(b"\n")
    if not more.strip():
        return False
    try:
        msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True
