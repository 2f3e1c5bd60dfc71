"""Topics: ``content/topics.yaml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import yaml

from conspectus.content import yaml_style as style
from conspectus.content.reading import name_of, read_text
from conspectus.content.topic_rules import refuse_contradictions
from conspectus.content.yaml_errors import composed, line_in
from conspectus.content.yaml_text import read_mapping, to_value
from conspectus.errors import Problem
from conspectus.model.slug import make_slug
from conspectus.model.topic import Taxonomy, unknown_papers

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from pathlib import Path

    from conspectus.model.topic import SplitPart, Topic, TopicEvent

FILE = "content/topics.yaml"


def read_topics(root: Path) -> Taxonomy | None:
    """Read the topics file; None where there is none yet.

    Raises:
        InputError: it cannot be read, or is wrong.

    """
    path = root / FILE
    if not path.exists():
        return None
    return parse_topics(read_text(path, root=root), file=name_of(path, root=root))


def parse_topics(text: str, *, file: str) -> Taxonomy:
    """Return what the text of a topics file says.

    A topic without a slug gets one from its label. Keys without a value count as left out.

    Raises:
        InputError: it is not YAML, has an unknown key or a wrong value, or contradicts itself: see
            ``topic_rules``.

    """
    mapping = _with_slugs(read_mapping(text, file=file))
    taxonomy = to_value(mapping, Taxonomy, text=text, file=file)
    refuse_contradictions(taxonomy, text, file=file)
    return taxonomy


def _with_slugs(mapping: dict[str, object]) -> dict[str, object]:
    """Return a mapping whose topics all have slugs, as far as they have labels to make them of."""
    topics = mapping.get("topics")
    if not isinstance(topics, list):
        return mapping
    filled = [_without_blanks(topic) for topic in topics]
    events = mapping.get("history")
    taken: set[str] = set()
    for item in [*filled, *(events if isinstance(events, list) else [])]:
        taken |= _addresses(item)
    for topic in filled:
        if isinstance(topic, dict) and "slug" not in topic and isinstance(topic.get("label"), str):
            topic["slug"] = make_slug(topic["label"], taken=taken)
            taken.add(topic["slug"])
    return mapping | {"topics": filled}


def _without_blanks(topic: object) -> object:
    if not isinstance(topic, dict):
        return topic
    return {key: value for key, value in topic.items() if value != ""}


def _addresses(item: object) -> set[str]:
    """Return the addresses that a topic or an event has, whatever else may be wrong with it."""
    if not isinstance(item, dict):
        return set()
    aliases = item.get("aliases")
    names = [item.get("slug"), *(aliases if isinstance(aliases, list) else [])]
    return {name for name in names if isinstance(name, str)}


def unknown_paper_problems(
    taxonomy: Taxonomy, known: Container[str], text: str, *, file: str
) -> list[Problem]:
    """Return a problem for each slug in a topic's list that no paper has, with its line."""
    unknown = unknown_papers(taxonomy.topics, known)
    lines = lines_of_papers(text) if unknown else {}
    return [Problem(file, lines.get(found.paper), str(found)) for found in unknown]


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


def line_of_topic(text: str, taxonomy: Taxonomy, slug: str, key: str) -> int | None:
    """Return where a key of a topic stands in the text, or where the topic does if it has none."""
    places = {topic.slug: place for place, topic in enumerate(taxonomy.topics)}
    return line_in(composed(text), ("topics", places[slug], key)) if slug in places else None


def _values_of(key: str, node: yaml.Node | None) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        yield from (value for name, value in node.value if name.value == key)


def format_topics(taxonomy: Taxonomy) -> str:
    """Return the text of a topics file: what is not said is left out, but for lists of papers."""
    return style.to_text(style.block_mapping(_file_fields(taxonomy)))


def format_file_fields(taxonomy: Taxonomy, keys: Container[str]) -> dict[str, str]:
    """Return the lines of some of a file's keys."""
    if "topics" not in keys:
        taxonomy = msgspec.structs.replace(taxonomy, topics=())
    return _lines_of((key, node) for key, node in _file_fields(taxonomy) if key in keys)


def format_topic_fields(topic: Topic, keys: Container[str]) -> dict[str, str]:
    """Return the lines of some of a topic's keys, as they stand at the left margin."""
    if "papers" not in keys:  # to write thousands of them for nothing would take long
        topic = msgspec.structs.replace(topic, papers=())
    return _lines_of((key, node) for key, node in _fields(topic) if key in keys)


def format_item(value: str | TopicEvent) -> str:
    """Return a value as a list shows it, behind the dash."""
    node = style.scalar(value) if isinstance(value, str) else _event(value)
    return style.to_text(style.block_list([node])).removeprefix("- ").rstrip("\n")


def _lines_of(fields: Iterable[tuple[str, yaml.Node]]) -> dict[str, str]:
    return {key: style.to_text(style.block_mapping([(key, node)])) for key, node in fields}


def _file_fields(taxonomy: Taxonomy) -> Iterator[tuple[str, yaml.Node]]:
    if taxonomy.fixed:
        yield "fixed", style.scalar(style.Plain("true"))
    if taxonomy.banned:
        yield "banned", style.row(taxonomy.banned)
    nodes = [style.block_mapping(_fields(topic)) for topic in taxonomy.topics]
    yield "topics", style.block_list(nodes)
    if taxonomy.history:
        yield "history", style.block_list(_event(event) for event in taxonomy.history)


def _fields(topic: Topic) -> Iterator[tuple[str, yaml.Node]]:
    yield "slug", style.scalar(topic.slug)
    yield "label", style.scalar(topic.label)
    if topic.parent:
        yield "parent", style.scalar(topic.parent)
    if topic.terms:
        yield "terms", style.row(topic.terms)
    if topic.description:
        yield "description", style.prose(topic.description)
    if topic.aliases:
        yield "aliases", style.row(topic.aliases)
    if topic.keep:
        yield "keep", style.scalar(style.Plain("true"))
    if topic.merge:
        yield "merge", style.row(topic.merge)
    if topic.split:
        yield "split", style.block_list(style.block_mapping(_part(part)) for part in topic.split)
    for key in ("pinned", "keep_out", "loose"):
        if papers := getattr(topic, key):
            yield key, style.block_list(map(style.scalar, papers))
    yield "papers", style.block_list(map(style.scalar, topic.papers))


def _part(part: SplitPart) -> Iterator[tuple[str, yaml.Node]]:
    yield "label", style.scalar(part.label)
    if part.papers:
        yield "papers", style.row(part.papers)
    if part.terms:
        yield "terms", style.row(part.terms)


def _event(event: TopicEvent) -> yaml.Node:
    fields = {"slug": event.slug, "label": event.label, "how": event.how}
    nodes = [(key, style.scalar(value)) for key, value in fields.items()]
    if event.became:
        nodes.append(("became", style.row(event.became)))
    return style.row_of(nodes)
