"""The page that says how to search, with examples that this digest has an answer for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conspectus.pages import addresses
from conspectus.pages.search_views import SearchExample, SearchHelpView
from conspectus.pages.views import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conspectus.pages.library import Library


def search_help_page(library: Library) -> Page:
    """Return the help page of the search."""
    view = SearchHelpView(
        title="How to search",
        description=f"What can be typed to search the papers of {library.settings.title}.",
        examples=(*_PLAIN, *_of_this_digest(library), *_LUNR),
    )
    return Page(addresses.SEARCH_HELP, "search-help.html", view)


_PLAIN = (
    SearchExample(
        "language model survey",
        "Papers with all these words, in any form and order: in the title, the abstract, the names "
        "of authors or the organisation. Those with the words in the title come first.",
    ),
    SearchExample('"language model"', "Papers with these words next to each other."),
    SearchExample(
        "agents -survey",
        'Papers without the word behind the hyphen. -"a phrase", -title:, -author:, -org: and '
        "-topic: leave out, too.",
    ),
    SearchExample("title:benchmark", "Only words of the title; abstract: does the same there."),
    SearchExample('title:"language model"', "Words next to each other in the title."),
)

_LUNR = (
    SearchExample("optim*", "All words that begin so; *graph and gen*tion work, too."),
    SearchExample("transformr~1", "Words that differ in one letter, with ~2 in two."),
    SearchExample("agents +memory", "The word with the plus must be there, whatever else is not."),
    SearchExample("agents^5 memory", "The word counts five times in the order of papers."),
)


def _of_this_digest(library: Library) -> Iterator[SearchExample]:
    if author := _first_author(library):
        yield SearchExample(
            f"author:{_quoted(author)}",
            "Papers of somebody of this name. Between quotes all its words belong to one author.",
        )
    if organization := _first_organization(library):
        yield SearchExample(f"org:{_quoted(organization)}", "Papers of an organisation.")
    if topic := _first_topic(library):
        yield SearchExample(f"topic:{topic}", "Papers of a topic, as its page is called.")
    month = _newest_month(library)
    yield SearchExample(
        f"after:{month}", "From then on: a year, a month or a day, as 2025, 2025-03 or 2025-03-09."
    )
    yield SearchExample(f"before:{month}", "Earlier than that; with after: a span of time.")
    yield SearchExample("is:new", "Papers of the newest digest.")
    yield from _identifier(library)


def _identifier(library: Library) -> Iterator[SearchExample]:
    arxiv = next((paper.arxiv for paper in library.papers.values() if paper.arxiv), "")
    if arxiv:
        finds = "One paper by its arXiv id or DOI, as it is or in an address that you paste."
        yield SearchExample(arxiv, finds)


def _first_author(library: Library) -> str:
    return next((paper.authors[0] for paper in library.papers.values() if paper.authors), "")


def _first_organization(library: Library) -> str:
    papers = library.papers.values()
    return next((paper.organization.name for paper in papers if paper.organization), "")


def _first_topic(library: Library) -> str:
    """Return the slug of a topic that has papers of its own."""
    slugs = (topic.slug for topic in library.topics if topic.slug not in library.subtopics)
    return next(slugs, "")


def _newest_month(library: Library) -> str:
    days = [digest.date for digest in library.digests if digest.date]
    return f"{max(days):%Y-%m}" if days else "2025-03"


def _quoted(value: str) -> str:
    """Return a value as a filter takes it; a quote inside would end it."""
    plain = value.replace('"', " ").strip()
    return f'"{plain}"' if " " in plain else plain
