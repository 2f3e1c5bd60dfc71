"""Sentences on what is wrong with a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import inspect

from conspectus.content.paper_files import parse_paper
from conspectus.content.settings_file import parse_settings
from conspectus.content.topic_file import parse_topics
from conspectus.content.yaml_errors import advice
from conspectus.errors import InputError
from conspectus.model.paper import Paper
from conspectus.model.settings import Settings
from conspectus.model.topic import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONG = "x" * 100


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("comments: many", "2: comments is 'many'; write a whole number such as 12."),
        ("comments: [1]", "2: comments is a list; write a whole number such as 12."),
        (f"comments: {LONG}", f"2: comments is '{LONG[:40]}…'; write a whole number such as 12."),
        ("published: [a]", "2: published is a list; write a date such as 2022-05-27, 2022-05 or"),
        ("published: 2022-13", "2: published: '2022-13' is not a date: month must be in 1..12."),
        ("authors: Ada", "2: authors is 'Ada'; write a list such as [first, second]."),
        ("authors:\n- Ada\n- {a: b}", "4: authors[1] is a group of keys and values; write a text."),
        ("links: {a: b, c: [d]}", "2: links.c is a list; write a text."),
        ("links:\n  a-b: [d]", "3: links['a-b'] is a list; write a text."),
        ("links: a", "2: links is 'a'; write keys and values such as {key: value}."),
        ("organization: X", "2: organization is 'X'; write keys and values such as {handle: …,"),
        ("sightings:\n- listing: a\n  date: 2025-13-08", "4: sightings[0].date is '2025-13-08'; "),
        ("sightings:\n- {listing: a, date: }", "3: sightings[0].date is empty; write a day"),
        ("sightings:\n- {rank: 1}", "3: the key 'listing' is missing."),
        ("sightings: a", "2: sightings is 'a'; write a list, one item a line, each '- ' and keys"),
        ("hidden: maybe", "2: hidden is 'maybe'; write true or false."),
        ("hidden: [yes]", "2: hidden is a list; write true or false."),
        ("withdrawn: 2", "2: withdrawn is '2'; write true or false."),
        ("arxiv: x", "2: 'x' is not an arXiv id without version"),
    ],
)  # fmt: skip
def test_wrong_values(text: str, message: str) -> None:
    """A sentence names the line, the key, what was found there and what to write."""
    with pytest.raises(InputError) as caught:
        parse_paper(f"title: A\n{text}\n", "a", file="a.yaml")
    assert str(caught.value).startswith(f"a.yaml:{message}")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("topics: {count: lots}", "topics.count is 'lots'; write a whole number such as 12"),
        ("topics: 3", "topics is '3'; write keys and values such as {count: …}."),
        ("listings: {a.txt: 2025-05-08, b.txt: soon}", "listings['b.txt'] is 'soon'; write a day"),
    ],
)  # fmt: skip
def test_wrong_settings(text: str, message: str) -> None:
    """Settings are explained in the same way."""
    with pytest.raises(InputError) as caught:
        parse_settings(text, file="digest.yaml")
    assert str(caught.value).startswith(f"digest.yaml:1: {message}")


def _structs(info: inspect.Type) -> Iterator[inspect.StructType]:
    """Yield the structs of which a type is made, however deep."""
    if isinstance(info, inspect.StructType):
        yield info
        inner: Iterable[inspect.Type] = (field.type for field in info.fields)
    elif isinstance(info, inspect.UnionType):
        inner = info.types
    else:
        parts = (getattr(info, name, None) for name in ("item_type", "key_type", "value_type"))
        inner = [part for part in parts if part is not None]
    for part in inner:
        yield from _structs(part)


@pytest.mark.parametrize("kind", [Paper, Settings, Topic])
def test_every_field_has_advice(kind: type) -> None:
    """Whatever is wrong in any field of anything that is read from YAML, there is advice."""
    fields = [field for info in _structs(inspect.type_info(kind)) for field in info.fields]
    assert fields
    for field in fields:
        assert advice(field.type)


def test_the_slug_is_no_key_of_an_entry() -> None:
    """What comes from the file's name is not offered as a key, but it is where it is one."""
    with pytest.raises(InputError, match=r"known are abstract, .* and 8 more"):
        parse_paper("title: A\nslugs: b\n", "a", file="a.yaml")
    with pytest.raises(InputError, match=r"a\.yaml:2: .* did you mean 'slug'\?"):
        parse_topics("topics:\n- {slugs: b, label: A}\n", file="a.yaml")
