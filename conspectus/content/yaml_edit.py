"""Changing single keys of a YAML text that a person wrote; every other byte stays as it is.

A round trip through a YAML library would wrap lines, indent lists and place comments in its own
way. Here the parser only says where a key's value begins and ends, and that much is replaced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class _Span(NamedTuple):
    """A part of a text, from ``start`` up to ``end``."""

    start: int
    end: int


class _Splice(NamedTuple):
    """A new text for a part of the old one."""

    span: _Span
    text: str


def edit_keys(text: str, values: Mapping[str, str | None], order: Sequence[str]) -> str:
    """Return a mapping's text with some of its keys changed.

    Args:
        text: a mapping, with one key a line.
        values: for each key to change its lines as they should be, such as ``"doi: …\\n"``; None
            removes the key.
        order: all keys in the order in which new ones are put in.

    Raises:
        ValueError: the text is no such mapping.

    """
    text = _with_last_line_ended(text)
    spans = _key_spans(text)
    splices = []
    for key in sorted(values, key=order.index):
        lines = values[key]
        if key in spans:
            splices.append(_replace(text, spans[key], lines))
        elif lines is not None:
            splices.append(_Splice(_after(text, _predecessor(key, spans, order)), lines))
    return _apply(text, splices)


class Item(NamedTuple):
    """An item of a list as it should be."""

    place: int | None
    """Its place in the list as it is; None if it is new."""
    text: str | None
    """Its new text, such as ``{listing: …}``; None if it stays as it is."""


def edit_items(text: str, key: str, items: Sequence[Item]) -> str:
    """Return a mapping's text with items of one of its lists changed or added.

    Args:
        text: a mapping, with one key a line; below ``key`` a list with one item a line.
        key: the list's key.
        items: the list as it should be, with the items that are there already in their order.

    Raises:
        ValueError: the text is no such mapping.

    """
    text = _with_last_line_ended(text)
    spans = [_value_span(text, node) for node in _list_items(text, key)]
    splices = []
    last: int | None = None
    for place, new in items:
        if place is not None:
            last = place
        if new is not None:
            splices.append(
                _Splice(spans[place], new) if place is not None else _insert(text, spans, last, new)
            )
    return _apply(text, splices)


def _insert(text: str, spans: Sequence[_Span], after: int | None, item: str) -> _Splice:
    """Add a line with the indentation of the list's first item."""
    line = text.rfind("\n", 0, spans[0].start) + 1
    lead = text[line : spans[0].start]
    place = _Span(line, line) if after is None else _after(text, spans[after])
    return _Splice(place, f"{lead}{item}\n")


def _key_spans(text: str) -> dict[str, _Span]:
    """Return where each key with its value stands, without what follows the value in its line."""
    return {
        key.value: _Span(key.start_mark.index, _value_span(text, value).end)
        for key, value in _root(text).value
    }


def _list_items(text: str, key: str) -> list[yaml.Node]:
    for name, value in _root(text).value:
        if name.value == key and isinstance(value, yaml.SequenceNode) and not value.flow_style:
            if value.value:
                return list(value.value)
    raise ValueError(f"{key} is no list with one item a line")


def _root(text: str) -> yaml.MappingNode:
    node = yaml.compose(text, Loader=yaml.CBaseLoader)
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise ValueError("not a mapping with one key a line")
    return node


def _value_span(text: str, node: yaml.Node) -> _Span:
    """Return where a value stands, without the blank lines and comments that follow it."""
    start, end = node.start_mark.index, node.end_mark.index
    block_text = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
    if not block_text and not (isinstance(node, yaml.CollectionNode) and not node.flow_style):
        return _Span(start, end)
    # The parser ends a block where the next token begins, behind all comments in between.
    lines = text[start:end].splitlines(keepends=True)
    while len(lines) > 1 and _is_beside(lines[-1], indented=not block_text):
        lines.pop()
    return _Span(start, start + len("".join(lines).rstrip("\r\n")))


def _is_beside(line: str, *, indented: bool) -> bool:
    """Tell whether a line is blank or a comment; in a block of text only those at the margin are."""
    return not line.strip() or (line.lstrip() if indented else line).startswith("#")


def _predecessor(key: str, spans: Mapping[str, _Span], order: Sequence[str]) -> _Span:
    before = [spans[name] for name in order[: order.index(key)] if name in spans]
    if not before:
        raise ValueError(f"no key before {key!r}")
    return before[-1]


def _after(text: str, span: _Span) -> _Span:
    """Return the place at the beginning of the line below a span."""
    end = text.find("\n", span.end)
    place = len(text) if end < 0 else end + 1
    return _Span(place, place)


def _replace(text: str, span: _Span, lines: str | None) -> _Splice:
    """Replace a key's lines, keeping a comment that stands behind them."""
    end = _after(text, span).start
    comment = text[span.end : end].strip()
    if lines is None:
        return _Splice(_Span(span.start, end), f"{comment}\n" if comment else "")
    first, _, rest = lines.partition("\n")
    behind = text[span.end : end].rstrip() if comment else ""
    return _Splice(_Span(span.start, end), f"{first}{behind}\n{rest}")


def _with_last_line_ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"


def _apply(text: str, splices: Sequence[_Splice]) -> str:
    """Make all replacements; what is put in at a place stands before what is replaced there."""
    newline = "\r\n" if "\r\n" in text else "\n"
    pieces, position = [], 0
    for span, new in sorted(splices, key=lambda splice: splice.span):
        pieces += [text[position : span.start], new.replace("\n", newline)]
        position = span.end
    return "".join(pieces) + text[position:]
