"""Which papers are out."""

from __future__ import annotations

import pytest

from conspectus.model.paper import Paper
from conspectus.model.removal import Removals, shown_papers
from conspectus.model.settings import Settings

OWLS = Paper(slug="night-owls", title="Night Owls", arxiv="2205.14135", doi="10.1234/Owls")
LARKS = Paper(slug="early-larks", title="Early Larks")


@pytest.mark.parametrize(
    "name",
    [
        "night-owls",
        "2205.14135",
        "arXiv:2205.14135v2",
        "https://arxiv.org/abs/2205.14135",
        "10.1234/owls",
        "https://doi.org/10.1234/OWLS",
        "doi:10.1234/owls",
        "doi.org/10.1234/owls",
        "https://www.doi.org/10.1234/owls",
    ],
)
def test_a_paper_is_removed_by_any_of_its_names(name: str) -> None:
    """Slug, arXiv id and DOI count, in whatever spelling people copy them."""
    assert shown_papers([OWLS, LARKS], Settings(removed=(name,))) == [LARKS]
    assert Removals((name,)).names(OWLS, OWLS.slug) == {name}


@pytest.mark.parametrize("name", ["", "Night Owls", "night-owl", "2205.14136", "10.1234/owls.2"])
def test_other_names_remove_nothing(name: str) -> None:
    """A name that is close to a paper's is not the paper's."""
    assert shown_papers([OWLS, LARKS], Settings(removed=(name,))) == [OWLS, LARKS]


def test_a_hidden_paper_is_not_shown() -> None:
    """``hidden`` in the entry is enough."""
    hidden = Paper(slug="early-larks", title="Early Larks", hidden=True)
    assert shown_papers([hidden, OWLS], Settings()) == [OWLS]
