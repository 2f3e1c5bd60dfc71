"""arXiv identifiers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.model.arxiv_id import (
    abstract_url,
    arxiv_doi,
    month_of,
    parse_arxiv_id,
    parse_versioned_id,
    pdf_url,
)

IDS = [
    ("2205.14135", "2022-05"),
    ("1501.00001", "2015-01"),
    ("1412.6980", "2014-12"),
    ("0704.0001", "2007-04"),
    ("2512.99999", "2025-12"),
    ("math/0611800", "2006-11"),
    ("hep-th/9901001", "1999-01"),
    ("cs/0703110", "2007-03"),
    ("cond-mat/9108001", "1991-08"),
    ("quant-ph/0012001", "2000-12"),
]
"""Canonical ids and the months in which they were given out."""

SPELLINGS = [
    "{}",
    " {} ",
    "{}v2",
    "{}v12",
    "arXiv:{}",
    "arxiv:{}v1",
    "https://arxiv.org/abs/{}",
    "http://arxiv.org/abs/{}v3",
    "https://www.arxiv.org/abs/{}",
    "https://export.arxiv.org/abs/{}",
    "arxiv.org/pdf/{}",
    "https://arxiv.org/pdf/{}.pdf",
    "https://arxiv.org/pdf/{}v2.pdf",
    "https://arxiv.org/html/{}v1",
    "https://arxiv.org/src/{}",
    "https://hf.co/papers/{}",
    "https://huggingface.co/papers/{}",
    "https://huggingface.co/papers/{}.md",
    "https://www.alphaxiv.org/abs/{}",
    "https://papers.cool/arxiv/{}",
    "10.48550/arXiv.{}",
    "https://doi.org/10.48550/arXiv.{}",
    "https://dx.doi.org/10.48550/ARXIV.{}",
    "oai:arXiv.org:{}",
    "oai:arXiv.org:{}v1",
    "https://arxiv.org/abs/{}?context=cs.LG",
    "https://arxiv.org/abs/{}#comments",
    "https://arxiv.org/abs/{}/",
]

NO_IDS = [
    "",
    "2213.14135",  # no month 13
    "2200.14135",  # no month 0
    "2205.1413",  # five digits since 2015
    "1412.69800",  # four digits before
    "0703.0001",  # the new form began in April 2007
    "2205.141355",
    "math/0804001",  # the old form ended in March 2007
    "math/9013001",
    "hep-th/9107001",  # arXiv began in August 1991
    "float8/e4m3",
    "12.5",
    "https://example.org/abs/2205.14135",
    "2205.14135 and more",
    "٢٢٠٥.١٤١٣٥",
    "Math/0611800",
]


@pytest.mark.parametrize(("arxiv_id", "month"), IDS)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_gives_the_canonical_id(spelling: str, arxiv_id: str, month: str) -> None:
    """All ways to write an id lead to the one without version."""
    del month
    assert parse_arxiv_id(spelling.format(arxiv_id)) == arxiv_id


@pytest.mark.parametrize(("arxiv_id", "month"), IDS)
def test_month(arxiv_id: str, month: str) -> None:
    """An id tells the month in which it was given out."""
    assert month_of(arxiv_id) == month


@pytest.mark.parametrize(("arxiv_id", "month"), IDS)
def test_addresses_lead_back_to_the_id(arxiv_id: str, month: str) -> None:
    """What is made of an id spells that id."""
    del month
    for make in (abstract_url, pdf_url, arxiv_doi):
        assert parse_arxiv_id(make(arxiv_id)) == arxiv_id


def test_subject_class_is_dropped() -> None:
    """The canonical old form has no subject class."""
    assert parse_arxiv_id("math.CA/0611800v1") == "math/0611800"


@pytest.mark.parametrize("text", NO_IDS)
def test_no_id(text: str) -> None:
    """A text that only looks like an id is none."""
    assert parse_arxiv_id(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2205.14135", ("2205.14135", None)),
        ("oai:arXiv.org:2205.14135v12", ("2205.14135", 12)),
        ("https://arxiv.org/pdf/2205.14135v999.pdf", ("2205.14135", 999)),
        ("https://arxiv.org/abs/2205.14135v3/?context=v7#v8", ("2205.14135", 3)),
        ("math.CA/0611800v3", ("math/0611800", 3)),
    ],
)
def test_versions_are_kept_apart(text: str, expected: tuple[str, int | None]) -> None:
    """An id has no version; the version that its spelling names stands beside it."""
    assert parse_versioned_id(text) == expected


@pytest.mark.parametrize("version", ["v0", "v01", "v1000", "v" + "9" * 5_000], ids=len)
def test_absurd_versions_are_unknown(version: str) -> None:
    """A number that no version has costs the version alone, not the id."""
    assert parse_versioned_id(f"2205.14135{version}") == ("2205.14135", None)


@given(st.text())
def test_any_text_is_an_id_or_not(text: str) -> None:
    """Whatever the text, the answer is None or a canonical id, which has a month."""
    found = parse_arxiv_id(text)
    if found is not None:
        assert parse_arxiv_id(found) == found
        assert month_of(found).month
