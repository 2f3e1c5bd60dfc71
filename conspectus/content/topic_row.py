"""Changing a topic that stands in braces, ``{slug: …, label: …}``; it stays there."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import msgspec

from conspectus.content.splice import Splice
from conspectus.content.yaml_lists import COMMENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import yaml

_BARE = re.compile(r"[A-Za-z0-9]+(?:[_-]+[A-Za-z0-9]+)*", re.ASCII)


def edit_row(text: str, topic: yaml.MappingNode, values: Mapping[str, object]) -> Iterator[Splice]:
    """Yield how a topic is to be changed; comments inside a value go to lines of their own above.

    Args:
        text: the whole text.
        topic: the mapping in braces.
        values: what the keys that change shall say; nothing is written as such: ``loose: []``.

    """
    nodes = {key.value: node for key, node in topic.value}
    behind = max(node.end_mark.index for node in nodes.values())
    for key, value in values.items():
        row = in_a_row(msgspec.to_builtins(value))
        if key not in nodes:
            yield Splice(behind, behind, f", {key}: {row}")
            continue
        start, end = nodes[key].start_mark.index, nodes[key].end_mark.index
        if comments := COMMENT.findall(text[start:end]):
            margin = "\n" + " " * (topic.start_mark.column + 2)
            row = margin + margin.join([*comments, row])
        yield Splice(start, end, row)


def in_a_row(value: object) -> str:
    """Return a value as YAML writes it in a row: JSON, but bare words where that can be read."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {in_a_row(item)}' for key, item in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(in_a_row, value))}]"
    if isinstance(value, str) and _BARE.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)
