"""Identifiers and addresses as bibliographies spell them: arXiv ids, DOIs, links.

Pure text to values; what does not certainly spell an identifier gives none.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from conspectus.model.arxiv_id import VersionedId, parse_arxiv_id, parse_versioned_id
from conspectus.model.doi import parse_doi

_LONGEST = 2_000
"""Characters of an identifier or address; more is none."""
_MENTION = re.compile(
    r"arxiv(?:\.org/(?:abs|pdf)/|[:.\s]\s{0,4})"
    r"(?:abs/)?((?:[a-z-]{1,20}(?:\.[a-z]{2})?/)?\d{4}\.?\d{3,5}(?:v\d{1,4})?)(?![\w/])",
    re.IGNORECASE | re.ASCII,
)
_ARXIV_DOI = "10.48550/arxiv."
_CODE_HOSTS = ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "git.sr.ht")
_PROJECT_HOSTS = ("github.io", "gitlab.io")
_CATALOGUES = (
    "semanticscholar.org", "dblp.org", "scholar.google.com", "zotero.org", "openalex.org",
    "researchgate.net", "mendeley.com",
)  # fmt: skip
"""Hosts whose pages describe papers of others; they are no place of publication."""


def mentioned_arxiv_id(text: str) -> VersionedId | None:
    """Return the arXiv id that a text names: ``arXiv preprint arXiv:2205.14135 [cs]``."""
    for match in _MENTION.finditer(text):
        if found := parse_versioned_id(match[1]):
            return found
    return None


def doi(text: str) -> str | None:
    """Return a DOI bare and in lower case; None if a text spells none, or arXiv's own.

    >>> doi("https://doi.org/10.1038/NATURE14539")
    '10.1038/nature14539'
    """
    found = parse_doi(text)
    return None if found is None or found.startswith(_ARXIV_DOI) else found


def link_kind(url: str) -> str | None:
    """Return what an address leads to: ``code``, ``project`` or ``venue``.

    None for what is no web address, for arXiv and DOI addresses, which are identifiers, and for
    catalogues of other people's papers.
    """
    host = _host(url)
    if not host or _within(host, ("arxiv.org", "doi.org", *_CATALOGUES)) or parse_arxiv_id(url):
        return None
    if _within(host, _CODE_HOSTS):
        return "code"
    return "project" if _within(host, _PROJECT_HOSTS) else "venue"


def _host(url: str) -> str:
    if not url.startswith(("http://", "https://")) or len(url) > _LONGEST or not url.isprintable():
        return ""
    try:
        return (urlsplit(url).hostname or "") if " " not in url else ""
    except ValueError:
        return ""


def _within(host: str, domains: tuple[str, ...]) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)
