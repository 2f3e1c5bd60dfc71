"""The pages of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from toy_library import LARKS, LOST, MONDAY, OWLS, toy_library

from conspectus.model.paper import Paper, Sighting
from conspectus.model.partial_date import PartialDate
from conspectus.model.settings import Settings
from conspectus.pages.library import Library
from conspectus.pages.paper_page import paper_page
from conspectus.pages.plan import all_pages, site_view
from conspectus.pages.topic_views import TopicView
from conspectus.pages.views import (
    DigestView,
    HomeView,
    Link,
    PaperView,
    View,
)

if TYPE_CHECKING:
    import datetime as dt

LIBRARY = toy_library()
PAGES = {page.path: page for page in all_pages(LIBRARY)}


def view_at(path: str) -> View:
    """Return what the page at a path says."""
    return PAGES[path].view


def test_every_page_has_its_place() -> None:
    """The paths are those that the design fixes, each once."""
    assert sorted(PAGES) == [
        "",
        "404.html",
        "about/",
        "digests/",
        "digests/2025-12-08/",
        "digests/2025-12-09/",
        "digests/undated-list/",
        "map/",
        "papers/early-larks/",
        "papers/lost-pigeons/",
        "papers/night-owls/",
        "search/",
        "search/help/",
        "sources/",
        "titles/",
        "topics/",
        "topics/chirps/",
        "topics/flight/",
        "topics/song/",
    ]
    assert len(list(all_pages(LIBRARY))) == len(PAGES)


def test_an_empty_digest_has_its_pages_too() -> None:
    """A digest without papers still has a home, its indexes and a search page."""
    empty = Library(Settings(), papers={}, topics=(), related={})
    paths = [page.path for page in all_pages(empty)]
    lists = ["digests/", "topics/", "map/", "search/", "search/help/", "titles/", "sources/"]
    assert paths == ["", *lists, "404.html"]


def test_home_shows_the_newest_digest_topics_and_discussion() -> None:
    """Only papers whose comments were counted are discussed."""
    home = view_at("")
    assert isinstance(home, HomeView)
    assert home.newest is not None
    assert home.newest.title == "9 December 2025"
    assert [topic.mark.label for topic in home.topics] == ["Flight paths", "Bird song"]
    assert [paper.slug for paper in home.discussed] == ["night-owls"]
    assert home.facts == ("3 papers", "2 topics", "3 digests")


def listed(count: int, date: dt.date | None) -> list[Paper]:
    """Return the papers of one listing."""
    return [
        Paper(slug=f"p{rank:02}", title="T", sightings=(Sighting("x.txt", date, rank),))
        for rank in range(1, count + 1)
    ]


def home_of(*papers: Paper) -> HomeView:
    """Return the home page of a digest of some papers."""
    home = next(all_pages(toy_library(*papers))).view
    assert isinstance(home, HomeView)
    return home


def test_home_shows_the_first_papers_of_a_long_digest() -> None:
    """A link says how many there are, and of which day, if it is known."""
    home = home_of(*listed(52, MONDAY))
    assert [paper.slug for paper in home.newest_papers] == [f"p{rank:02}" for rank in range(1, 9)]
    assert home.more == Link("All 52 papers of 8 December 2025", "digests/2025-12-08/")
    assert home_of(*listed(52, None)).more == Link("All 52 papers", "digests/x/")


def test_home_has_no_link_to_more_where_all_papers_are_shown() -> None:
    """The link would lead to the same papers once more."""
    assert home_of(*listed(8, MONDAY)).more is None


def test_home_of_a_digest_without_listings_shows_papers_all_the_same() -> None:
    """Entries that no listing showed come by the day of their publication, unknown days last."""
    days = {"a": None, "b": "2024", "c": "2024-05", "d": "2023-01-01"}
    papers = [
        Paper(slug=slug, title="T", published=PartialDate(day) if day else None)
        for slug, day in days.items()
    ]
    home = home_of(*papers)
    assert home.newest is None
    assert [paper.slug for paper in home.newest_papers] == ["c", "b", "d", "a"]
    assert home.more is None


def test_a_digest_knows_its_neighbours_and_topics() -> None:
    """The newer and the older digest are linked; topics are counted, largest first."""
    digest = view_at("digests/2025-12-08/")
    assert isinstance(digest, DigestView)
    assert digest.newer is not None
    assert digest.newer.path == "digests/2025-12-09/"
    assert digest.older is not None
    assert digest.older.text == "Undated listing undated-list"
    assert [(mark.slug, count) for mark, count in digest.topics] == [("flight", 1), ("song", 1)]


def test_a_topic_lists_its_papers_in_their_order() -> None:
    """Best fit first, as the topics file has them."""
    topic = view_at("topics/flight/")
    assert isinstance(topic, TopicView)
    assert [paper.item.slug for paper in topic.papers] == ["early-larks", "lost-pigeons"]


def test_a_paper_with_an_arxiv_id_is_linked_there() -> None:
    """No search is offered where the paper's own page is known."""
    paper = view_at("papers/night-owls/")
    assert isinstance(paper, PaperView)
    assert paper.arxiv is not None
    assert paper.arxiv.url == "https://arxiv.org/abs/2511.00001"
    assert [link.text for link in paper.finders] == ["Hugging Face"]


