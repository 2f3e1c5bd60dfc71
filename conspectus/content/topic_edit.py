"""Bringing the topics file up to date: what people wrote around the lists of papers stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from conspectus.content.splice import Splice, line_start, next_line, splice, with_last_line_ended
from conspectus.content.topic_file import format_topics, parse_topics
from conspectus.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conspectus.model.topic import Topic


def edit_topics(
    text: str, before: Sequence[Topic], after: Sequence[Topic], *, file: str
) -> str | None:
    """Return the text of a topics file, changed only where papers join or leave a topic.

    None if that cannot be done line by line, so that the file has to be written anew.
    """
    if text == format_topics(before):
        return format_topics(after)
    try:
        text = with_last_line_ended(text)
        edited = splice(text, _splices(text, before, after))
        return edited if parse_topics(edited, file=file) == tuple(after) else None
    except (ValueError, yaml.YAMLError, InputError):
        return None


def _splices(text: str, before: Sequence[Topic], after: Sequence[Topic]) -> Iterator[Splice]:
    nodes = _paper_lists(text)
    for old, new, node in zip(before, after, nodes, strict=True):
        if old.papers != new.papers:
            yield from _edit_list(text, node, new.papers)


def _paper_lists(text: str) -> list[yaml.Node | None]:
    """Return the list of papers of each topic, as it stands in the text."""
    root: Any = yaml.compose(text, Loader=yaml.CBaseLoader)
    topics = next(value for key, value in root.value if key.value == "topics")
    return [
        next((value for key, value in topic.value if key.value == "papers"), None)
        for topic in topics.value
    ]


def _edit_list(text: str, node: yaml.Node | None, papers: Sequence[str]) -> Iterator[Splice]:
    """Take out the lines of papers that left, and put in lines for those that came."""
    if not isinstance(node, yaml.SequenceNode) or node.flow_style or not node.value:
        raise ValueError("no list with one paper a line")
    lines = {item.value: _line(text, item) for item in node.value}
    first = node.value[0].start_mark.index
    place = line_start(text, first)
    lead = text[place:first]
    for slug, (start, end) in lines.items():
        if slug not in papers:
            yield Splice(start, end, "")
    for slug in papers:
        if slug in lines:
            place = lines[slug][1]
        else:
            yield Splice(place, place, f"{lead}{slug}\n")


def _line(text: str, item: yaml.Node) -> tuple[int, int]:
    return line_start(text, item.start_mark.index), next_line(text, item.end_mark.index)
