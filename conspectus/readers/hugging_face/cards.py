"""What the cards of a Hugging Face papers page show to the eye, where its data are lost.

A card shows a title and counts, but no abstract, no names and no dates.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conspectus.model.arxiv_id import parse_arxiv_id
from conspectus.model.paper import LONGEST_TITLE, Organization
from conspectus.model.record import Record
from conspectus.readers.collect import Place, collect
from conspectus.readers.counts import to_count
from conspectus.readers.hugging_face.papers import Read
from conspectus.readers.texts import checked_title, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conspectus.readers.html import Element

_CARDS = "//article[not(ancestor::article)][.//a[contains(@href, '/papers/')]]"
_PAPER = re.compile(
    r"(?:https?://(?:www\.)?(?:huggingface\.co|hf\.co))?/papers/(?P<id>[^/?#\s]+)", re.ASCII
)
_OWNER = re.compile(r"(?:https?://(?:www\.)?(?:huggingface\.co|hf\.co))?/(?P<handle>[\w.-]+)/?")
_AUTHORS = re.compile(r"(?<![\d.,])(?P<count>\d[\d,.]*k?)\s+authors?\b", re.ASCII)
_UPVOTES = (
    "(.//*[@role='checkbox'])[1]",
    "(.//input[@type='checkbox'])[1]/following-sibling::div[1]",
    "(.//label[.//input[@type='checkbox']])[1]",
)
"""As pages of 2026 and of 2024 have it; only the first of its kind, so that no page takes long."""
_COMMENTS = ("(.//a[substring(@href, string-length(@href) - 9) = '#community'])[1]",)
_ORGANIZATIONS = ".//a[.//img]/span[contains(concat(' ', @class, ' '), ' font-medium ')]"


def read_cards(page: Element) -> Read:
    """Return what the cards of a page say; a card that cannot be read keeps its place.

    Args:
        page: the root element of the page, as lxml parses it.

    """
    places = (
        (Place(rank, card.sourceline, noun="paper"), (arxiv, card))
        for rank, (arxiv, card) in enumerate(_cards(page), start=1)
    )
    records, damages = collect(places, lambda place, found: (_record(place, *found), ()))
    return Read(tuple(records), tuple(damages))


def _cards(page: Element) -> Iterator[tuple[str, Element]]:
    """Yield the arXiv id and the element of each card, a paper's first one only."""
    seen: set[str] = set()
    for card in page.xpath(_CARDS):
        links = map(_PAPER.match, map(str, card.xpath(".//a/@href")))
        ids = (parse_arxiv_id(link["id"]) for link in links if link)
        arxiv = next((each for each in ids if each), None)
        if arxiv and arxiv not in seen:
            seen.add(arxiv)
            yield arxiv, card


def _title(card: Element) -> str:
    """Return the heading; on cards without one, the first link to the paper that has a text."""
    for element in card.xpath(".//h3 | .//h4 | .//a[contains(@href, '/papers/')]"):
        if text := one_line(element.text_content()):
            return text
    return ""


def _record(place: Place, arxiv: str, card: Element) -> Record:
    heading = " ".join(card.xpath("(.//h3)[1]//text()", smart_strings=False))
    text = " ".join(card.xpath(".//text()", smart_strings=False)).replace(heading, " ", 1)
    authors = _AUTHORS.search(one_line(text))
    return Record(
        title=checked_title(_title(card)),
        rank=place.rank,
        author_count=to_count(authors["count"]) if authors else None,
        organization=_organization(card),
        arxiv=arxiv,
        comments=_count(card, _COMMENTS),
        upvotes=_count(card, _UPVOTES),
    )


def _count(card: Element, paths: tuple[str, ...]) -> int | None:
    """Return the first count that stands in one of the places."""
    for path in paths:
        for element in card.xpath(path):
            if (count := to_count(one_line(element.text_content()))) is not None:
                return count
    return None


def _organization(card: Element) -> Organization | None:
    for badge in card.xpath(_ORGANIZATIONS):
        owner = _OWNER.fullmatch(badge.getparent().get("href") or "")
        name = one_line(badge.text_content())
        if owner and name and len(name) <= LONGEST_TITLE:
            return Organization(owner["handle"], name)
    return None
