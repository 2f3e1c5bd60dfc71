"""How many papers one source may name, so that no file of a few megabytes fills the memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from conspectus.model.record import Damage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")
MOST_PAPERS: Final = 200_000
"""In one bibliography or answer; no service gives so many at once. Snapshots have no limit."""


def first_papers(items: Iterable[T], damages: list[Damage]) -> Iterator[T]:
    """Yield as many items as one source may have; note it where there are more."""
    for number, item in enumerate(items):
        if number == MOST_PAPERS:
            message = f"it names more than {MOST_PAPERS:,} papers; the rest was left out: split it."
            damages.append(Damage(None, message))
            return
        yield item
