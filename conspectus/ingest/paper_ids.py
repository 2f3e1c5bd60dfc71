"""The ids that a record or an entry gives: of arXiv, and DOIs, in one form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.model.arxiv_id import parse_arxiv_id

if TYPE_CHECKING:
    from conspectus.model.paper import Paper
    from conspectus.model.record import Record

_DEPOSITS = (
    "10.5281/", "10.2139/", "10.13140/", "10.20944/", "10.21203/", "10.26434/", "10.36227/",
    "10.31219/", "10.31234/", "10.31224/", "10.31235/", "10.6084/", "10.22541/", "10.1101/0",
    "10.1101/20",
)  # fmt: skip
"""DOI prefixes of preprint servers and archives: Zenodo, SSRN, ResearchGate, Preprints.org,
Research Square, ChemRxiv, TechRxiv, OSF, PsyArXiv, figshare, bioRxiv, engrXiv, SocArXiv, Authorea.
"""


def arxiv_id_of(record: Record | Paper) -> str | None:
    """Return a record's arXiv id, be it only said by its DOI."""
    if record.arxiv or not record.doi:
        return record.arxiv
    return parse_arxiv_id(record.doi) if "48550" in record.doi else None


def doi_of(record: Record | Paper) -> str | None:
    """Return a record's DOI, folded and bare; None also for those that say an arXiv id."""
    if not record.doi:
        return None
    doi = record.doi.strip().casefold()
    doi = doi[start:] if (start := doi.find("10.")) > 0 else doi
    return None if doi.startswith("10.48550/arxiv.") else doi


def is_of_publisher(doi: str) -> bool:
    """Tell whether a bare DOI is a publisher's, not that of a preprint or an archive.

    >>> is_of_publisher("10.1038/nature14539"), is_of_publisher("10.5281/zenodo.1")
    (True, False)
    """
    return not doi.startswith(_DEPOSITS)
