"""A doubt, and how many of them are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conspectus.errors import Problem

_SHOWN = 3
"""How many doubts of one kind are told where there are many."""


class Doubt(NamedTuple):
    """Something that a person should look at."""

    kind: str
    """A few words that all doubts of its kind share."""
    problem: Problem


def summed_up(doubts: Iterable[Doubt], *, everything: bool = False) -> Iterator[str]:
    """Yield what to tell of doubts, kind by kind; of many of one kind only the first few."""
    by_kind: dict[str, list[Problem]] = {}
    for doubt in doubts:
        by_kind.setdefault(doubt.kind, []).append(doubt.problem)
    for kind, problems in by_kind.items():
        few = len(problems) <= _SHOWN + 1  # one more line tells one more doubt
        shown = problems if everything or few else problems[:_SHOWN]
        yield from map(str, shown)
        if more := len(problems) - len(shown):
            yield f"{kind}: and {more:,} more; --all lists them."
