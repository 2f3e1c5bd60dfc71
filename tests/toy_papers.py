"""Invented papers on as many subjects as a test wants, each with words of its own."""

from __future__ import annotations

from conspectus.model.paper import Paper

SUBJECTS = {
    "bees": ("Honey bee navigation", "waggle dance foraging hive nectar pollen swarm queen"),
    "bread": ("Sourdough bread baking", "flour yeast dough crust oven gluten kneading loaf"),
    "tides": ("Tidal energy turbines", "ocean current rotor blade harbour seabed wave generator"),
    "chess": ("Chess endgame tables", "rook pawn bishop knight castle checkmate opening board"),
    "clocks": ("Mechanical clock repair", "pendulum escapement gear spring dial brass mainspring"),
    "roses": ("Garden rose pruning", "thorn petal bush stem graft bloom shrub trellis"),
    "glass": ("Glass furnace blowing", "molten silica pipe annealing crucible vase soda lime"),
    "kites": ("Kite flight control", "string tether wind sail bridle spar lift bamboo"),
    "salt": ("Salt marsh ecology", "brackish sediment reed heron estuary mudflat sedge crab"),
    "drums": ("Drum membrane acoustics", "percussion resonance timbre snare shell mallet beat"),
}


def paper_on(subject: str, number: int) -> Paper:
    """Return a paper that says most of a subject's words."""
    title, words = SUBJECTS[subject]
    said = words.split()
    said.pop(number % len(said))
    turn = number % len(said)
    sentence = f"We study {title.lower()} with {' and '.join(said[turn:] + said[:turn])}."
    return Paper(
        slug=f"{subject}-{number}",
        title=f"{title}, part {number}",
        abstract=f"{sentence} {title} matters.",
    )


def papers_on(*subjects: str, count: int = 8) -> list[Paper]:
    """Return so many papers on each subject."""
    return [paper_on(subject, number) for subject in subjects for number in range(count)]


def slugs_on(subject: str, count: int = 8) -> tuple[str, ...]:
    """Return the slugs of so many papers on a subject."""
    return tuple(f"{subject}-{number}" for number in range(count))
