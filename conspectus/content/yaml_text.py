"""YAML as people write it: every scalar is text, no tags, no surprises, errors that name the line.

Reading through libyaml's *base* loader means that ``2205.10` stays ``2205.10`, ``no`` stays ``no``
and nothing but text, lists and mappings can come out, whatever the file says.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, TypeVar

import msgspec
import yaml
from msgspec import inspect

from conspectus.content.yaml_errors import explain
from conspectus.errors import InputError
from conspectus.model.partial_date import PartialDate

T = TypeVar("T")

_DEEPEST = 50
"""Levels of lists and mappings in each other; no file of a digest needs more than four."""
_FAR_IN = 25
"""Columns; a block that lies deep begins behind as many, since each level is at least one further
in, except that a list may stand in the column of its key."""
_MARK = 7
"""Characters of a mark of a merge conflict."""
_CONFLICT = re.compile(r"^(?:<{7} |\|{7} |={7}\r?$|>{7} )", re.MULTILINE)
_YES, _NO = {"yes", "on", "y"}, {"no", "off", "n"}
"""What else people write for true and false. Source: https://yaml.org/type/bool.html"""
_BEFORE_A_BLOCK = " \t?:-\ufeff"


class _Composer(yaml.CBaseLoader):
    """The parser of the base loader, for which every scalar is text whatever it looks like."""

    def resolve(self, kind: type, value: object, implicit: object) -> str:
        """Return the tag of any value: nothing asks for it, and to look it up takes long."""
        del kind, value, implicit
        return ""


def _value_in(text: str) -> object:
    """Return what a YAML text says; an alias stands for the very value that it names."""
    composer: Any = _Composer(text)
    try:
        node = composer.get_single_node()
        return None if node is None else _value(node, {})
    finally:
        composer.dispose()


def _value(node: yaml.Node, made: dict[yaml.Node, object]) -> object:
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if node in made:
        if made[node] is None:
            raise _wrong("found unconstructable recursive node", node)
        return made[node]
    made[node] = None
    if isinstance(node, yaml.MappingNode):
        made[node] = value = _mapping(node, made)
        return value
    made[node] = items = [_value(item, made) for item in node.value]
    return items


def _mapping(node: yaml.MappingNode, made: dict[yaml.Node, object]) -> dict[str, object]:
    mapping: dict[str, object] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        problem = None
        if not isinstance(key, str):
            problem = "a key is not plain text"
        elif key in mapping:
            problem = f"the key {key!r} stands here a second time"
        if problem:
            raise _wrong(problem, key_node)
        mapping[key] = _value(value_node, made)
    return mapping


def _wrong(problem: str, node: yaml.Node) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark)


def read_mapping(text: str, *, file: str) -> dict[str, object]:
    """Return the mapping that a YAML text holds; keys without a value are left out.

    Raises:
        InputError: it is not YAML, not a mapping, repeats a key, or is nested without end. What
            this function has read may be composed without a further check.
    """
    if "<<<<<<< " in text or ">>>>>>> " in text:  # in quotes and brackets they would be text
        _refuse_conflict(text, file)
    try:
        if _may_be_deep(text):
            _refuse_depth(text, file)
        value = _value_in(text)
    except yaml.MarkedYAMLError as error:
        _refuse_conflict(text, file)
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        raise InputError(f"not valid YAML: {error.problem}.", file=file, line=line) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise InputError(f"not valid YAML: {_first_line(error)}.", file=file) from None
    if value is None or value == "":
        return {}
    if not isinstance(value, dict):
        _refuse_conflict(text, file)
        raise InputError("expected keys and values, such as 'title: …'.", file=file, line=1)
    return {key: item for key, item in value.items() if item != ""}


