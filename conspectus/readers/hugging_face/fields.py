"""Single values of Hugging Face's answers, checked: what cannot be used is dropped and noted.

Knows nothing of whole papers or listings.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from conspectus.model.characters import UNSHOWABLE
from conspectus.model.paper import LARGEST_COUNT, LONGEST_TITLE, Organization
from conspectus.readers.seen import shown
from conspectus.readers.texts import excess_of, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?", re.ASCII | re.DOTALL)
_LONGEST_ADDRESS = 2_000


def to_day(value: object) -> dt.date | None:
    """Return the day of ``2025-12-08T00:00:00.000Z``, which is UTC, or of ``2025-12-08``."""
    match = _DAY.fullmatch(value) if isinstance(value, str) else None
    try:
        return dt.date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None


def is_address(text: str) -> bool:
    """Tell whether a text is a web address that a page may link to."""
    if len(text) > _LONGEST_ADDRESS or UNSHOWABLE.search(text) or " " in text:
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


class Fields:
    """Takes the values of one paper; what is null is unknown, what cannot be used is noted."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        """What was dropped: ``upvotes is 'many', which is no count``."""

    def text(self, key: str, value: object, limit: int) -> str:
        """Return a text in one line; empty if there is none, or none that fits."""
        text = one_line(value) if isinstance(value, str) else ""
        if value is not None and not isinstance(value, str):
            self._note(key, value, "text")
        elif excess := excess_of(text, limit):
            self.notes.append(f"{key} {excess}")
            return ""
        return text

    def count(self, key: str, value: object) -> int | None:
        """Return a whole number that can be a count."""
        number = value if isinstance(value, int | float) and not isinstance(value, bool) else -1
        if 0 <= number <= LARGEST_COUNT and number == int(number):
            return int(number)
        self._note(key, value, "count")
        return None

    def day(self, key: str, value: object) -> dt.date | None:
        """Return the day of a point in time."""
        day = to_day(value)
        if day is None:
            self._note(key, value, "date")
        return day

    def address(self, key: str, value: object) -> str | None:
        """Return a web address."""
        text = value.strip() if isinstance(value, str) else ""
        if is_address(text):
            return text
        self._note(key, value or None, "web address")
        return None

    def names(self, key: str, value: object) -> tuple[str, ...]:
        """Return the texts of a list, or the names in its objects, without hidden ones."""
        if not isinstance(value, list):
            self._note(key, value, "list")
            return ()
        named = [each for each in value if not _is_hidden(each)]
        names = tuple(name for name in map(_name, named) if name)
        if lost := len(named) - len(names):
            self.notes.append(f"{lost:,} of {len(named):,} {key} have no usable name")
        return names

    def organization(self, value: object) -> Organization | None:
        """Return an organisation; without a handle it is none."""
        if not isinstance(value, dict):
            self._note("organization", value, "object")
            return None
        handle = _name(value)
        if handle and " " not in handle:
            return Organization(handle, _usable(value.get("fullname")) or handle)
        self.notes.append(f"organization.name is {shown(value.get('name'))}, which is no handle")
        return None

    def _note(self, key: str, value: object, kind: str) -> None:
        if value is not None:
            self.notes.append(f"{key} is {shown(value)}, which is no {kind}")


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Return texts without repetitions, in order."""
    return tuple(dict.fromkeys(names))


def _is_hidden(author: object) -> bool:
    return isinstance(author, dict) and author.get("hidden") is True


def _name(value: object) -> str:
    return _usable(value.get("name") if isinstance(value, dict) else value)


def _usable(value: object) -> str:
    """Return a text that can be a name; empty if it is none."""
    text = one_line(value) if isinstance(value, str) else ""
    return text if len(text) <= LONGEST_TITLE else ""
