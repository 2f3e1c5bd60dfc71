"""The topics file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.content.topic_file import (
    FILE,
    format_topics,
    lines_of_papers,
    parse_topics,
    read_topics,
)
from conspectus.errors import InputError
from conspectus.model.topic import Taxonomy, Topic

if TYPE_CHECKING:
    from pathlib import Path

FULL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
SLUG = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,5}", fullmatch=True)
TOPICS = st.lists(SLUG, unique=True, min_size=1, max_size=9).flatmap(
    lambda names: st.tuples(
        *(
            st.builds(
                Topic,
                slug=st.just(name),
                label=FULL.filter(str.strip),
                terms=st.lists(FULL, max_size=3).map(tuple),
                description=st.just("") | FULL,
                papers=st.just((f"{name}-1", f"{name}-2")),
            )
            for name in names[:1]
        )
    )
)


@settings(deadline=None)
@given(TOPICS)
def test_round_trip(topics: tuple[Topic, ...]) -> None:
    """Topics are read as they were written."""
    assert parse_topics(format_topics(Taxonomy(topics=topics)), file=FILE).topics == topics


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "topics:\n- {slug: a, label: A, papers: [p]}\n- {slug: b, label: B, papers: [p]}\n",
            "the paper 'p' stands in the topics 'A' and 'B'; leave it in one.",
        ),
        (
            "topics:\n- {slug: a, label: A}\n- {slug: b, label: B, aliases: [a]}\n",
            "the address 'a' stands in the topics 'A' and 'B'; leave it in one.",
        ),
        ("topics:\n- slug: a\n  lable: A\n", "content/topics.yaml:3: unknown key 'lable'; did you"),
        ("topics:\n- slug: a\n", "content/topics.yaml:2: the key 'label' is missing."),
    ],
)
def test_wrong_topics(text: str, message: str) -> None:
    """What is wrong with topics is one sentence."""
    with pytest.raises(InputError) as caught:
        parse_topics(text, file=FILE)
    assert message in str(caught.value)


def test_no_file_yet(tmp_path: Path) -> None:
    """Before the first run there are no topics."""
    assert read_topics(tmp_path) is None


@settings(deadline=None)
@given(TOPICS)
def test_lines_of_papers(topics: tuple[Topic, ...]) -> None:
    """Every paper's line is one that ends in its slug."""
    text = format_topics(Taxonomy(topics=topics))
    lines = lines_of_papers(text)
    assert {*lines} == {slug for topic in topics for slug in topic.papers}
    assert all(text.split("\n")[line - 1] == f"  - {slug}" for slug, line in lines.items())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("topics:\n- slug: a\n  papers:\n  - 'p'  # good\n  -   q\n", {"p": 4, "q": 5}),
        ("topics:\n- {slug: a,\n   papers: [p,\n   q]}\n", {"p": 3, "q": 4}),
        ("topics:\n- slug: a\n  papers:\n", {}),
        ("topics:\n", {}),
        ("", {}),
    ],
)
def test_lines_of_papers_however_written(text: str, lines: dict[str, int]) -> None:
    """Quotes, comments and rows do not hide a paper, and there may be none."""
    assert lines_of_papers(text) == lines