def _refuse_conflict(text: str, file: str) -> None:
    """Say of a text that is wrong that git left it so, where that is why.

    Source: https://git-scm.com/docs/git-merge#_how_conflicts_are_presented
    """
    if found := _CONFLICT.search(text):
        raise InputError(
            f"marks of a merge conflict ({found[0][:_MARK]}); keep what should stand there of the "
            "two sides, and take away the lines with the marks.",
            file=file,
            line=text.count("\n", 0, found.start()) + 1,
        )


def _may_be_deep(text: str) -> bool:
    """Tell at little cost whether a text has to be looked at; True is no verdict."""
    if text.count("[") + text.count("{") > _DEEPEST:
        return True
    lines = text.splitlines()
    return any(len(line) >= _FAR_IN and not line[:_FAR_IN].strip(_BEFORE_A_BLOCK) for line in lines)


def _refuse_depth(text: str, file: str) -> None:
    """Refuse a text that libyaml cannot compose: it calls itself for each level, without limit.

    Its parser, which only yields events, keeps a stack of its own and stands any depth.
    """
    depth = 0
    events: Any = yaml.parse(text, Loader=yaml.CBaseLoader)
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise InputError(
                f"more than {_DEEPEST} lists or mappings stand in each other; "
                "close brackets where they end, or put quotes around a text that begins with one.",
                file=file,
                line=event.start_mark.line + 1,
            )


def to_value(mapping: dict[str, object], kind: type[T], *, text: str, file: str) -> T:
    """Turn a mapping into a value of a type.

    Args:
        mapping: what ``read_mapping`` gave; keys that are not in the text come from elsewhere, such
            as from the file's name, and are never offered to whoever wrote the text.
        kind: a struct.
        text: the text that was read.
        file: what messages call it.

    Raises:
        InputError: an unknown key (the nearest known one is named), a missing key, a wrong value.

    """
    try:
        return msgspec.convert(_spelled_out(mapping, kind), kind, strict=False, dec_hook=_decode)
    except msgspec.ValidationError as error:
        message, line = explain(str(error), mapping, kind, text)
        raise InputError(message, file=file, line=line) from None
    except RecursionError:
        raise InputError("an alias (*name) contains itself.", file=file) from None


def _spelled_out(mapping: dict[str, object], kind: type) -> dict[str, object]:
    """Return a mapping with true and false where its type wants them and people wrote yes or no."""
    flags, lists = _flags(kind), _lists(kind)
    if flags.isdisjoint(mapping) and lists.keys().isdisjoint(mapping):
        return mapping
    spelled = {key: _flag(value) if key in flags else value for key, value in mapping.items()}
    for key in lists.keys() & mapping.keys():
        if isinstance(items := mapping[key], list):
            spelled[key] = [
                _spelled_out(item, lists[key]) if isinstance(item, dict) else item for item in items
            ]
    return spelled


@cache
def _flags(kind: type) -> frozenset[str]:
    """Return the keys of a struct that say yes or no."""
    info = inspect.type_info(kind)
    fields = info.fields if isinstance(info, inspect.StructType) else ()
    return frozenset(
        field.encode_name for field in fields if isinstance(field.type, inspect.BoolType)
    )


@cache
def _lists(kind: type) -> dict[str, type]:
    """Return those keys of a struct that list structs with keys that say yes or no."""
    info = inspect.type_info(kind)
    fields = info.fields if isinstance(info, inspect.StructType) else ()
    listed = {field.encode_name: getattr(field.type, "item_type", None) for field in fields}
    return {
        key: item.cls
        for key, item in listed.items()
        if isinstance(item, inspect.StructType) and _flags(item.cls)
    }


def _flag(value: object) -> object:
    word = value.casefold() if isinstance(value, str) else ""
    return True if word in _YES else False if word in _NO else value


def _decode(kind: type, value: object) -> object:
    if kind is not PartialDate:
        raise NotImplementedError(f"{kind} cannot be read from YAML")
    if not isinstance(value, str):
        raise ValueError("Expected a date")  # noqa: TRY004  # becomes a ValidationError, with its key
    return PartialDate(value)


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".")
