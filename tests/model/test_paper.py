"""Papers."""

from __future__ import annotations

from typing import Any

import pytest

from conspectus.model.paper import LONGEST_ABSTRACT, LONGEST_TITLE, Paper


def test_the_longest_texts_fit() -> None:
    """Texts up to the limits are accepted."""
    paper = Paper(slug="a", title="t" * LONGEST_TITLE, abstract="a" * LONGEST_ABSTRACT)
    assert len(paper.title) == LONGEST_TITLE


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"title": " \n"}, "the title is empty"),
        ({"title": "t" * (LONGEST_TITLE + 1)}, "1,001 characters; at most 1,000"),
        ({"abstract": "a" * (LONGEST_ABSTRACT + 1)}, "100,001 characters; at most 100,000"),
        ({"arxiv": "2205.14135v1"}, "without version"),
        ({"arxiv": "math.CA/0611800"}, "is not an arXiv id"),
        ({"comments": -1}, "comments is negative"),
        ({"author_count": -1}, "author_count is negative"),
        ({"upvotes": -1}, "upvotes is negative"),
    ],
)
def test_refused_values(fields: dict[str, Any], complaint: str) -> None:
    """What no paper can have is refused in words."""
    with pytest.raises(ValueError, match=complaint):
        Paper(**({"slug": "a", "title": "A title"} | fields))
