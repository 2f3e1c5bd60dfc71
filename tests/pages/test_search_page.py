"""The search page as it is sent."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tools.programs import ROOT
from toy_library import toy_library

from conspectus.content.template_files import read_template
from conspectus.model.topic import Topic
from conspectus.pages.list_pages import TOPICS_ON_SEARCH
from conspectus.render.site import render_site

if TYPE_CHECKING:
    from conspectus.pages.library import Library


def library_of(subtopics: int) -> Library:
    """Return a library of one broad topic; papers are in the first of its parts."""
    library = toy_library()
    parts = tuple(
        Topic(slug=f"part-{place}", label=f"Part {place}", parent="birds", papers=())
        for place in range(1, subtopics)
    )
    first = Topic(slug="part-0", label="Part 0", parent="birds", papers=tuple(library.papers))
    return replace(library, topics=(Topic(slug="birds", label="Birds"), first, *parts))


def listed_on_search(library: Library) -> str:
    """Return what the search page offers without JavaScript."""
    files = dict(render_site(library, partial(read_template, root=ROOT), {}))
    return files["search/index.html"].decode().partition("data-search-browse")[2]


def test_few_topics_are_all_listed() -> None:
    """A reader without JavaScript sees every topic at a glance."""
    listed = listed_on_search(library_of(3))
    assert [listed.count(f'data-topic="part-{place}"') for place in range(3)] == [1, 1, 1]
    assert "All topics" not in listed


def test_of_many_topics_those_of_the_upper_level_are_listed() -> None:
    """A hundred topics would weigh more than the rest of the page: they have their own."""
    listed = listed_on_search(library_of(TOPICS_ON_SEARCH))
    assert 'data-topic="birds"' in listed
    assert 'data-topic="part-0"' not in listed
    assert '<a href="../topics/">All topics</a>' in listed
