"""A few invented papers, and the repository's own where they are there."""

from __future__ import annotations

from pathlib import Path

from conspectus.content.paper_files import read_papers
from conspectus.model.paper import Organization, Paper

ROOT = Path(__file__).parents[2]

TOY_PAPERS = (
    Paper(
        slug="gardens",
        title="Growing Gardens of Transformers",
        abstract="We survey attention gardens. They try 3.5 watts and Q4_0 weights in C++.",
        authors=("Ada Lovelace", "Bo An"),
        organization=Organization(handle="green", name="Green Lab"),
    ),
    Paper(
        slug="melange",
        title="Mélange: Mixing Vision/Language Models",
        abstract="The naïve D'Incà baseline mixes models; Mélange's router picks one per token.",
        authors=("Zoë Müller", "Will Ørsted"),
    ),
    Paper(slug="tides", title="Tides of attention", abstract="Attention, attention and the sea."),
    Paper(
        slug="lanterns",
        title="Paper lanterns learn faster than paper boats",
        abstract="Lanterns and boats are trained on the same river, which models neither.",
    ),
    Paper(slug="void", title="???"),
)


def shipped_papers() -> list[Paper]:
    """Return the papers of the repository's own digest, or the invented ones without it."""
    papers = [file.paper for file in read_papers(ROOT)]
    return papers or list(TOY_PAPERS)
