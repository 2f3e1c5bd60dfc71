"""YAML texts as people write them."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conspectus.content.yaml_text import read_mapping
from conspectus.errors import InputError

DEEP = 100_000


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: " + "[" * DEEP, 1),
        ("title: " + "{a: " * DEEP, 1),
        ("# list\ntitle:\n  " + "- " * DEEP + "x", 3),
        ("? " * DEEP, 1),
        ("\n".join(" " * level + "a:" for level in range(1_000)), 51),
        ("title: x\nnote: [\n" + "[\n" * DEEP, 51),
    ],
)
def test_endless_nesting(text: str, line: int) -> None:
    """A text nested without end is an error that names the line, and never ends the process."""
    with pytest.raises(InputError, match=f"x.yaml:{line}: more than 50 lists or mappings"):
        read_mapping(text, file="x.yaml")


def test_many_brackets_side_by_side() -> None:
    """Brackets that are closed again, or are part of a text, are no depth."""
    text = "note: '" + "[" * 200 + "'\nrows:\n" + "- {a: [b]}\n" * 200
    assert len(read_mapping(text, file="x.yaml")["rows"]) == 200  # type: ignore[arg-type]


def test_wrong_text_with_many_brackets() -> None:
    """A text that is not YAML is said to be that, also where its depth had to be looked at."""
    with pytest.raises(InputError, match=r"x\.yaml:2: not valid YAML"):
        read_mapping("rows: [" + "[]," * 60 + "\n]]", file="x.yaml")


@given(st.lists(st.sampled_from(["[", "{", "- ", "? ", ": ", "a: ", "\n", "  ", "a", "]", "&a "])))
def test_nothing_deep_is_let_through(parts: list[str]) -> None:
    """A text of many levels is refused, however it is written."""
    text = "".join(parts * 30)
    depth = deepest = 0
    said = ""
    try:
        read_mapping(text, file="x.yaml")
    except InputError as error:
        said = str(error)
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            deepest = max(deepest, depth)
    except yaml.YAMLError:
        pass
    assert deepest <= 100 or "more than 50" in said
