"""A topic, as ``content/topics.yaml`` describes it."""

from __future__ import annotations

import msgspec


class Topic(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A group of papers. Every paper is in exactly one."""

    slug: str
    """Its address; never changes."""
    label: str
    """Two to five words of normal English."""
    terms: tuple[str, ...] = ()
    """The words that set it apart, strongest first."""
    description: str = ""
    """Markdown, by hand."""
    aliases: tuple[str, ...] = ()
    """Earlier slugs, which redirect to this one."""
    papers: tuple[str, ...] = ()
    """Slugs, best fit first."""
