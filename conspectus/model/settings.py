"""The settings of a digest, as ``digest.yaml`` gives them."""

from __future__ import annotations

import datetime as dt  # noqa: TC003  # msgspec reads the annotations at run time
from typing import Literal
from urllib.parse import urlsplit

import msgspec


class Curator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who answers for the digest."""

    name: str = ""
    email: str = ""
    url: str = ""


class TopicSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How papers are grouped."""

    count: int | Literal["auto"] = "auto"

    def __post_init__(self) -> None:
        """Refuse a number of topics below one."""
        if self.count != "auto" and self.count < 1:
            raise ValueError("the number of topics is 'auto' or at least 1")


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

    def __post_init__(self) -> None:
        """Refuse a base URL that no link can be made of; complete its last slash."""
        parts = urlsplit(self.base_url)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.query:
            raise ValueError(
                f"base_url is {self.base_url!r}; write an address such as https://example.org/papers/"
            )
        if not self.base_url.endswith("/"):
            msgspec.structs.force_setattr(self, "base_url", self.base_url + "/")

    @property
    def base_path(self) -> str:
        """The path below which the site lives: ``/`` or ``/repository/``."""
        return urlsplit(self.base_url).path
