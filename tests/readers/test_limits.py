"""How many papers one source may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conspectus.readers import limits
from conspectus.readers.limits import first_papers
from conspectus.readers.table import read_listing

if TYPE_CHECKING:
    from conspectus.model.record import Damage

MANY = {
    "bibtex": "@article{a, title = {One pot}}\n" * 4,
    "ris": "TY  - JOUR\nTI  - One pot\nER  - \n" * 4,
    "csl-json": "[" + ",".join(['{"type": "book", "title": "One pot", "DOI": "10.1/x"}'] * 4) + "]",
    "openalex": "[" + ",".join(['{"display_name": "One pot", "authorships": []}'] * 4) + "]",
    "hf-json": "[" + ",".join(['{"title": "One pot", "summary": "It boils."}'] * 4) + "]",
}


@pytest.mark.parametrize("form", MANY)
def test_more_papers_than_fit(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first papers are kept, and that others were left out is said once."""
    monkeypatch.setattr(limits, "MOST_PAPERS", 3)
    listing = read_listing(MANY[form].encode(), "x")
    assert listing.format == form
    assert [record.rank for record in listing.records] == [1, 2, 3]
    (damage,) = listing.damages
    assert damage.message == "it names more than 3 papers; the rest was left out: split it."


def test_as_many_papers_as_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exactly as many as fit are no damage."""
    monkeypatch.setattr(limits, "MOST_PAPERS", 3)
    damages: list[Damage] = []
    assert list(first_papers("abc", damages)) == ["a", "b", "c"]
    assert damages == []
