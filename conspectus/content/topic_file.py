"""Topics: ``content/topics.yaml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import yaml

from conspectus.content import yaml_style as style
from conspectus.content.reading import name_of, read_text
from conspectus.content.yaml_text import read_mapping, to_value
from conspectus.errors import InputError
from conspectus.model.topic import Topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FILE = "content/topics.yaml"


class _TopicFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    topics: tuple[Topic, ...] = ()


def read_topics(root: Path) -> tuple[Topic, ...] | None:
    """Read the topics file; None where there is none yet."""
    path = root / FILE
    if not path.exists():
        return None
    return parse_topics(read_text(path, root=root), file=name_of(path, root=root))


def parse_topics(text: str, *, file: str) -> tuple[Topic, ...]:
    """Return the topics that the text of a topics file describes.

    Raises:
        InputError: it is not YAML or has an unknown key; one address stands for two topics; or a
            paper stands in two topics.
    """
    topics = to_value(read_mapping(text, file=file), _TopicFile, text=text, file=file).topics
    _refuse_repeats(((slug, t) for t in topics for slug in (t.slug, *t.aliases)), "address", file)
    _refuse_repeats(((slug, t) for t in topics for slug in t.papers), "paper", file)
    return topics


def _refuse_repeats(names: Iterator[tuple[str, Topic]], kind: str, file: str) -> None:
    seen: dict[str, Topic] = {}
    for name, topic in names:
        if name in seen:
            raise InputError(
                f"the {kind} {name!r} stands in the topics {seen[name].label!r} and "
                f"{topic.label!r}; leave it in one.",
                file=file,
            )
        seen[name] = topic


def lines_of_papers(text: str) -> dict[str, int]:
    """Return where each paper stands in the text of a topics file that can be read; from 1."""
    root = yaml.compose(text, Loader=yaml.CBaseLoader)
    return {
        paper.value: paper.start_mark.line + 1
        for topics in _values_of("topics", root)
        for topic in topics.value
        for papers in _values_of("papers", topic)
        for paper in papers.value
    }


def _values_of(key: str, node: yaml.Node | None) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        yield from (value for name, value in node.value if name.value == key)


def format_topics(topics: Sequence[Topic]) -> str:
    """Return the text of a topics file."""
    nodes = [style.block_mapping(_fields(topic)) for topic in topics]
    return style.to_text(style.block_mapping([("topics", style.block_list(nodes))]))


def _fields(topic: Topic) -> Iterator[tuple[str, yaml.Node]]:
    yield "slug", style.scalar(topic.slug)
    yield "label", style.scalar(topic.label)
    if topic.terms:
        yield "terms", style.row(topic.terms)
    if topic.description:
        yield "description", style.prose(topic.description)
    if topic.aliases:
        yield "aliases", style.row(topic.aliases)
    papers = (style.scalar(slug) for slug in topic.papers)
    yield "papers", style.block_list(papers)
