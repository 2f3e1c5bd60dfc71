"""The fields that arXiv's formats share."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.readers.arxiv.fields import (
    categories_of,
    day_of,
    doi_of,
    is_withdrawn,
    versioned_id,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("http://arxiv.org/abs/2205.14135v2", ("2205.14135", 2)),
        ("oai:arXiv.org:2205.14135v12", ("2205.14135", 12)),
        ("https://arxiv.org/abs/2205.14135", ("2205.14135", None)),
        ("http://arxiv.org/abs/math.CA/0611800v3", ("math/0611800", 3)),
    ],
)
def test_versions_are_kept_apart(text: str, expected: tuple[str, int | None]) -> None:
    """An id has no version; the version stands beside it."""
    assert versioned_id(text) == expected


@pytest.mark.parametrize("text", ["", "http://arxiv.org/api/errors#x", "v2", "2213.14135v1"])
def test_no_ids(text: str) -> None:
    """A text without an id is refused."""
    with pytest.raises(ValueError, match="is not an arXiv id"):
        versioned_id(text)


@pytest.mark.parametrize(
    ("text", "withdrawn"),
    [
        ("This paper has been withdrawn by the author due to an error.", True),
        ("  This paper has\nbeen withdrawn", True),
        ("The present article was withdrawn", True),
        ("Paper withdrawn by author", True),
        ("Withdrawn by arXiv administrators", True),
        ("[Withdrawn]", False),
        ("arXiv admin note: This submission has been withdrawn by arXiv", True),
        ("Withdrawn patients were not counted.", False),
        ("We study papers. This paper has been withdrawn.", False),
        ("This paper has been withdrawn from a journal but stands", False),
        ("12 pages", False),
        ("", False),
    ],
)
def test_withdrawals(text: str, *, withdrawn: bool) -> None:
    """A paper is withdrawn where a text begins by saying so."""
    assert is_withdrawn(text) is withdrawn


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1000/Kettle.7", "10.1000/kettle.7"),
        ("https://doi.org/10.1000/a, 10.1000/b", "10.1000/a"),
        ("10.48550/arXiv.2205.14135", None),
        ("none", None),
        (None, None),
        (f"10.1000/{'a' * 400}", None),
    ],
)
def test_dois(text: str | None, doi: str | None) -> None:
    """A DOI is bare and in lower case; the one that arXiv gives is the arXiv id."""
    assert doi_of(text) == doi


def test_categories() -> None:
    """Classes of MSC and ACM are no categories of arXiv."""
    terms = ["cs.LG", "68T05", "I.2.6", "cond-mat.mtrl-sci", "hep-th", "cs.LG", "", "I.2.6; I.2.7"]
    assert categories_of(terms) == ("cs.LG", "cond-mat.mtrl-sci", "hep-th")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-02-07T23:59:00-05:00", dt.date(2024, 2, 7)),
        ("Fri, 01 Dec 2023 00:00:00 -0500", dt.date(2023, 12, 1)),
        ("soon", None),
        ("", None),
        (None, None),
        ("Mon, 30 Feb 2007 19:18:42 GMT", None),
    ],
)
def test_days(text: str | None, day: dt.date | None) -> None:
    """A date keeps the day of its own time zone."""
    assert day_of(text) == day


@given(st.text())
def test_days_of_anything(text: str) -> None:
    """No text breaks the reading of dates."""
    assert day_of(text) is None or isinstance(day_of(text), dt.date)
