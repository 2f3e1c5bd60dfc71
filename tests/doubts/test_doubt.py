"""How doubts are told."""

from __future__ import annotations

from conspectus.doubts.doubt import Doubt, summed_up
from conspectus.errors import Problem


def doubts(kind: str, number: int) -> list[Doubt]:
    """Return some doubts of a kind."""
    return [Doubt(kind, Problem(f"{kind}-{n}", None, "odd.")) for n in range(number)]


def test_many_doubts_of_a_kind_are_summed_up() -> None:
    """Three are told and the others counted, kind by kind, unless all are asked for."""
    many = [*doubts("a", 9), *doubts("b", 4), *doubts("a", 1000)]
    assert list(summed_up(many)) == [
        "a-0: odd.",
        "a-1: odd.",
        "a-2: odd.",
        "a: and 1,006 more; --all lists them.",
        *(f"b-{number}: odd." for number in range(4)),
    ]
    assert len(list(summed_up(many, everything=True))) == len(many)
