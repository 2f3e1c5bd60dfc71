"""A topic, as ``content/topics.yaml`` describes it."""

from __future__ import annotations

import msgspec

from conspectus.model.slug import is_slug, make_slug


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
