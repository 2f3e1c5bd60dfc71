"""Bytes to text, or one clear error. Knows nothing of papers."""

from __future__ import annotations

import codecs
import re

from conspectus.errors import InputError
from conspectus.model.characters import UNSHOWABLE

_SPACING_CONTROLS = re.compile(r"[\t\x0b\x0c]")


def decode(data: bytes, name: str) -> str:
    """Return UTF-8 bytes as text: no byte order mark, each line ended by a line feed alone.

    Raises:
        InputError: the bytes are empty, binary or in another encoding.

    """
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        raise InputError("the file is empty; save it again.", file=name, line=1)
    if (nul := data.find(b"\0")) >= 0:
        raise InputError(
            "holds a NUL byte, so it is no UTF-8 text; save it again, as UTF-8.",
            file=name,
            line=_line_at(data, nul),
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"byte {data[error.start]:#04x} is not UTF-8; save it again, as UTF-8.",
            file=name,
            line=_line_at(data, error.start),
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def clean(text: str) -> str:
    """Return a text without outer white space and without control characters.

    What no page or feed can show says nothing to a reader. All other characters stay as they are,
    those that turn the direction of writing too.
    """
    return UNSHOWABLE.sub("", _SPACING_CONTROLS.sub(" ", text)).strip()


def has_words(text: str) -> bool:
    """Tell whether a text has a letter or a digit of any script, as every title has."""
    return any(map(str.isalnum, text))


def _line_at(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1
