"""Topics, as ``content/topics.yaml`` describes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from conspectus.model.slug import is_slug, make_slug

if TYPE_CHECKING:
    from collections.abc import Container, Iterable


_SHOWN = 80
"""Characters of a wrong address that a message repeats."""


class SplitPart(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A topic that an editor wants taken out of another one, described by example."""

    label: str
    papers: tuple[str, ...] = ()
    """Slugs of papers that belong in it: at least one where there are no terms."""
    terms: tuple[str, ...] = ()
    """Words that its papers say."""


class Topic(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A group of papers. Every paper is in exactly one."""

    slug: str
    """Its address; never changes."""
    label: str
    """Two to five words of normal English."""
    parent: str = ""
    """The slug of the broad topic that it is a part of; a broad topic has no parent itself."""
    terms: tuple[str, ...] = ()
    """The words that set it apart, strongest first."""
    description: str = ""
    """Markdown, by hand."""
    aliases: tuple[str, ...] = ()
    """Earlier slugs, which redirect to this one."""
    keep: bool = False
    """Whether its papers stay when all others are grouped afresh."""
    merge: tuple[str, ...] = ()
    """Slugs of topics that it shall take in; gone once that is done."""
    split: tuple[SplitPart, ...] = ()
    """What shall be taken out of it; gone once that is done."""
    pinned: tuple[str, ...] = ()
    """Slugs of papers that belong here whatever is computed."""
    keep_out: tuple[str, ...] = ()
    """Slugs of papers that do not belong here whatever is computed."""
    loose: tuple[str, ...] = ()
    """Those of its papers that fit no topic well."""
    papers: tuple[str, ...] = ()
    """Slugs, best fit first."""

    def __post_init__(self) -> None:
        """Refuse an empty label, and addresses that could lead elsewhere."""
        if not self.label.strip():
            raise ValueError(f"the topic {self.slug!r} has an empty label")
        for slug in (self.slug, *self.aliases):
            if not is_slug(slug):
                shown = slug[:_SHOWN]
                raise ValueError(
                    f"{shown!r} cannot be an address; write letters, digits and hyphens, such as "
                    f"{make_slug(shown)!r}"
                )


class TopicEvent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What became of a topic that ended, or that gave papers to a new one."""

    slug: str
    """Its address, which lives on as a redirect unless the topic itself does."""
    label: str
    """What it was called."""
    how: Literal["merged", "split", "retired"]
    became: tuple[str, ...] = ()
    """Slugs of the topics that have its papers now, the one with most of them first."""


class Taxonomy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that a topics file says."""

    fixed: bool = False
    """Whether the list of topics is final: no run adds, splits, merges or ends one."""
    banned: tuple[str, ...] = ()
    """Words and phrases that count neither for grouping nor for naming."""
    topics: tuple[Topic, ...] = ()
    history: tuple[TopicEvent, ...] = ()
    """The oldest first."""


class UnknownPaper(NamedTuple):
    """A slug in a topic's list that no paper has."""

    topic: str
    paper: str

    def __str__(self) -> str:
        return f"the topic {self.topic!r} lists the paper {self.paper!r}, which has no entry"


def unknown_papers(topics: Iterable[Topic], known: Container[str]) -> list[UnknownPaper]:
    """Return the slugs in topics that are not among the known ones of papers."""
    return [UnknownPaper(t.slug, slug) for t in topics for slug in t.papers if slug not in known]
