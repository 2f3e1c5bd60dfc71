"""A topic, as ``content/topics.yaml`` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from conspectus.model.slug import is_slug, make_slug

if TYPE_CHECKING:
    from collections.abc import Container, Iterable


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

    def __post_init__(self) -> None:
        """Refuse an empty label, and addresses that could lead elsewhere."""
        if not self.label.strip():
            raise ValueError(f"the topic {self.slug!r} has an empty label")
        for slug in (self.slug, *self.aliases):
            if not is_slug(slug):
                raise ValueError(
                    f"{slug!r} cannot be an address; write letters, digits and hyphens, such as "
                    f"{make_slug(slug)!r}"
                )


class UnknownPaper(NamedTuple):
    """A slug in a topic's list that no paper has."""

    topic: str
    paper: str

    def __str__(self) -> str:
        return f"the topic {self.topic!r} lists the paper {self.paper!r}, which has no entry"


def unknown_papers(topics: Iterable[Topic], known: Container[str]) -> list[UnknownPaper]:
    """Return the slugs in topics that are not among the known ones of papers."""
    return [UnknownPaper(t.slug, slug) for t in topics for slug in t.papers if slug not in known]
