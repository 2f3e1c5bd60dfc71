"""Pages of topics, as they are rendered."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING

from toy_library import toy_library

from conspectus.content.template_files import read_template
from conspectus.model.topic import Topic
from conspectus.render.site import render_site
from conspectus.topics.explaining.reasons import TermShare, TopicReasons

if TYPE_CHECKING:
    from pathlib import Path

NOTHING = "There are no papers in this topic."


def test_a_topic_without_papers_says_so(tmp_path: Path) -> None:
    """It has no table of what its papers say; a topic with papers has no such sentence."""
    library = toy_library()
    library = dataclasses.replace(
        library,
        topics=(*library.topics, Topic(slug="void", label="Void", terms=("egg",))),
        reasons={"void": TopicReasons((TermShare("egg", 0.0, 0.5),), (), {})},
    )
    files = render_site(library, partial(read_template, root=tmp_path), {})
    pages = {file.path: file.data.decode() for file in files if file.path.endswith(".html")}
    void = pages["topics/void/index.html"]
    assert NOTHING in void
    assert "What its papers say" not in void
    assert NOTHING not in pages["topics/song/index.html"]
