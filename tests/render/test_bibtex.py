"""BibTeX records."""

from __future__ import annotations

import msgspec
import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.month import MonthIntMiddleware
from hypothesis import given, settings
from hypothesis import strategies as st
from toy_library import LARKS, LOST, OWLS

from conspectus.model.paper import Paper
from conspectus.model.partial_date import PartialDate
from conspectus.render.bibtex import bibtex

BASE = "https://example.org/"


def fields(paper: Paper) -> dict[str, str]:
    """Return the fields of a paper's record, as a BibTeX reader sees them."""
    library = parse_string(bibtex(paper, base_url=BASE))
    (entry,) = library.entries
    assert not library.failed_blocks
    assert entry.key == paper.slug
    return {field.key: field.value for field in entry.fields}


def test_a_paper_on_arxiv_is_cited_as_an_eprint() -> None:
    """Both spellings of the archive's key are there, and the DOI that arXiv registers."""
    record = fields(OWLS)
    assert record["title"] == "{Night Owls: Scheduling Training After Dark}"
    assert record["author"] == "Ada Byron and Bo Lindqvist and Cy Young and Dee Oh"
    assert (record["year"], record["month"]) == ("2025", "nov")
    assert record["eprint"] == "2511.00001"
    assert record["archivePrefix"] == "arXiv"
    assert record["eprinttype"] == "arxiv"
    assert record["primaryClass"] == "cs.DC"
    assert record["doi"] == "10.48550/arXiv.2511.00001"
    assert record["url"] == "https://arxiv.org/abs/2511.00001"


def test_a_paper_in_a_journal_is_an_article() -> None:
    """The journal stands as the source words it; without one a paper stays a @misc."""
    paper = msgspec.structs.replace(OWLS, journal="Birds & Bits 4 (2025) 1")
    assert bibtex(paper, base_url=BASE).startswith("@article{")
    assert fields(paper)["journal"] == r"Birds \& Bits 4 (2025) 1"
    assert bibtex(OWLS, base_url=BASE).startswith("@misc{")
    assert "journal" not in fields(OWLS)


def test_authors_that_nobody_names() -> None:
    """A list that is cut short ends as BibTeX writes it."""
    paper = msgspec.structs.replace(OWLS, authors=("Ada Byron", "et al."))
    assert fields(paper)["author"] == "Ada Byron and others"


@pytest.mark.parametrize("paper", [LARKS, LOST], ids=lambda paper: paper.slug)
def test_what_is_not_known_is_left_out(paper: Paper) -> None:
    """Without an id the address is the digest's own page, and nothing is invented."""
    record = fields(paper)
    assert record["url"] == f"{BASE}papers/{paper.slug}/"
    assert "author" not in record
    assert "eprint" not in record


@pytest.mark.parametrize(
    ("published", "line"),
    [("2024-03", "month = mar"), ("2025-11-30", "month = nov"), ("2025-05-01", "month = may")],
)
def test_a_month_is_the_macro_that_styles_know(published: str, line: str) -> None:
    """Without braces, so that a style prints it in its own way; a reader makes the month of it."""
    text = bibtex(msgspec.structs.replace(LOST, published=PartialDate(published)), base_url=BASE)
    assert f"{line},\n" in text
    read = parse_string(text, append_middleware=[MonthIntMiddleware()]).entries[0]
    assert read["month"] == PartialDate(published).month


def test_a_bare_year_has_no_month() -> None:
    """Nothing is invented."""
    assert "month" not in fields(msgspec.structs.replace(LOST, published=PartialDate("2024")))


@settings(deadline=None)
@given(st.text(alphabet='ab{}\\$%&#_^~"@,= éß', min_size=1).filter(str.strip))
def test_no_title_breaks_the_record(title: str) -> None:
    """Braces, backslashes and signs that mean something to TeX are written so that they do not."""
    assert "title" in fields(Paper(slug="x", title=title))
