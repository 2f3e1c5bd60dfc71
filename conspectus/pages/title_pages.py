"""The index of all titles: the way to every paper that needs no script."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

from conspectus.model.wording import count_text
from conspectus.pages import addresses
from conspectus.pages.search_views import TitlesView
from conspectus.pages.views import Link, Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conspectus.pages.library import Library

TITLES_ON_A_PAGE = 500
"""A list that still opens at once on a phone: some 80 KB."""
_LETTERS_OF_A_NAME = 4
"""Letters of a title that name where a part begins and ends."""


def title_pages(library: Library) -> Iterator[Page]:
    """Yield the index of titles in as many pages as it needs."""
    links = _sorted_links(library)
    parts = [
        links[start : start + TITLES_ON_A_PAGE] for start in range(0, len(links), TITLES_ON_A_PAGE)
    ] or [[]]
    names = tuple(
        Link(_name_of(part), addresses.titles_path(number))
        for number, part in enumerate(parts, start=1)
        if len(parts) > 1
    )
    for number, part in enumerate(parts, start=1):
        view = TitlesView(
            title="All titles" if number == 1 else f"All titles, part {number}",
            description=f"The papers of {library.settings.title} in alphabetical order.",
            size=count_text(len(links), "paper"),
            letters=tuple((letter, tuple(group)) for letter, group in groupby(part, _letter_of)),
            part=number,
            parts=names,
            previous=addresses.titles_path(number - 1) if number > 1 else "",
            further=addresses.titles_path(number + 1) if number < len(parts) else "",
        )
        yield Page(addresses.titles_path(number), "titles.html", view)


def _sorted_links(library: Library) -> list[Link]:
    links = [
        Link(paper.title, addresses.paper_path(slug)) for slug, paper in library.papers.items()
    ]
    return sorted(links, key=lambda link: (_letter_of(link), link.text.casefold(), link.path))


def _name_of(links: Sequence[Link]) -> str:
    """Return from where to where a part goes: ``Acti to Atte``."""
    first, last = (link.text[:_LETTERS_OF_A_NAME].strip() for link in (links[0], links[-1]))
    return first if first == last else f"{first} to {last}"


def _letter_of(link: Link) -> str:
    """Return the letter under which a title is filed; titles that begin with none share a place."""
    first = unicodedata.normalize("NFKD", link.text)[:1].upper()
    return first if first.isalpha() else "#"
