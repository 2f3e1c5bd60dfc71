"""Writing YAML in the one style of entries and topics: folded texts, short lists in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WIDTH = 100
_TEXT, _SEQUENCE, _MAPPING = (
    "tag:yaml.org,2002:str",
    "tag:yaml.org,2002:seq",
    "tag:yaml.org,2002:map",
)


class Plain(str):
    """Text that YAML may write without quotes even where it looks like a number or a date."""

    __slots__ = ()


def block_mapping(items: Iterable[tuple[str, yaml.Node]]) -> yaml.Node:
    """Return a mapping with one key a line."""
    pairs = [(scalar(key), node) for key, node in items]
    return yaml.MappingNode(_MAPPING, pairs, flow_style=False)


def block_list(nodes: Iterable[yaml.Node]) -> yaml.Node:
    """Return a list with one item a line."""
    return yaml.SequenceNode(_SEQUENCE, list(nodes), flow_style=False)


def row(values: Iterable[str] | Mapping[str, str]) -> yaml.Node:
    """Return a list or mapping written in a row: ``[a, b]`` or ``{a: b}``."""
    if hasattr(values, "items"):
        return row_of((key, scalar(value)) for key, value in values.items())
    return yaml.SequenceNode(_SEQUENCE, [scalar(value) for value in values], flow_style=True)


def row_of(items: Iterable[tuple[str, yaml.Node]]) -> yaml.Node:
    """Return a mapping written in a row, whose values may be rows themselves."""
    pairs = [(scalar(key), node) for key, node in items]
    return yaml.MappingNode(_MAPPING, pairs, flow_style=True)


def scalar(value: str | int) -> yaml.Node:
    """Return a value on one line, quoted where it could be read as something other than text."""
    if isinstance(value, int | Plain):
        return yaml.ScalarNode(_resolved(str(value)), str(value))
    return yaml.ScalarNode(_TEXT, value, style=None if _resolved(value) == _TEXT else '"')


def prose(text: str) -> yaml.Node:
    """Return a text as a folded block, or a literal one where it has lines of its own."""
    if not _fits_a_block(text):
        return yaml.ScalarNode(_TEXT, text, style='"')
    return yaml.ScalarNode(_TEXT, text, style="|" if "\n" in text else ">")


def to_text(node: yaml.Node) -> str:
    """Return the YAML text of a node."""
    text: Any = yaml.serialize(node, Dumper=yaml.CSafeDumper, allow_unicode=True, width=_WIDTH)
    return str(text)


def _resolved(text: str) -> str:
    """Return the tag that a YAML reader gives the bare text; quotes keep any text a text."""
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers
    candidates = resolvers.get(text[:1], []) + resolvers.get(None, [])
    return next((tag for tag, pattern in candidates if pattern.match(text)), _TEXT)


def _fits_a_block(text: str) -> bool:
    """Tell whether a block scalar gives the text back unchanged (a property test holds this)."""
    lines = text.split("\n")
    return all(line.isprintable() and line == line.strip() and line for line in lines)
