"""Changing single keys of a YAML text that a person wrote; every other byte stays as it is.

A round trip through a YAML library would wrap lines, indent lists and place comments in its own
way. Here the parser only says where a key's value begins and ends, and that much is replaced.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from conspectus.content.splice import Splice, line_start, next_line, splice, with_last_line_ended

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


_COMMENT = re.compile(r"(?:(?<=\s)|^)#[^\r\n]*")
_LINE = re.compile(r"^(?=.)", re.MULTILINE)
_BLOCK_HEADER = re.compile(r"[|>](?P<indent>\d?)(?P<ending>[+-]?)(\d?)")
"""How a block of text begins. Source: https://yaml.org/spec/1.2.2/#81-block-scalar-styles"""


class Span(NamedTuple):
    """A part of a text, from ``start`` up to ``end``."""

    start: int
    end: int


class _Key(NamedTuple):
    """A key with its value, as they stand in a text."""

    span: Span
    """Without what follows the value in its line."""
    comments: tuple[str, ...]
    """Those inside."""


def edit_keys(text: str, values: Mapping[str, str | None], order: Sequence[str]) -> str:
    r"""Return a mapping's text with some of its keys changed.

    Comments inside a value that is replaced go to lines of their own above it.

    Args:
        text: a mapping, with one key a line.
        values: for each key to change its lines as they should be, such as ``"doi: …\n"``; None
            removes the key.
        order: all keys in the order in which new ones are put in.

    Raises:
        ValueError: the text is no such mapping.

    """
    text = end_last_line(text)
    return splice(text, key_splices(text, values, order))


def key_splices(
    text: str, values: Mapping[str, str | None], order: Sequence[str], column: int = 0
) -> list[Splice]:
    """Return how a mapping's text is to be changed so that some of its keys say something else.

    As ``edit_keys``, but the last line must be ended, and the mapping may stand further in.

    Args:
        text: a mapping, with one key a line.
        values: the lines of each key to change, at the left margin.
        order: all keys in the order in which new ones are put in.
        column: how far in the mapping stands. No key in its first line may be removed.

    """
    if not values:
        return []
    keys, margin = _keys(text), " " * column
    splices = []
    for key in sorted(values, key=order.index):
        lines = values[key]
        if key in keys:
            splices.append(_replace(text, keys[key], lines, margin))
        elif lines is not None:
            splices.append(_insert(text, lines, _predecessor(key, keys, order), margin))
    return splices


def obstacle(text: str) -> tuple[int, str]:
    """Return the line of what most likely keeps a text from being changed, and what to do there."""
    root: Any = yaml.compose(text, Loader=yaml.CBaseLoader)
    if isinstance(root, yaml.CollectionNode) and root.flow_style:
        line = root.start_mark.line + 1
        return line, "write one key a line, such as 'title: …', without braces around all"
    events: Iterable[Any] = yaml.parse(text, Loader=yaml.CBaseLoader)
    for event in events:
        if anchor := getattr(event, "anchor", None):
            advice = f"take away &{anchor}, and write its value wherever *{anchor} stands"
            return event.start_mark.line + 1, advice
    return 1, "write one key a line and one sighting a line"


class Item(NamedTuple):
    """An item of a list as it should be."""

    place: int | None
    """Its place in the list as it is; None if it is new."""
    text: str | None
    """Its new text, such as ``{listing: …}``; None if it stays as it is."""


def edit_items(text: str, key: str, items: Sequence[Item]) -> str:
    """Return a mapping's text with items of one of its lists changed, moved or added.

    The comments above an item and behind it move with it; those inside one that is changed go to
    lines of their own above it.

    Args:
        text: a mapping, with one key a line; below ``key`` a list with one item a line.
        key: the list's key.
        items: the list as it should be, with every item that is there already.

    Raises:
        ValueError: the text is no such mapping, or an item of it is missing in ``items``.

    """
    text = end_last_line(text)
    name, nodes = _list_items(text, key)
    spans = [value_span(text, node) for node in nodes]
    if sorted(item.place for item in items if item.place is not None) != [*range(len(spans))]:
        raise ValueError("an item is missing")
    ends = [
        next_line(text, position)
        for position in (name.end_mark.index, *(span.end for span in spans))
    ]
    lead = text[line_start(text, spans[0].start) : spans[0].start]
    pieces = []
    for place, new in items:
        if place is None:
            pieces.append(f"{lead}{new}\n")
        elif new is None:
            pieces.append(text[ends[place] : ends[place + 1]])
        else:
            above = _above(text, ends[place], nodes[place])
            pieces.append(above + new + text[spans[place].end : ends[place + 1]])
    return splice(text, [Splice(ends[0], ends[-1], "".join(pieces))])


def _above(text: str, above: int, item: yaml.Node) -> str:
    """Return what stands above an item's value, and below that the comments inside the value."""
    start, end = value_span(text, item)
    line = line_start(text, start)
    margin = text[line:start][: -len(text[line:start].lstrip()) or None]
    inside = "".join(f"{margin}{comment}\n" for comment in _comments(text, start, item, end))
    return text[above:line] + inside + text[line:start]


