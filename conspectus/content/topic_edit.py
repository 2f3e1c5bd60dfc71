"""Bringing the topics file up to date: what people wrote in it stays, comments and order too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import yaml

from conspectus.content.splice import Splice, next_line, splice
from conspectus.content.topic_file import (
    format_file_fields,
    format_item,
    format_topic_fields,
    format_topics,
    parse_topics,
)
from conspectus.content.topic_row import edit_row
from conspectus.content.yaml_edit import edit_keys, end_last_line, key_splices, value_span
from conspectus.content.yaml_errors import composed
from conspectus.content.yaml_lists import COMMENT, edit_lines, is_lines, same_places
from conspectus.errors import InputError
from conspectus.model.topic import Taxonomy, Topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_KEYS = tuple(field.name for field in msgspec.structs.fields(Topic))
_FILE_KEYS = ("fixed", "banned", "topics", "history")
_LISTS = {"terms", "aliases", "merge", "pinned", "keep_out", "loose", "papers"}
_NOTHING = {"parent": "''", "description": "''", "keep": "false"}
"""What stands for nothing where a key has to stay; for a list that is an empty one."""


def edit_topics(text: str, before: Taxonomy, after: Taxonomy, *, file: str) -> str:
    """Return the text of a topics file, changed only where it has to say something else.

    A topic that was written without a slug gets it. Comments stay, but for those behind a paper or
    inside a topic that leaves. A file that says nothing yet keeps its comments on top.

    Args:
        text: the file's text, which ``parse_topics`` has read.
        before: what it says.
        after: what it shall say.
        file: what messages call it.

    Raises:
        InputError: the text is written in a way that cannot be changed in part.

    """
    if text == format_topics(before):
        return format_topics(after)
    if text and before == after and all(_has_key(each, "slug") for each in _topic_nodes(text)):
        return text
    if before == Taxonomy():
        comments = "".join(f"{comment}\n" for comment in COMMENT.findall(text))
        return splice(text, [Splice(0, len(text), comments + format_topics(after))])
    try:
        edited = _edit(end_last_line(text), before, after)
        if parse_topics(edited, file=file) == after:
            return edited
    except (ValueError, yaml.YAMLError, InputError):
        pass
    anchor = _anchor(text)
    if not anchor and not COMMENT.search(text):
        return format_topics(after)  # in its own layout, since nothing but that can be lost
    line, advice = anchor or _obstacle(text, before, after)
    raise InputError(
        "what this file says has changed, but it cannot be brought up to date without "
        f"touching what was written by hand; {advice}.",
        file=file,
        line=line,
    )


def _edit(text: str, before: Taxonomy, after: Taxonomy) -> str:
    if before.topics:
        text = splice(text, _splices(text, before, after))
        text = _edit_list(text, before, after)
    text = _edit_history(text, before, after)
    keys = [key for key in ("fixed", "banned") if getattr(before, key) != getattr(after, key)]
    if not before.topics:
        keys.append("topics")
    lines = format_file_fields(after, keys)
    return edit_keys(text, {key: lines.get(key) for key in keys}, _FILE_KEYS) if keys else text


def _splices(text: str, before: Taxonomy, after: Taxonomy) -> Iterator[Splice]:
    """Yield how topics that stay are to be changed."""
    becomes = {topic.slug: topic for topic in after.topics}
    for old, node in zip(before.topics, _topic_nodes(text), strict=True):
        new = becomes.get(old.slug)
        if new is None:
            continue
        keys = {key for key in _KEYS if getattr(old, key) != getattr(new, key)}
        if not _has_key(node, "slug"):
            keys.add("slug")
        if keys and node.flow_style:
            ordered = [key for key in _KEYS if key in keys]
            yield from edit_row(text, node, {key: getattr(new, key) for key in ordered})
        elif keys:
            yield from _edit_block(text, node, old, new, keys)


def _edit_block(
    text: str, node: yaml.MappingNode, old: Topic, new: Topic, keys: set[str]
) -> Iterator[Splice]:
    """Yield how a topic with one key a line is to be changed.

    Its lines are looked at as if it stood alone, so without the dash.
    """
    first = node.value[0][0].start_mark
    offset = first.index - first.column
    end = value_span(text, node).end
    alone = " " * first.column + text[first.index : next_line(text, end)]
    root: Any = composed(alone)
    for key, value in root.value:
        name = key.value
        if name in keys & _LISTS and getattr(new, name) and is_lines(value):
            keys = keys - {name}
            items = _items(getattr(old, name), getattr(new, name))
            yield _moved(edit_lines(alone, key, value, items), offset)
    lines = format_topic_fields(new, keys)
    top = root.value[0][0].value
    if top in keys:  # the dash stands before it, so it has to stay
        lines.setdefault(top, f"{top}: {_NOTHING.get(top, '[]')}\n")
    for each in key_splices(alone, {key: lines.get(key) for key in keys}, _KEYS, first.column):
        yield _moved(each, offset)


def _items(before: Sequence[Any], after: Sequence[Any]) -> list[int | str]:
    """Return a list in terms of an earlier one: places in it, and texts of what is new."""
    places = same_places(before, after)
    return [
        format_item(item) if place is None else place
        for item, place in zip(after, places, strict=True)
    ]


def _moved(each: Splice, offset: int) -> Splice:
    return Splice(each.start + offset, each.end + offset, each.text)


def _edit_list(text: str, before: Taxonomy, after: Taxonomy) -> str:
    """Take topics in and out, and put them into their order."""
    places = {topic.slug: place for place, topic in enumerate(before.topics)}
    items = [
        places[topic.slug]
        if topic.slug in places
        else "".join(format_topic_fields(topic, _KEYS).values())
        for topic in after.topics
    ]
    if items == list(places.values()):
        return text
    if not items:
        return edit_keys(text, {"topics": "topics: []\n"}, _FILE_KEYS)
    return _edit_lines_of(text, "topics", items)


def _lines(topic: Topic) -> str:
    return "".join(format_topic_fields(topic, _KEYS).values())


def _edit_history(text: str, before: Taxonomy, after: Taxonomy) -> str:
    if before.history == after.history:
        return text
    if not before.history or not after.history:
        lines = format_file_fields(after, ["history"]).get("history")
        return edit_keys(text, {"history": lines}, _FILE_KEYS)
    return _edit_lines_of(text, "history", _items(before.history, after.history))


def _edit_lines_of(text: str, key: str, items: list[int | str]) -> str:
    root: Any = composed(text)
    name, node = next(pair for pair in root.value if pair[0].value == key)
    if not is_lines(node):
        raise ValueError(f"{key} is no list with one item a line")
    return splice(text, [edit_lines(text, name, node, items)])


def _topic_nodes(text: str) -> list[yaml.MappingNode]:
    root = composed(text)
    if not isinstance(root, yaml.MappingNode):
        return []
    topics = (value for key, value in root.value if key.value == "topics")
    return [topic for value in topics for topic in value.value]


def _has_key(node: yaml.MappingNode, key: str) -> bool:
    return any(name.value == key for name, _ in node.value)


def _anchor(text: str) -> tuple[int, str] | None:
    """Return the line of the first anchor, and what to do about it."""
    events: Any = yaml.parse(text, Loader=yaml.CBaseLoader)
    for event in events:
        if (anchor := getattr(event, "anchor", None)) and not isinstance(event, yaml.AliasEvent):
            advice = f"take away &{anchor}, and write its value wherever *{anchor} stands"
            return event.start_mark.line + 1, advice
    return None


def _obstacle(text: str, before: Taxonomy, after: Taxonomy) -> tuple[int, str]:
    """Return the line of what most likely keeps the text from being changed, and what to do."""
    root: Any = composed(text)
    nodes = _topic_nodes(text)
    new = {topic.slug: topic for topic in after.topics}
    pairs = zip(before.topics, nodes, strict=True)
    changed = (node for old, node in pairs if old != new.get(old.slug))
    node = root if root.flow_style else next(changed, root)
    return (
        node.start_mark.line + 1,
        "write one key a line, as 'papers:', and below it one paper a line, as '- ' and its name",
    )
