"""What is wrong with a value that was read from YAML, in a sentence for whoever wrote it.

msgspec finds the error; here its path leads back to the key, the value and the line.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import yaml
from msgspec import inspect

from conspectus.errors import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Path = list[str | int]

_UNKNOWN, _MISSING = "Object contains unknown field", "Object missing required field"
_WRONG_VALUE = ("Expected", "Invalid", "Integer", "Number")
"""How msgspec's own sentences begin; all others are ours, from the types' own checks."""
_STEP = re.compile(r"\.(\w+)|\[(\d+|\.\.\.)\]")
_SHOWN = 40

_ADVICE: dict[type[inspect.Type], str] = {
    inspect.StrType: "a text",
    inspect.BoolType: "true or false",
    inspect.IntType: "a whole number such as 12",
    inspect.DateType: "a day such as 2025-05-08",
    inspect.CustomType: "a date such as 2022-05-27, 2022-05 or 2022",
    inspect.VarTupleType: "a list such as [first, second]",
    inspect.DictType: "keys and values such as {key: value}",
}
"""What to write for a value of each type; PartialDate is the only custom one."""


def explain(
    message: str, mapping: Mapping[str, object], kind: type, text: str
) -> tuple[str, int | None]:
    """Return a sentence on msgspec's error, and the line to which it points, if one is known.

    Args:
        message: the error, which ends in a path such as ``- at `$.links[...]```.
        mapping: the value that was to be converted.
        kind: the type to which.
        text: the YAML from which the mapping was read.

    """
    said, _, tail = message.partition(" - at `$")
    steps = [name or place for name, place in _STEP.findall(tail)]
    path, info, value = _follow(steps, inspect.type_info(kind), mapping)
    root = composed(text)
    if said.startswith(_UNKNOWN):
        key = said.split("`")[1]
        hint = nearest(key, _known_keys(info, mapping if not path else {}, root))
        return f"unknown key {key!r}; {hint}", line_in(root, [*path, key])
    if said.startswith(_MISSING):
        return f"the key {said.split('`')[1]!r} is missing.", line_in(root, path)
    where = _where(path)
    if said.startswith(_WRONG_VALUE):
        return f"{where} is {_shown(value)}; write {advice(info)}.", line_in(root, path)
    sentence = f"{where}: {said}." if where else f"{said}."
    return sentence, line_in(root, [*path, *_key_named(said, value)])


def _follow(
    steps: Sequence[str], info: inspect.Type, value: object
) -> tuple[Path, inspect.Type, object]:
    """Go down a path; where msgspec does not say which key of several it was, find that."""
    path: Path = []
    for step in steps:
        info = _present(info)
        if isinstance(info, inspect.StructType) and isinstance(value, dict):
            info = next(field.type for field in info.fields if field.encode_name == step)
            path.append(step)
            value = value[step]
        elif isinstance(info, inspect.DictType) and isinstance(value, dict):
            item = info.value_type
            key = next((key for key, each in value.items() if not _fits(item, each)), None)
            if key is None:
                break
            path.append(key)
            info, value = item, value[key]
        elif isinstance(info, inspect.VarTupleType) and isinstance(value, list):
            path.append(int(step))
            info, value = info.item_type, value[int(step)]
    return path, _present(info), value


def _present(info: inspect.Type) -> inspect.Type:
    """Return a type without the None that stands for what is not there."""
    if not isinstance(info, inspect.UnionType):
        return info
    types = [each for each in info.types if not isinstance(each, inspect.NoneType)]
    return types[0] if len(types) == 1 else inspect.UnionType(tuple(types))


def _fits(info: inspect.Type, value: object) -> bool:
    """Tell whether a value of a mapping is of its type, a text or a day."""
    if not isinstance(value, str):
        return False
    if isinstance(info, inspect.DateType):
        try:
            dt.date.fromisoformat(value)
        except ValueError:
            return False
    return True


def _known_keys(
    info: inspect.Type, given: Mapping[str, object], root: yaml.Node | None
) -> list[str]:
    """Return the keys of a struct but for those that are given otherwise than in the text."""
    if not isinstance(info, inspect.StructType):
        return []
    written = {key.value for key, _ in root.value} if isinstance(root, yaml.MappingNode) else set()
    names = (field.encode_name for field in info.fields)
    return [name for name in names if name in written or name not in given]


def _where(path: Path) -> str:
    """Return a path as ``sightings[0].date``; names that people chose stand in brackets."""
    steps = (
        f".{step}" if isinstance(step, str) and step.isidentifier() else f"[{_quoted(step)}]"
        for step in path
    )
    return "".join(steps).removeprefix(".")


def _shown(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a group of keys and values"
    return _quoted(str(value)) if value != "" else "empty"


def _quoted(value: str | int) -> str:
    short = isinstance(value, int) or len(value) <= _SHOWN
    return repr(value if short else str(value)[:_SHOWN] + "…")


def advice(info: inspect.Type) -> str:
    """Return what to write for a value of a type: ``a whole number such as 12``."""
    info = _present(info)
    if isinstance(info, inspect.UnionType):
        return " or ".join(map(advice, info.types))
    if isinstance(info, inspect.LiteralType):
        return " or ".join(map(str, info.values))
    if isinstance(info, inspect.StructType):
        fields = [field for field in info.fields if field.required] or info.fields[:1]
        return f"keys and values such as {{{', '.join(f'{f.encode_name}: …' for f in fields)}}}"
    if isinstance(info, inspect.VarTupleType) and isinstance(info.item_type, inspect.StructType):
        return f"a list, one item a line, each '- ' and {advice(info.item_type)}"
    return _ADVICE[type(info)]


def _key_named(said: str, value: object) -> list[str]:
    """Return the key of a mapping that a sentence names, if it names one."""
    words = set(re.findall(r"\w+", said.casefold()))
    return [key for key in value if key in words][:1] if isinstance(value, dict) else []


def composed(text: str) -> yaml.Node | None:
    """Return the nodes of a text that can be read."""
    root: yaml.Node | None = yaml.compose(text, Loader=yaml.CBaseLoader)
    return root


def line_in(root: yaml.Node | None, path: Sequence[str | int]) -> int | None:
    """Return the line of a key path, or of the last part of it that is in the text; from 1."""
    line, node = None, root
    for step in path:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == step), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line or (1 if root else None)
