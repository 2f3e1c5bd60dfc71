"""Damaged sources of every format; ``benchmarks/fuzz_readers.py`` reads many more of them."""

from __future__ import annotations

import pytest
from readers.mutations import mutated, seeds

from conspectus.errors import InputError
from conspectus.readers.table import FORMATS, read_listing

SEEDS = seeds()
INPUTS = 25
"""Of each source."""


def outcome(data: bytes) -> str:
    """Return the format that data were read in; nothing if they were refused."""
    try:
        return read_listing(data, "x").format
    except InputError:
        return ""


@pytest.mark.parametrize("place", range(len(SEEDS)), ids=[seed.name for seed in SEEDS])
def test_damaged_sources(place: int) -> None:
    """Whatever is damaged, a source is read or refused in one sentence."""
    for number in range(place, INPUTS * len(SEEDS), len(SEEDS)):
        _, data = mutated(SEEDS, number, seed=1)
        assert outcome(data) in {"", *(each.name for each in FORMATS)}, number


def test_every_format_is_damaged() -> None:
    """The sources have every format, so that none escapes."""
    assert {outcome(seed.data) for seed in SEEDS} >= {each.name for each in FORMATS}


def test_damage_can_be_made_again() -> None:
    """A number makes the same input each time, and another number another."""
    inputs = [mutated(SEEDS, number, seed=1) for number in range(50)]
    assert inputs == [mutated(SEEDS, number, seed=1) for number in range(50)]
    assert len({data for _, data in inputs}) > 40
