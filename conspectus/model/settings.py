"""The settings of a digest, as ``digest.yaml`` gives them."""

from __future__ import annotations

import datetime as dt  # noqa: TC003  # msgspec reads the annotations at run time
import re
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from conspectus.model.characters import UNSHOWABLE

_SEGMENT = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+"
_BASE_URL = re.compile(
    rf"https?://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::\d{{1,5}})?(?:/{_SEGMENT})*/?", re.ASCII
)
"""A web address without user, query and fragment. Source: RFC 3986, appendix A."""
_NO_DOTS = re.compile(r"(?!.*/\.\.?(?:/|$)).*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)
"""A language tag. Source: RFC 5646, section 2.1."""


class Curator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who answers for the digest."""

    name: str = ""
    email: str = ""
    url: str = ""


class TopicSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How papers are grouped."""

    count: int | Literal["auto"] = "auto"
    least: int | None = None
    """Of an automatic number: no fewer, if there are papers enough."""
    most: int | None = None
    """Of an automatic number: no more, subtopics counted."""
    embeddings: bool = False
    """Whether papers are compared by a neural model, which ``conspectus[embeddings]`` installs."""

    def __post_init__(self) -> None:
        """Refuse a number of topics below one, and bounds that leave no number."""
        if self.count != "auto" and self.count < 1:
            raise ValueError("the number of topics is 'auto' or at least 1")
        if any(bound is not None and bound < 1 for bound in (self.least, self.most)):
            raise ValueError("the bounds on the number of topics, least and most, are at least 1")
        if self.least is not None and self.most is not None and self.least > self.most:
            raise ValueError(
                f"the least number of topics, {self.least}, is above the most, {self.most}"
            )


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings; every one has a default."""

    title: str = "Conspectus"
    description: str = "A digest of research papers."
    base_url: str = "https://example.org/"
    """Where the site will live, with its path; always ends in a slash."""
    language: str = "en"
    curator: Curator = Curator()
    topics: TopicSettings = TopicSettings()
    listings: dict[str, dt.date] = {}
    """Dates of listings that an editor states, by file name."""
    sources: tuple[str, ...] = ()
    """What to fetch when ingest is asked for the digest's own sources: ``hf:daily``, …"""
    removed: tuple[str, ...] = ()
    """Papers that an editor wants out for good: slugs, arXiv ids or DOIs."""

    def __post_init__(self) -> None:
        """Refuse what no link or page can be made of; complete the last slash of the base URL."""
        if not _BASE_URL.fullmatch(self.base_url) or not _NO_DOTS.fullmatch(self.base_url):
            raise ValueError(
                f"base_url is {self.base_url!r}; write an address such as https://example.org/papers/"
            )
        if not _LANGUAGE.fullmatch(self.language):
            raise ValueError(f"language is {self.language!r}; write a code such as en or pt-BR")
        for name in ("title", "description"):
            if not getattr(self, name).strip() or UNSHOWABLE.search(getattr(self, name)):
                raise ValueError(f"{name} is empty or holds control characters")
        if not self.base_url.endswith("/"):
            msgspec.structs.force_setattr(self, "base_url", self.base_url + "/")

    @property
    def base_path(self) -> str:
        """The path below which the site lives: ``/`` or ``/repository/``."""
        return urlsplit(self.base_url).path
