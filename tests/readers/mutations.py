"""Inputs as a hostile or broken world sends them: valid sources of every format, damaged.

Each is made from a number alone, so that one that does harm can be made again.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

DATA = Path(__file__).parents[1] / "data"
_MOST_DAMAGES = 4
"""Damages of one input; more of them leave little that is still of the format."""
_LONGEST_PIECE = 400
"""Bytes that are cut out, doubled or put elsewhere at once."""
_LARGEST = 200_000
"""Bytes: inputs grow by doubling; how large ones are read is measured elsewhere."""
_BITS = (*range(7), *range(7), 7)
"""Of a byte; the highest turns most texts into no text at all."""
TOKENS = (
    b"\0", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc2\x85", b"\xe2\x80\xa8", b"\x1b[2J",
    b"\r",
    b"\r\n\r\n", b"\t", b"\\", b'"', b"'", b"`", b"%", b"#", b"$", b"$$", b"{", b"}", b"[", b"]",
    b"{}", b"[]", b"[[[[[[[[", b'{"a":{"a":', b"null", b"true", b"-1", b"1e400", b"NaN", b"0x10",
    b"99999999999999999999999999", b"1.2k", b'"\\ud800"', b"\\u0000", b'"title":', b'"paper":{',
    b'"authors":null', b'"id":"2205.14135v9"', b'"type":"article"', b'"DOI":"10.1/x"',
    b"@article{x, title=", b"@string{x=", b"@comment{", b" # ", b"and others", b"title = {",
    b"TY  - JOUR\n", b"ER  - \n", b"TI  - ", b"DO  - 10.1/", b"<", b">", b"</", b"<!--", b"-->",
    b"<![CDATA[", b"]]>", b"<?xml ?>", b"<entry>", b"</entry>", b"<item>", b"</div>", b"<article>",
    b"<script>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"&amp;", b"&#0;", b"&#xD800;",
    b"&#99999999;", b"xmlns:a=", b"arXiv:", b"2205.14135", b"hep-th/9901001v3", b"2025-02-30",
    b"0000-00-00", b"9999-12-31", b"29 Feb", b"Published on", b"Upvote", b"\\frac{", b"\\'e", b"^{",
    b"\\begin{x}", b"http://[", b"https://arxiv.org/abs/", b"/papers/",
    b"data-props='{",
    b"\x1f\x8b",
)  # fmt: skip
"""Words and marks of the formats, and what no text should hold."""
_VALUES: tuple[Any, ...] = (
    None, True, -1, 0, 1.5, 10**30, "", " ", "\0", "\ud800", "x" * 2_000, "2025-02-30", "10.1/x",
    "2205.14135v0", "http://[", [], [[]], [None], {}, {"": None}, {"name": ["x"]}, [{"paper": 1}],
)  # fmt: skip
_MARKUP_PIECE = re.compile(rb"<[^<>]*>|[^<>]+")


class Seed(NamedTuple):
    """A valid source."""

    name: str
    data: bytes


def seeds() -> tuple[Seed, ...]:
    """Return the toy sources of every format, in order."""
    paths = sorted(path for path in DATA.rglob("*") if path.is_file() and path.suffix != ".md")
    return tuple(Seed(path.relative_to(DATA).as_posix(), path.read_bytes()) for path in paths)


def mutated(sources: Sequence[Seed], number: int, *, seed: int) -> tuple[str, bytes]:
    """Return a damaged source and the name of the one that it was.

    Args:
        sources: valid ones, which are taken in turn.
        number: of the input.
        seed: another one gives other inputs.

    """
    dice = random.Random(f"{seed} {number}")  # noqa: S311  # damage needs no secrecy
    name, data = sources[number % len(sources)]
    if dice.random() < 0.4:  # as often as by bytes, or nearly so
        data = _with_other_structure(data, dice)
    if dice.random() < 0.8:
        for _ in range(dice.randint(1, _MOST_DAMAGES)):
            other = dice.choice(sources).data
            data = dice.choice(_DAMAGES)(data, other, dice)[:_LARGEST]
    if dice.random() < 0.02:
        data = _packed(data, dice)
    return name, data


def _piece(data: bytes, dice: random.Random) -> tuple[int, int]:
    start = dice.randint(0, len(data))
    return start, min(len(data), start + dice.randint(1, _LONGEST_PIECE))


def _flip(data: bytes, _: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data or b" ")
    for _each in range(dice.randint(1, 4)):
        changed[dice.randrange(len(changed))] ^= 1 << dice.choice(_BITS)
    return bytes(changed)


def _delete(data: bytes, _: bytes, dice: random.Random) -> bytes:
    start, end = _piece(data, dice)
    return data[:start] + data[end:]


def _duplicate(data: bytes, _: bytes, dice: random.Random) -> bytes:
    start, end = _piece(data, dice)
    return data[:start] + data[start:end] * dice.choice((2, 2, 3, 50)) + data[end:]


def _splice(data: bytes, other: bytes, dice: random.Random) -> bytes:
    start, end = _piece(other, dice)
    place = dice.randint(0, len(data))
    return data[:place] + other[start:end] + data[place:]


def _cross(data: bytes, other: bytes, dice: random.Random) -> bytes:
    return data[: dice.randint(0, len(data))] + other[dice.randint(0, len(other)) :]


def _truncate(data: bytes, _: bytes, dice: random.Random) -> bytes:
    return data[: dice.randint(0, len(data))]


def _insert(data: bytes, _: bytes, dice: random.Random) -> bytes:
    place = dice.randint(0, len(data))
    return data[:place] + dice.choice(TOKENS) * dice.choice((1, 1, 1, 30)) + data[place:]


_DAMAGES = (_flip, _delete, _duplicate, _splice, _cross, _truncate, _insert, _insert)


def _with_other_structure(data: bytes, dice: random.Random) -> bytes:
    """Return a source whose parts are whole, but not where or what they should be."""
    start = data.lstrip()[:1]
    if start in (b"{", b"["):
        return _json_with_other_values(data, dice)
    pieces = _MARKUP_PIECE.findall(data) if start == b"<" else data.splitlines(keepends=True)
    for _ in range(dice.randint(1, _MOST_DAMAGES)):
        if pieces:
            place = dice.randrange(len(pieces))
            others: tuple[list[bytes], ...] = (
                [],
                [pieces[place]] * 3,
                [dice.choice(pieces)],
                [dice.choice(TOKENS)],
            )
            pieces[place : place + dice.randint(0, 3)] = dice.choice(others)
    return b"".join(pieces)


def _json_with_other_values(data: bytes, dice: random.Random) -> bytes:
    """Return JSON, or JSON lines, with some of its values in the place of others."""
    try:
        values = [json.loads(data)]
    except ValueError:
        values = [json.loads(line) for line in data.splitlines() if line.strip()]
    for _ in range(dice.randint(1, _MOST_DAMAGES)):
        holders = [each for value in values for each in _holders(value)]
        holder = dice.choice(holders) if holders else {}
        if holder:
            places = list(holder) if isinstance(holder, dict) else range(len(holder))
            holder[dice.choice(places)] = json.loads(json.dumps(dice.choice(_VALUES)))
    return b"\n".join(json.dumps(value).encode() for value in values)


def _holders(value: Any) -> list[Any]:  # noqa: ANN401  # whatever the JSON says
    """Return all lists and objects in a value."""
    if not isinstance(value, list | dict):
        return []
    inner = value.values() if isinstance(value, dict) else value
    return [value, *(holder for each in inner for holder in _holders(each))]


def _packed(data: bytes, dice: random.Random) -> bytes:
    """Return gzipped data, whole or damaged once more."""
    packed = gzip.compress(data, 1, mtime=0)
    return packed if dice.random() < 0.5 else dice.choice(_DAMAGES)(packed, packed, dice)
