"""YAML as people write it: every scalar is text, no tags, no surprises, errors that name the line.

Reading through libyaml's *base* loader means that ``2205.10` stays ``2205.10`, ``no`` stays ``no``
and nothing but text, lists and mappings can come out, whatever the file says.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec
import yaml
from msgspec import inspect

from conspectus.errors import InputError, nearest
from conspectus.model.partial_date import PartialDate

T = TypeVar("T")


class _Loader(yaml.CBaseLoader):
    """The base loader, without repeated keys."""


def _construct(loader: _Loader, node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node)
    if isinstance(node, yaml.SequenceNode):
        return [loader.construct_object(item, deep=True) for item in node.value]
    return node.value


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[str, object]:
    mapping: dict[str, object] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        problem = None
        if not isinstance(key, str):
            problem = "a key is not plain text"
        elif key in mapping:
            problem = f"the key {key!r} stands here a second time"
        if problem:
            raise yaml.constructor.ConstructorError(None, None, problem, key_node.start_mark)
        mapping[key] = loader.construct_object(value_node, deep=True)
    return mapping


_Loader.add_constructor(None, _construct)


def read_mapping(text: str, *, file: str) -> dict[str, object]:
    """Return the mapping that a YAML text holds; keys without a value are left out.

    Raises:
        InputError: it is not YAML, not a mapping, or repeats a key.
    """
    try:
        value = yaml.load(text, Loader=_Loader)  # noqa: S506  # a safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        raise InputError(f"not valid YAML: {error.problem}.", file=file, line=line) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise InputError(f"not valid YAML: {_first_line(error)}.", file=file) from None
    if value is None or value == "":
        return {}
    if not isinstance(value, dict):
        raise InputError("expected keys and values, such as 'title: …'.", file=file, line=1)
    return {key: item for key, item in value.items() if item != ""}


def to_value(mapping: dict[str, object], kind: type[T], *, text: str, file: str) -> T:
    """Turn a mapping read from ``text`` into a value of a type.

    Raises:
        InputError: an unknown key (the nearest known one is named), a missing key, a wrong value.
    """
    try:
        return msgspec.convert(mapping, kind, strict=False, dec_hook=_decode)
    except msgspec.ValidationError as error:
        message, path = _split_path(str(error))
        line = _line_of(text, path, message)
        raise InputError(_explain(message, kind, path), file=file, line=line) from None
    except RecursionError:
        raise InputError("an alias (*name) contains itself.", file=file) from None


def _decode(kind: type, value: object) -> object:
    if kind is PartialDate and isinstance(value, str):
        return PartialDate(value)
    raise NotImplementedError(f"{kind} cannot be read from YAML")


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")


def _split_path(message: str) -> tuple[str, list[str]]:
    """Split msgspec's ``… - at `$.links[0].code``` into the message and its keys."""
    head, _, tail = message.partition(" - at `$")
    keys = tail.rstrip("`").replace("[", ".").replace("]", "").split(".")
    return head, [key for key in keys if key]


def _explain(message: str, kind: type, path: list[str]) -> str:
    if message.startswith("Object contains unknown field"):
        key = message.split("`")[1]
        struct = _struct_at(inspect.type_info(kind), path)
        known = [field.encode_name for field in struct.fields] if struct else []
        return f"unknown key {key!r}; {nearest(key, known)}"
    if message.startswith("Object missing required field"):
        return f"the key {message.split('`')[1]!r} is missing."
    where = f"{'.'.join(path)}: " if path else ""
    return f"{where}{message[0].lower()}{message[1:]}."


def _struct_at(info: inspect.Type, path: list[str]) -> inspect.StructType | None:
    """Return the struct that a key path leads to in a type; None if it leads to none."""
    if isinstance(info, inspect.UnionType):
        found = (_struct_at(option, path) for option in info.types)
        return next((struct for struct in found if struct), None)
    if isinstance(info, inspect.StructType):
        if not path:
            return info
        fields = {field.encode_name: field.type for field in info.fields}
        return _struct_at(fields[path[0]], path[1:]) if path[0] in fields else None
    if path and isinstance(info, inspect.VarTupleType):
        return _struct_at(info.item_type, path[1:])
    if path and isinstance(info, inspect.DictType):
        return _struct_at(info.value_type, path[1:])
    return None


def _line_of(text: str, path: list[str], message: str) -> int | None:
    """Find the line of a key path in the text (the slow way, used only for an error)."""
    node = yaml.compose(text, Loader=yaml.CBaseLoader)
    if message.startswith("Object contains unknown field"):
        path = [*path, message.split("`")[1]]
    line = 1
    for key in path:
        if isinstance(node, yaml.MappingNode):
            pairs = [(k, v) for k, v in node.value if k.value == key]
            if not pairs:
                break
            line, node = pairs[0][0].start_mark.line + 1, pairs[0][1]
        elif isinstance(node, yaml.SequenceNode) and key.isdigit() and int(key) < len(node.value):
            node = node.value[int(key)]
            line = node.start_mark.line + 1
    return line
