"""What a run says of a topics file that can be read but asks for what nobody can do.

``check`` says more of it; here stands what would otherwise be passed over in silence.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from conspectus.content.topic_file import FILE
from conspectus.content.yaml_errors import composed, line_in
from conspectus.doubts.topics import TopicsFile, topic_doubts

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from conspectus.model.topic import Taxonomy

_KINDS = {"unknown paper": "papers without an entry", "same label": "labels used twice"}
"""The kinds of doubts that are told here, and how more of them than ``_TOLD`` are summed up."""
_TOLD = 3
"""Doubts of a kind that are told one by one: the warnings of a run should fit a screen."""


def warnings_of(taxonomy: Taxonomy, known: Container[str], text: str) -> Iterator[str]:
    """Yield a sentence for each paper that is named but has no entry, and each label used twice.

    Args:
        taxonomy: what the text of the topics file says.
        known: the slugs of all entries.
        text: for the lines that are named.

    """
    nodes = cache(lambda: composed(text))  # mostly not needed, and slow for a large file
    found = TopicsFile(FILE, taxonomy, lambda path: line_in(nodes(), path))
    doubts = list(topic_doubts(found, known))
    for kind, what in _KINDS.items():
        problems = [doubt.problem for doubt in doubts if doubt.kind == kind]
        yield from map(str, problems[:_TOLD])
        if (more := len(problems) - _TOLD) > 0:
            yield f"{FILE}: {more:,} more {what}; 'conspectus check --all' lists them."
