"""YAML texts as people write them."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conspectus.content.paper_files import parse_paper
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


@pytest.mark.parametrize("word", ["true", "True", "yes", "YES", "on", "1"])
def test_yes(word: str) -> None:
    """Whatever people write for yes means it."""
    assert parse_paper(f"title: A\nhidden: {word}\n", "a", file="a.yaml").hidden


@pytest.mark.parametrize("word", ["false", "no", "No", "off", "0", "", "''"])
def test_no(word: str) -> None:
    """Whatever people write for no means it, and so does nothing at all."""
    assert not parse_paper(f"title: A\nhidden: {word}\n", "a", file="a.yaml").hidden


def test_yes_is_a_text_elsewhere() -> None:
    """A title may well be a single word."""
    assert parse_paper("title: no\nnote: yes\n", "a", file="a.yaml").title == "no"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: A\n<<<<<<< HEAD\ncomments: 1\n=======\ncomments: 2\n>>>>>>> other\n", 2),
        ("<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> other\n", 1),
        ("title: A\n||||||| 1234567\ncomments: 1\n=======\n", 2),
        ("title: A\r\ncomments: 1\r\n=======\r\ncomments: 2\r\n>>>>>>> other\r\n", 3),
        ("sightings:\n- a\n>>>>>>> other\n", 3),
        ("title: A\nabstract: >\n  We.\n<<<<<<< HEAD\n", 4),
        (">>>>>>> other\n", 1),
        ("authors: [Ada,\n<<<<<<< HEAD\n  Bob,\n=======\n  Eve,\n>>>>>>> other\n]\n", 2),
        ("title: 'A\n<<<<<<< HEAD\n  b'\n", 2),
    ],
)
def test_marks_of_a_merge_conflict(text: str, line: int) -> None:
    """What git leaves in a file that it could not merge is called by its name."""
    said = rf"^a\.yaml:{line}: marks of a merge conflict \([<|=>]{{7}}\); keep what should stand"
    with pytest.raises(InputError, match=said):
        read_mapping(text, file="a.yaml")


def test_marks_inside_a_text_are_no_conflict() -> None:
    """A text may show such marks, and a text that is wrong elsewhere is told so."""
    text = "title: A\nnote: |\n  <<<<<<< HEAD\n"
    assert read_mapping(text, file="a.yaml")["note"] == "<<<<<<< HEAD\n"
    with pytest.raises(InputError, match=r"a\.yaml:5: not valid YAML"):
        read_mapping(text + "a: [\n", file="a.yaml")
