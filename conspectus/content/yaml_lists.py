"""Changing lists of a YAML text that a person wrote, item by item; every other byte stays.

An item moves with the comments above it and behind it. Of one that leaves the comments above stay,
since they may be on more than the item.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, TypeGuard, TypeVar

import yaml

from conspectus.content.splice import Splice, line_start, next_line
from conspectus.content.yaml_edit import value_span

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")
COMMENT = re.compile(r"(?:(?<=\s)|^)#[^\r\n]*", re.MULTILINE)
_LEAD = re.compile(r" *- +")
_DASH = re.compile(r"^ *-(?=\s)", re.MULTILINE)


def is_lines(node: yaml.Node | None) -> TypeGuard[yaml.SequenceNode]:
    """Tell whether a value is a list with one item a line, and at least one."""
    return isinstance(node, yaml.SequenceNode) and not node.flow_style and bool(node.value)


def same_places(before: Sequence[T], after: Sequence[T]) -> list[int | None]:
    """Return for each item where an equal one stood before, each place once; None for a new one."""
    free: defaultdict[T, list[int]] = defaultdict(list)
    for place in reversed(range(len(before))):
        free[before[place]].append(place)
    return [free[item].pop() if free[item] else None for item in after]


def edit_lines(
    text: str, key: yaml.Node, node: yaml.SequenceNode, items: Sequence[int | str]
) -> Splice:
    """Return how a list with one item a line is to be changed.

    Args:
        text: the whole text; its last line is ended.
        key: the list's key.
        node: the list.
        items: what it should hold, at least one: places of items that stay, in the old list, and
            texts of new ones, whose further lines begin at the left margin.

    """
    ends = [next_line(text, key.end_mark.index)]
    ends += [next_line(text, value_span(text, item).end) for item in node.value]
    stay = {item for item in items if isinstance(item, int)}
    pieces, left = {}, ""
    for place, item in enumerate(node.value):
        if place in stay:
            pieces[place] = left + text[ends[place] : ends[place + 1]]
        left = "" if place in stay else left + _left(text[ends[place] : item.start_mark.index])
    lead = _lead(text, node)
    lines = [pieces[item] if isinstance(item, int) else _behind(lead, item) for item in items]
    return Splice(ends[0], ends[-1], "".join(lines) + left)


def _behind(lead: str, item: str) -> str:
    """Return the lines of an item, each as far in as what stands behind the dash."""
    lines = item.rstrip("\n").split("\n")
    return lead + f"\n{' ' * len(lead)}".join(lines) + "\n"


def _lead(text: str, node: yaml.SequenceNode) -> str:
    """Return what stands before the items of a list: spaces, a dash, spaces."""
    start = node.value[0].start_mark.index
    lead = text[line_start(text, start) : start]
    return lead if _LEAD.fullmatch(lead) else " " * node.start_mark.column + "- "


def _left(above: str) -> str:
    """Return what is left of an item that leaves: of the text above it the lines of comments."""
    dashes = [dash.start() for dash in _DASH.finditer(above)]
    lines = above[: dashes[-1] if dashes else 0]
    return lines if COMMENT.search(lines) else ""
