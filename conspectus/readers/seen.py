"""What a source or a value is, in words, for messages. Reads no papers."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

import msgspec

from conspectus.model.wording import count_text
from conspectus.readers.decoding import clean

if TYPE_CHECKING:
    from conspectus.readers.source import Source

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (.docx and .xlsx are such)"),
    (b"PK\x05\x06", "a ZIP archive (.docx and .xlsx are such)"),
    (b"\x89PNG\r\n", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF87a", "an image (GIF)"),
    (b"GIF89a", "an image (GIF)"),
    (b"\xd0\xcf\x11\xe0", "an Office document (.doc and .xls are such)"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "PostScript"),
    (b"BZh", "data packed with bzip2"),
    (b"\xfd7zXZ\0", "data packed with xz"),
    (b"\x28\xb5\x2f\xfd", "data packed with zstd"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"SQLite format 3\0", "an SQLite database"),
)
"""Source: https://en.wikipedia.org/wiki/List_of_file_signatures"""
_TAR_AT, _TAR = 257, b"ustar"
_SHOWN = 60
_MOST_KEYS = 6
_MOST_LINES = 5
_LOOKED_AT = 4_000
_HTML = re.compile(r"<!doctype\s+html|<html\b|<(?:head|body|div|meta|title)\b", re.IGNORECASE)
_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{1,500})", re.IGNORECASE)
_ROOT = re.compile(r"<([A-Za-z_][\w.:-]{0,80})")
_PROLOGUE = re.compile(r"<\?[^>]{0,2000}>|<!--.{0,2000}?-->", re.DOTALL)
_SEPARATORS = {",": "commas", "\t": "tabs", ";": "semicolons"}


def describe(source: Source) -> str:
    """Return what a source is: ``a JSON list of 3 numbers``, ``an HTML page titled 'News'``.

    Raises:
        InputError: the gzipped data are damaged.

    """
    return describe_binary(source) or _describe_text(source)


def describe_binary(source: Source) -> str:
    """Return which kind of file a source is that holds no text; empty where it may be text.

    Raises:
        InputError: the gzipped data are damaged.

    """
    head = source.head
    for signature, words in _SIGNATURES:
        if head.startswith(signature):
            return words
    return "a tar archive" if head[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR else ""


def shown(value: object) -> str:
    """Return a value of JSON as a message shows it: short, and large ones by their kind."""
    if isinstance(value, str):
        return repr(value if len(value) <= _SHOWN else value[:_SHOWN] + "…")
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    return str(value)[:_SHOWN]


def _describe_text(source: Source) -> str:
    text = source.head[:_LOOKED_AT].decode("utf-8", "replace")
    if text[:1] in ("{", "["):
        return _describe_json(source, text)
    if text.startswith("<"):
        return _describe_markup(text)
    lines = [line for line in text.splitlines()[:-1] if line.strip()][:_MOST_LINES]
    for separator, name in _SEPARATORS.items():
        counts = {line.count(separator) for line in lines}
        if len(lines) > 1 and len(counts) == 1 and counts != {0}:
            return f"a table whose columns are parted by {name} and that begins {_begins(text)}"
    return f"text that begins {_begins(text)}" if text.strip() else "an empty file"


def _describe_json(source: Source, text: str) -> str:
    if source.json is not None:
        return _describe_value(source.json)
    first = source.head.partition(b"\n")[0]
    try:
        return f"JSON lines, of which the first is {_describe_value(msgspec.json.decode(first))}"
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return f"text that begins {_begins(text)}, like JSON, but is damaged or incomplete"


def _describe_value(value: Any) -> str:  # noqa: ANN401  # whatever the JSON says
    if isinstance(value, dict):
        return f"a JSON object {_keys(value)}"
    if not isinstance(value, list):
        return f"the JSON value {shown(value)}"
    if not value:
        return "an empty JSON list"
    kinds = {_kind(each) for each in value}
    noun = kinds.pop() if len(kinds) == 1 else "value"
    of_objects = f" {_keys(value[0])}" if noun == "object" else ""
    return f"a JSON list of {count_text(len(value), noun)}{of_objects}"


def _kind(value: object) -> str:
    kinds = {str: "text", dict: "object", list: "list", bool: "truth value", type(None): "null"}
    return kinds.get(type(value), "number")


def _keys(value: dict[str, object]) -> str:
    """Return ``with the keys id, title and 4 more``."""
    keys = [clean(key)[:_SHOWN] for key in list(value)[:_MOST_KEYS]]
    if not keys:
        return "without keys"
    more = len(value) - len(keys)
    if more:
        return f"with the keys {', '.join(keys)} and {more:,} more"
    *most, last = keys
    return f"with the keys {', '.join(most)} and {last}" if most else f"with the key {last}"


def _describe_markup(text: str) -> str:
    if _HTML.search(text):
        title = _TITLE.search(text)
        words = " ".join(clean(unescape(title[1])).split()) if title else ""
        return f"an HTML page titled {shown(words)}" if words else "an HTML page without a title"
    root = _ROOT.search(_PROLOGUE.sub("", text))
    return f"XML whose root is <{root[1]}>" if root else f"text that begins {_begins(text)}"


def _begins(text: str) -> str:
    return shown(clean(next(iter(text.split("\n", 1)))))
