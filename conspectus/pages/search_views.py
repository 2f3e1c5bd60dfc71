"""What templates receive for the search, its help and the titles: fields ready to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from conspectus.pages.views import DigestItem, Link, TopicItem


class SearchView(NamedTuple):
    """The search page, with what it offers to those without JavaScript."""

    title: str
    description: str
    topics: tuple[TopicItem, ...]
    """Those of the upper level."""
    subtopics: bool
    """Whether those below them are listed as well."""
    digests: tuple[DigestItem, ...]
    """The newest."""
    more_digests: bool
    """Whether there are others."""


class TitlesView(NamedTuple):
    """All papers by title, or one part of them."""

    title: str
    description: str
    size: str
    """How many papers all parts have."""
    letters: tuple[tuple[str, tuple[Link, ...]], ...]
    """The first letter, and the links below it."""
    part: int
    """From 1."""
    parts: tuple[Link, ...]
    """Named by how their first and last title begin; none where there is only one."""
    previous: str
    further: str
    """Paths of the neighbours, empty at the ends."""


class SearchExample(NamedTuple):
    """Something that can be typed into the search, and what it finds."""

    typed: str
    finds: str


class SearchHelpView(NamedTuple):
    """The page that says how to search."""

    title: str
    description: str
    examples: tuple[SearchExample, ...]
