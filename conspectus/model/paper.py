"""A paper, as its entry in ``content/papers/`` describes it."""

from __future__ import annotations

import datetime as dt  # noqa: TC003  # msgspec reads the annotations at run time
from typing import TYPE_CHECKING

import msgspec

from conspectus.model.arxiv_id import parse_arxiv_id
from conspectus.model.characters import UNSHOWABLE
from conspectus.model.partial_date import PartialDate  # noqa: TC001

if TYPE_CHECKING:
    import re

LONGEST_TITLE = 1_000
LONGEST_ABSTRACT = 100_000
LARGEST_COUNT = 1_000_000_000
AND_OTHERS = "et al."
"""The last of a paper's authors where its sources do not name them all."""


class Organization(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who published a paper: the handle without spaces, and the name to show."""

    handle: str
    name: str


class Sighting(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One appearance of a paper in a listing."""

    listing: str
    """The file's name below ``content/listings/``."""
    date: dt.date | None = None
    """The day of the listing; None where nothing settles its year."""
    rank: int | None = None
    """The place in the listing, from 1."""

    def __post_init__(self) -> None:
        """Refuse a sighting without a listing, or a place before the first."""
        if not self.listing.strip():
            raise ValueError("a sighting names its listing")
        if self.rank is not None and not 1 <= self.rank <= LARGEST_COUNT:
            raise ValueError(f"rank is {self.rank}; places count from 1")


class Paper(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """One paper. What is not known is None or empty, never a guess."""

    slug: str
    """Its address: given when the entry is first written, never changed. Not a key of the entry."""
    title: str
    abstract: str = ""
    authors: tuple[str, ...] = ()
    """Names in order, where a source gives them."""
    author_count: int | None = None
    """Where a source gives only the number."""
    organization: Organization | None = None
    published: PartialDate | None = None
    arxiv: str | None = None
    """The arXiv id without version."""
    doi: str | None = None
    journal: str | None = None
    """Where it was published, as a source words it: ``Nature 521, 436 (2015)``."""
    withdrawn: bool = False
    """Whether its authors, or those who host it, took it back."""
    links: dict[str, str] = {}
    categories: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    comments: int | None = None
    """The highest count seen."""
    upvotes: int | None = None
    note: str = ""
    """Markdown by the editor."""
    hidden: bool = False
    """Set by the editor: the entry stays, so that ingest keeps it, but no page shows the paper."""
    sightings: tuple[Sighting, ...] = ()

    @property
    def first_seen(self) -> dt.date | None:
        """The first day on which a listing showed the paper."""
        return min((seen.date for seen in self.sightings if seen.date), default=None)

    @property
    def last_seen(self) -> dt.date | None:
        """The last day on which a listing showed the paper."""
        return max((seen.date for seen in self.sightings if seen.date), default=None)

    def __post_init__(self) -> None:
        """Refuse what no field type can: empty or endless texts, a wrong arXiv id, negatives."""
        if not self.title.strip():
            raise ValueError("the title is empty")
        for name in ("title", "abstract"):
            if found := _unshowable(getattr(self, name)):
                raise ValueError(f"the {name} holds the control character {found[0]!a}; remove it")
        for name, limit in (("title", LONGEST_TITLE), ("abstract", LONGEST_ABSTRACT)):
            if (length := len(getattr(self, name))) > limit:
                raise ValueError(f"the {name} has {length:,} characters; at most {limit:,} fit")
        if self.arxiv is not None and parse_arxiv_id(self.arxiv) != self.arxiv:
            raise ValueError(
                f"{self.arxiv!r} is not an arXiv id without version, such as 2205.14135"
            )
        for name in ("author_count", "comments", "upvotes"):
            count = getattr(self, name) or 0
            if count < 0:
                raise ValueError(f"{name} is negative")
            if count > LARGEST_COUNT:
                raise ValueError(f"{name} is {count:,}; no paper has so many")


def _unshowable(text: str) -> re.Match[str] | None:
    """Find what no page can show; what is printable, as most texts are, is not looked through."""
    return None if text.isprintable() else UNSHOWABLE.search(text)
