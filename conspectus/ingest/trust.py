"""Whom to believe where sources disagree about a paper: formats in a stated order.

A format stands for whoever wrote its data and for what the data went through since. The order
says nothing of dates and counts, of which the earliest and the highest win whoever gives them.
"""

from __future__ import annotations

REASONS: dict[str, str] = {
    "arxiv-api": "the archive's own answer, structured, and it says of which version",
    "arxiv-snapshot": "the archive's own data, but as they were when the snapshot was made",
    "arxiv-page": "the archive's page: complete abstracts, but long author lists are cut",
    "arxiv-feed": "the archive's feed of one day: authors in one line, announcements in the text",
    "openalex": "gathered by machine from publishers: all authors and DOIs, abstracts put together",
    "hf-json": "copied from the archive, but authors may be hidden and no version is named",
    "hf-page": "the same data, dug out of a page that is made to be looked at",
    "csl-json": "from a reference manager, where people edit; its fields are well defined",
    "ris": "from a reference manager, where people edit; its fields are read in several ways",
    "bibtex": "typed by people, with TeX, abbreviations and fields left out",
    "arxiv-ids": "a list by hand, whose titles are there to find papers, not to describe them",
    "text-listing": "the text of a page: TeX is damaged, authors are only counted",
}
"""For each format why it stands where it does; the most trusted first."""

_PLACES = {name: place for place, name in enumerate(reversed(REASONS), start=1)}


def trust_in(format_name: str) -> int:
    """Return how far a format is trusted: the more the greater; 0 for an unknown one.

    >>> trust_in("arxiv-api") > trust_in("bibtex") > trust_in("never heard of")
    True
    """
    return _PLACES.get(format_name, 0)
