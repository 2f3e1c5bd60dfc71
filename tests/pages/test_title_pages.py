"""The index of all titles."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from toy_library import toy_library

from conspectus.model.paper import Paper
from conspectus.pages import title_pages
from conspectus.pages.search_views import TitlesView
from conspectus.pages.views import Link

if TYPE_CHECKING:
    from conspectus.pages.library import Library


def views_of(library: Library) -> dict[str, TitlesView]:
    """Return what each page of the index says, by its path."""
    found = {}
    for page in title_pages.title_pages(library):
        assert isinstance(page.view, TitlesView)
        found[page.path] = page.view
    return found


def library_of(*titles: str) -> Library:
    """Return a library of papers with these titles."""
    papers = {
        f"p{place}": Paper(slug=f"p{place}", title=title) for place, title in enumerate(titles)
    }
    return dataclasses.replace(toy_library(), papers=papers, topics=(), related={})


def test_titles_are_filed_by_their_first_letter() -> None:
    """Titles that begin with a sign share one place, before the letters."""
    view = views_of(toy_library())["titles/"]
    assert [(letter, [link.text for link in links]) for letter, links in view.letters] == [
        ("#", ["«Lost» Pigeons"]),
        ("E", ["Early Larks"]),
        ("N", ["Night Owls: Scheduling Training After Dark"]),
    ]


def test_few_titles_need_one_page() -> None:
    """Where one page does, no parts are named."""
    view = views_of(toy_library())["titles/"]
    assert (view.parts, view.previous, view.further) == ((), "", "")


def test_many_titles_come_in_parts() -> None:
    """Each part is named by where it begins and ends, and leads to its neighbours."""
    titles = [f"T{number:04}" for number in range(title_pages.TITLES_ON_A_PAGE * 2 + 1)]
    views = views_of(library_of(*titles))
    assert list(views) == ["titles/", "titles/2/", "titles/3/"]
    assert views["titles/2/"].parts == (
        Link("T000 to T049", "titles/"),
        Link("T050 to T099", "titles/2/"),
        Link("T100", "titles/3/"),
    )
    assert (views["titles/2/"].previous, views["titles/2/"].further) == ("titles/", "titles/3/")


def test_every_title_stands_once() -> None:
    """All parts together have every paper once, in any script."""
    titles = ["Ähren", "Äpfel", "机器学习", "Зима", "ázalea", "1 to 9", "«»", "Zebra"]
    letters = views_of(library_of(*titles))["titles/"].letters
    links = [link for _, group in letters for link in group]
    assert sorted(link.text for link in links) == sorted(titles)
    assert len({link.path for link in links}) == len(titles)


def test_a_digest_without_papers_has_an_index() -> None:
    """The page is there, and empty."""
    assert views_of(library_of())["titles/"].letters == ()
