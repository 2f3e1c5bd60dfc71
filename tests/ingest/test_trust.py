"""Whom to believe."""

from __future__ import annotations

import pytest

from conspectus.ingest.trust import REASONS, trust_in
from conspectus.readers.table import FORMATS


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("arxiv-api", "arxiv-snapshot"),
        ("arxiv-feed", "openalex"),
        ("openalex", "hf-json"),
        ("hf-json", "hf-page"),
        ("ris", "bibtex"),
        ("arxiv-ids", "text-listing"),
        ("text-listing", "a format of tomorrow"),
    ],
)
def test_order(more: str, less: str) -> None:
    """The archive comes first, then collections, bibliographies and pages; the unknown is last."""
    assert trust_in(more) > trust_in(less)


def test_every_format_has_a_place() -> None:
    """What can be read has its place in the order, and a reason for it."""
    assert {each.name for each in FORMATS} == REASONS.keys()
    assert all(REASONS.values())