def _keys(text: str) -> dict[str, _Key]:
    keys = {}
    for key, value in _root(text).value:
        span = Span(key.start_mark.index, value_span(text, value).end)
        comments = tuple(_comments(text, key.end_mark.index, value, span.end))
        keys[key.value] = _Key(span, comments)
    return keys


def _comments(text: str, start: int, value: yaml.Node, end: int) -> Iterator[str]:
    """Yield the comments from a key's end to its value's, which are all outside its scalars."""
    for scalar in _scalars(value):
        block = _is_block_text(scalar)
        begin = scalar.start_mark.index
        yield from _COMMENT.findall(text[start : next_line(text, begin) if block else begin])
        start = value_span(text, scalar).end
    yield from _COMMENT.findall(text[start:end])


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Yield the scalars of a node in the order of the text."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for pair in node.value:
            for item in pair:
                yield from _scalars(item)


def _list_items(text: str, key: str) -> tuple[yaml.Node, list[yaml.Node]]:
    """Return a key and the items of the list below it."""
    for name, value in _root(text).value:
        is_list = isinstance(value, yaml.SequenceNode) and not value.flow_style
        if name.value == key and is_list and value.value:
            return name, list(value.value)
    raise ValueError(f"{key} is no list with one item a line")


def _root(text: str) -> yaml.MappingNode:
    node = yaml.compose(text, Loader=yaml.CBaseLoader)
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise ValueError("not a mapping with one key a line")
    return node


def value_span(text: str, node: yaml.Node) -> Span:
    """Return where a value stands, without the blank lines and comments that follow it."""
    start, end = node.start_mark.index, node.end_mark.index
    # The parser ends a block where the next token begins, behind all comments in between.
    if _is_block_text(node):
        return Span(start, _end_of_block_text(text, start, end))
    if not isinstance(node, yaml.CollectionNode) or node.flow_style:
        return Span(start, end)
    lines = text[start:end].splitlines(keepends=True)
    while len(lines) > 1 and _is_beside(lines[-1], indented=True):
        lines.pop()
    end = start + len("".join(lines).rstrip("\r\n"))
    leaf = value_span(text, _last_leaf(node)).end
    # What an alias stands for lies elsewhere; then the last line holds no quotes before it.
    begin = leaf if leaf <= end else start
    behind = _COMMENT.search(text, max(begin, line_start(text, end)), end)
    return Span(start, len(text[: behind.start()].rstrip()) if behind else end)


def _is_block_text(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")


def _end_of_block_text(text: str, start: int, end: int) -> int:
    """Return where a block of text ends; blank lines below one are part of it if it says so."""
    lines = text[start:end].splitlines(keepends=True)
    beside = len(lines)
    while beside > 1 and _is_beside(lines[beside - 1], indented=False):
        beside -= 1
    header = _BLOCK_HEADER.match(text, start)
    if not header or header["ending"] != "+":
        return start + len("".join(lines[:beside]).rstrip("\r\n"))
    while beside < len(lines) and not lines[beside].strip():
        beside += 1
    kept = "".join(lines[:beside])
    return start + len(kept.removesuffix("\n").removesuffix("\r"))


def _last_leaf(node: yaml.Node) -> yaml.Node:
    """Return the last of the values within a value that are no blocks of others."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node


def end_last_line(text: str) -> str:
    """Return a text whose last line is ended; if it is one of a block of text, that stays as is."""
    ended = with_last_line_ended(text)
    if ended == text:
        return text
    for node in _scalars(_root(text)):
        header = _BLOCK_HEADER.match(text, node.start_mark.index)
        if header and _is_block_text(node) and value_span(text, node).end == len(text):
            begin, end = header.span("ending")
            return splice(ended, [Splice(begin, end, "-")])
    return ended


def _is_beside(line: str, *, indented: bool) -> bool:
    """Tell whether a line is blank or a comment; in a block of text one at the margin is."""
    return not line.strip() or (line.lstrip() if indented else line).startswith("#")


def _predecessor(key: str, keys: Mapping[str, _Key], order: Sequence[str]) -> _Key | None:
    before = [keys[name] for name in order[: order.index(key)] if name in keys]
    return max(before, key=lambda each: each.span.end, default=None)


def _insert(text: str, lines: str, predecessor: _Key | None, margin: str) -> Splice:
    """Put a key's lines below those of another, or above all."""
    if predecessor is None:
        start = _root(text).start_mark.index
        return Splice(start, start, _indented(lines, margin).removeprefix(margin) + margin)
    place = next_line(text, predecessor.span.end)
    return Splice(place, place, _indented(lines, margin))


def _replace(text: str, key: _Key, lines: str | None, margin: str) -> Splice:
    """Replace a key's lines, keeping a comment that stands behind them."""
    start, position = key.span
    end = next_line(text, position)
    comment = text[position:end].strip()
    if lines is None:
        comments = [*key.comments, comment] if comment else key.comments
        kept = "".join(f"{margin}{each}\n" for each in comments)
        return Splice(line_start(text, start), end, kept)
    above = "".join(f"{inside}\n{margin}" for inside in key.comments)
    first, _, rest = lines.partition("\n")
    behind = text[position:end].rstrip() if comment else ""
    return Splice(start, end, f"{above}{first}{behind}\n{_indented(rest, margin)}")


def _indented(lines: str, margin: str) -> str:
    return _LINE.sub(margin, lines)
