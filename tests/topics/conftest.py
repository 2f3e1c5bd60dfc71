"""Invented papers with four clear subjects."""

from __future__ import annotations

import pytest

from conspectus.model.paper import Paper

SUBJECTS = {
    "bees": ("Honey bee navigation", "waggle dance foraging hive nectar pollen swarm queen"),
    "bread": ("Sourdough bread baking", "flour yeast dough crust oven gluten kneading loaf"),
    "tides": ("Tidal energy turbines", "ocean current rotor blade harbour seabed wave generator"),
    "chess": ("Chess endgame tables", "rook pawn bishop knight castle checkmate opening board"),
}
PER_SUBJECT = 8


def make_paper(subject: str, number: int) -> Paper:
    """Return a paper that says most of a subject's words."""
    title, words = SUBJECTS[subject]
    said = [word for place, word in enumerate(words.split()) if place != number % 8]
    sentence = f"We study {title.lower()} with {' and '.join(said)}. {title} matters for GPUs."
    return Paper(slug=f"{subject}-{number}", title=f"{title}, part {number}", abstract=sentence)


@pytest.fixture(scope="session")
def papers() -> list[Paper]:
    """Return eight papers for each subject."""
    return [make_paper(subject, number) for subject in SUBJECTS for number in range(PER_SUBJECT)]
