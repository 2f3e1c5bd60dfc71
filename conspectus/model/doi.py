"""DOIs: which texts are one.

Source of the forms: https://www.doi.org/doi-handbook/HTML/presentation.html
"""

from __future__ import annotations

import re
from urllib.parse import unquote

_LONGEST = 2_000
"""Characters; more is no identifier."""
_DOI = re.compile(
    r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s{0,4})?(10\.\d{4,9}/\S+)",
    re.IGNORECASE | re.ASCII,
)


def parse_doi(text: str) -> str | None:
    """Return the DOI that all of a text spells, bare and in lower case; None if it spells none.

    >>> parse_doi("https://doi.org/10.1038/NATURE14539")
    '10.1038/nature14539'
    """
    bare = text.strip()
    if len(bare) > _LONGEST:
        return None
    match = _DOI.fullmatch(unquote(bare) if "%" in bare else bare)
    found = match[1].rstrip(".,;").lower() if match else ""
    return None if not found or found.endswith("/") else found
