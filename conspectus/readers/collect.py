"""What a source says of its papers, one by one: a damaged paper never fails the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from conspectus.model.record import Damage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from conspectus.model.record import Record

T = TypeVar("T")


class Place(NamedTuple):
    """Where a paper stands in its source."""

    rank: int
    """From 1; a lost paper keeps its place."""
    line: int | None = None
    noun: str = ""
    """What messages call the paper where lines mean nothing: ``item``, of which they say ``3``."""

    def left_out(self, error: ValueError) -> Damage:
        """Return the damage of a paper that cannot be read."""
        return Damage(self.line, f"{self._named}{error}, so this paper was left out.")

    def kept_without(self, sentence: str) -> Damage:
        """Return the damage of a value that had to be dropped."""
        return Damage(self.line, f"{self._named}{sentence}; the paper was kept without it.")

    @property
    def _named(self) -> str:
        return f"{self.noun} {self.rank}: " if self.noun else ""


def collect(
    papers: Iterable[tuple[Place, T]],
    read: Callable[[Place, T], tuple[Record, Iterable[str]]],
) -> tuple[list[Record], list[Damage]]:
    """Return the records of papers, and the damages of what was left out.

    Args:
        papers: each paper, as its format has it, and its place.
        read: gives a paper's record, and a sentence without its end for each value that had to be
            dropped; raises ValueError, with such a sentence, for what makes no record.

    """
    records: list[Record] = []
    damages: list[Damage] = []
    for place, paper in papers:
        try:
            record, dropped = read(place, paper)
        except ValueError as error:
            damages.append(place.left_out(error))
            continue
        records.append(record)
        damages += map(place.kept_without, dropped)
    return records, damages
