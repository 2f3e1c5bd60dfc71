"""A page that an editor wrote, as a Markdown file in ``content/pages/``."""

from __future__ import annotations

from typing import NamedTuple


class MarkdownPage(NamedTuple):
    """One page of running text."""

    slug: str
    """Its address: the file's name."""
    title: str
    """Its first heading."""
    markdown: str
    """The text below that heading."""
