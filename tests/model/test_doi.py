"""Spellings of DOIs."""

from __future__ import annotations

import pytest

from conspectus.model.doi import parse_doi


@pytest.mark.parametrize(
    "text",
    [
        "10.1234/Owls",
        " 10.1234/owls. ",
        "doi: 10.1234/OWLS",
        "DOI:10.1234/owls",
        "doi.org/10.1234/owls",
        "www.doi.org/10.1234/owls",
        "dx.doi.org/10.1234/owls",
        "https://doi.org/10.1234/owls",
        "http://dx.doi.org/10.1234/owls",
        "https://www.doi.org/10.1234/owls",
        "https://doi.org/10.1234%2Fowls",
    ],
)
def test_spellings(text: str) -> None:
    """However people copy it, it is one DOI."""
    assert parse_doi(text) == "10.1234/owls"


@pytest.mark.parametrize(
    "text",
    ["", "owls", "10.1234", "10.1234/", "10.12/owls", "10.1234/o wls", "x10.1234/owls",
     "https://tea.example/10.1234/owls", "10.1234/" + "o" * 2_000],
)  # fmt: skip
def test_what_spells_none(text: str) -> None:
    """A text that holds more, or less, is no DOI."""
    assert parse_doi(text) is None
