"""Whether an answer shows the right papers."""

from __future__ import annotations

import pytest

from conspectus.fetch.request import Request
from conspectus.fetch.shown_papers import missing_ids, same_papers
from conspectus.model.record import Listing, Record


def listing(*ids: str | None, title: str = "Tea") -> Listing:
    """Return a listing of papers with these ids."""
    records = (Record(title=title, rank=rank, arxiv=arxiv) for rank, arxiv in enumerate(ids, 1))
    return Listing(name="tea", records=tuple(records))


@pytest.mark.parametrize(
    ("ids", "shown", "missing"),
    [
        ((), listing("2501.00001"), ()),
        (("2501.00001",), listing("2501.00001", None), ()),
        (("2501.00001v2", "math/0611800"), listing("2501.00001", "math/0611800"), ()),
        (("2501.00001v2", "2501.00003"), listing("2501.00002"), ("2501.00001v2", "2501.00003")),
        (("2501.00001",), listing(None), ("2501.00001",)),
    ],
)
def test_missing_ids(ids: tuple[str, ...], shown: Listing, missing: tuple[str, ...]) -> None:
    """Ids are named as they were asked for; a version that was asked for does not matter."""
    assert missing_ids(Request("", "", ids=ids), shown) == missing


def test_same_papers() -> None:
    """Papers are the same by their ids, or by their titles where they have none."""
    assert same_papers(listing("2501.00001", "2501.00002"), listing("2501.00002", "2501.00001"))
    assert same_papers(listing("2501.00001"), listing("2501.00001", title="Coffee"))
    assert not same_papers(listing("2501.00001", "2501.00002"), listing("2501.00001"))
    assert not same_papers(listing(None), listing(None, title="Coffee"))