def test_a_paper_without_an_id_is_searched_by_title() -> None:
    """arXiv, Hugging Face and Google Scholar are asked for the title, safely encoded."""
    paper = view_at("papers/lost-pigeons/")
    assert isinstance(paper, PaperView)
    assert [link.text for link in paper.finders] == ["arXiv", "Hugging Face", "Google Scholar"]
    assert all("%C2%ABLost%C2%BB+Pigeons" in link.url for link in paper.finders)


def test_a_link_that_no_browser_should_follow_has_no_address() -> None:
    """``javascript:`` stays text."""
    paper = view_at("papers/early-larks/")
    assert isinstance(paper, PaperView)
    assert dict(paper.links) == {"code": "https://code.example/larks", "trap": ""}


def test_sightings_say_day_place_and_digest() -> None:
    """Each appearance links to its digest."""
    paper = view_at("papers/night-owls/")
    assert isinstance(paper, PaperView)
    assert [(s.digest.path, s.place) for s in paper.sightings] == [
        ("digests/2025-12-08/", "no. 2"),
        ("digests/2025-12-09/", "no. 1"),
    ]


def test_a_digest_is_named_once() -> None:
    """Whatever number of listings of a day show a paper, each place is told once, in order."""
    ranks = (3, 1, 12, 1, None)
    sightings = [
        Sighting(f"{name}.txt", MONDAY, rank) for name, rank in zip("abcde", ranks, strict=True)
    ]
    other = [Sighting("x.txt", None, 1200), Sighting("y.txt", None)]
    paper = Paper(slug="a", title="T", sightings=(*sightings, *other))
    library = Library(Settings(), papers={"a": paper}, topics=(), related={})
    view = paper_page(library, "a").view
    assert isinstance(view, PaperView)
    assert [(seen.digest.path, seen.place) for seen in view.sightings] == [
        ("digests/2025-12-08/", "no. 1, 3 and 12"),
        ("digests/x/", "no. 1,200"),
        ("digests/y/", ""),
    ]


def test_citation_tags_are_those_that_reference_managers_read() -> None:
    """One author a tag, the date with slashes, the first day on which the digest showed it."""
    paper = view_at("papers/night-owls/")
    assert isinstance(paper, PaperView)
    assert paper.citation[0] == ("citation_title", "Night Owls: Scheduling Training After Dark")
    assert [value for name, value in paper.citation if name == "citation_author"] == [
        "Ada Byron", "Bo Lindqvist", "Cy Young", "Dee Oh",
    ]  # fmt: skip
    tags = dict(paper.citation)
    assert tags["citation_publication_date"] == "2025/11/30"
    assert tags["citation_online_date"] == "2025/12/08"


def test_a_journal_and_a_withdrawal_are_told() -> None:
    """The page and its citation tags name the journal; lists mark what was withdrawn."""
    changed = msgspec.structs.replace(LARKS, journal="Nature 521, 436 (2015)", withdrawn=True)
    pages = {page.path: page.view for page in all_pages(toy_library(changed, OWLS, LOST))}
    paper, digest = pages["papers/early-larks/"], pages["digests/2025-12-08/"]
    assert isinstance(paper, PaperView)
    assert isinstance(digest, DigestView)
    assert (paper.journal, paper.withdrawn) == ("Nature 521, 436 (2015)", True)
    assert dict(paper.citation)["citation_journal_title"] == "Nature 521, 436 (2015)"
    marks = {item.slug: item.withdrawn for item in digest.papers}
    assert marks == {"early-larks": True, "night-owls": False}


def test_a_month_is_shown_as_a_month() -> None:
    """A date of which the day is not known names none, on the page and in lists."""
    paper = view_at("papers/early-larks/")
    assert isinstance(paper, PaperView)
    assert paper.published == ("March 2024", "2024-03")
    item = LIBRARY.paper_items["early-larks"]
    assert item.published == paper.published


def test_a_curator_without_a_page_is_reached_by_mail() -> None:
    """The address is the page if there is one, else the mailbox."""
    curator = site_view(LIBRARY).curator
    assert curator is not None
    assert curator.url == "mailto:ed@example.org"
