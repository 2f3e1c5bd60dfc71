"""Bringing the topics file up to date: what people wrote around the lists of papers stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from conspectus.content.splice import Splice, line_start, next_line, splice, with_last_line_ended
from conspectus.content.topic_file import format_topics, parse_topics
from conspectus.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conspectus.model.topic import Topic

_COMMENT = re.compile(r"(?:(?<=\s)|^)#[^\r\n]*", re.MULTILINE)


class _Place(NamedTuple):
    """A topic as it stands in the text, and the list of its papers, if it has one."""

    topic: Any
    key: Any
    papers: Any


def edit_topics(text: str, before: Sequence[Topic], after: Sequence[Topic], *, file: str) -> str:
    """Return the text of a topics file, changed only where papers join or leave a topic.

    Comments stay, except behind a paper that leaves. A file without topics keeps them on top.

    Args:
        text: the file's text, which ``parse_topics`` has read.
        before: the topics in it.
        after: the same topics with other papers; any topics if there were none.
        file: what messages call it.

    Raises:
        InputError: the text is written in a way that cannot be changed in part.

    """
    if text == format_topics(before):
        return format_topics(after)
    if not before:
        comments = "".join(f"{comment}\n" for comment in _COMMENT.findall(text))
        return splice(text, [Splice(0, len(text), comments + format_topics(after))])
    text = with_last_line_ended(text)
    places = _places(text)
    try:
        edited = splice(text, _splices(text, before, after, places))
        if parse_topics(edited, file=file) == tuple(after):
            return edited
    except (ValueError, InputError):
        pass
    line, advice = _obstacle(text, before, after, places)
    raise InputError(
        "the papers of this file have changed, but it cannot be brought up to date without "
        f"touching what was written by hand; {advice}.",
        file=file,
        line=line,
    )


def _places(text: str) -> list[_Place]:
    root: Any = yaml.compose(text, Loader=yaml.CBaseLoader)
    topics = next(value for key, value in root.value if key.value == "topics")
    return [
        _Place(
            topic, *next((pair for pair in topic.value if pair[0].value == "papers"), (None,) * 2)
        )
        for topic in topics.value
    ]


def _obstacle(
    text: str, before: Sequence[Topic], after: Sequence[Topic], places: Sequence[_Place]
) -> tuple[int, str]:
    """Return the line of what most likely keeps the text from being changed, and what to do."""
    events: Any = yaml.parse(text, Loader=yaml.CBaseLoader)
    for event in events:
        if anchor := getattr(event, "anchor", None):
            advice = f"take away &{anchor}, and write its value wherever *{anchor} stands"
            return event.start_mark.line + 1, advice
    changed = (place for old, new, place in zip(before, after, places, strict=False) if old != new)
    place = next(changed, places[0])
    line = (place.key or place.topic).start_mark.line + 1
    return (
        line,
        "write 'papers:' on a line of its own, and below it each paper as '- ' and its name",
    )


def _splices(
    text: str, before: Sequence[Topic], after: Sequence[Topic], places: Sequence[_Place]
) -> Iterator[Splice]:
    for old, new, place in zip(before, after, places, strict=True):
        if old.papers == new.papers:
            continue
        if place.key is None:
            yield _add_list(text, place.topic, new.papers)
        elif place.topic.flow_style:
            yield _replace_row(text, place, new.papers)
        elif place.papers.flow_style:
            yield from _open_row(text, place, new.papers)
        else:
            yield from _edit_list(text, place, new.papers)


def _add_list(text: str, topic: yaml.MappingNode, papers: Sequence[str]) -> Splice:
    """Put a list behind the last value whose end the parser knows, as it does that of a slug."""
    end = max(value.end_mark.index for _, value in topic.value if _ends_exactly(value))
    if topic.flow_style:
        return Splice(end, end, f", papers: {_row(papers)}")
    column = topic.value[0][0].start_mark.column
    place = next_line(text, end)
    return Splice(place, place, f"{' ' * column}papers:\n{_lines(column, papers)}")


def _ends_exactly(node: yaml.Node) -> bool:
    if isinstance(node, yaml.ScalarNode):
        return node.style not in ("|", ">")
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _replace_row(text: str, place: _Place, papers: Sequence[str]) -> Splice:
    """Write a row anew inside a topic that stands in braces, below the comments inside."""
    start, end = place.papers.start_mark.index, place.papers.end_mark.index
    row = _row(papers)
    if comments := _COMMENT.findall(text[start:end]):
        margin = "\n" + " " * (place.topic.start_mark.column + 2)
        row = margin + margin.join([*comments, row])
    return Splice(start, end, row)


def _open_row(text: str, place: _Place, papers: Sequence[str]) -> Iterator[Splice]:
    """Turn a row into a list with one paper a line, below the comments inside."""
    end = place.papers.end_mark.index
    start = _colon(text, place.key)
    column = place.key.start_mark.column
    above = line_start(text, place.key.start_mark.index)
    for comment in _COMMENT.findall(text[start:end]):
        yield Splice(above, above, f"{' ' * column}{comment}\n")
    yield Splice(start, end, "" if papers else " []")
    below = next_line(text, end)
    yield Splice(below, below, _lines(column, papers))


def _edit_list(text: str, place: _Place, papers: Sequence[str]) -> Iterator[Splice]:
    """Take out the lines of papers that left, and put in lines for those that came."""
    items = place.papers.value
    lines = {item.value: _line(text, item) for item in items}
    first = items[0].start_mark.index
    position = line_start(text, first)
    lead = text[position:first]
    for slug, (start, end) in lines.items():
        if slug not in papers:
            yield Splice(start, end, "")
    for slug in papers:
        if slug in lines:
            position = lines[slug][1]
        else:
            yield Splice(position, position, f"{lead}{slug}\n")
    if not papers:
        colon = _colon(text, place.key)
        yield Splice(colon, colon, " []")


def _colon(text: str, key: yaml.Node) -> int:
    """Return where the colon behind a key ends."""
    return text.index(":", key.end_mark.index) + 1


def _line(text: str, item: yaml.Node) -> tuple[int, int]:
    return line_start(text, item.start_mark.index), next_line(text, item.end_mark.index)


def _row(papers: Sequence[str]) -> str:
    return f"[{', '.join(papers)}]"


def _lines(column: int, papers: Sequence[str]) -> str:
    return "".join(f"{' ' * column}- {slug}\n" for slug in papers)
