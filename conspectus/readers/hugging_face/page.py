"""Papers pages of Hugging Face, saved as HTML: lists of a day, week or month, searches, one paper.

Such a page carries its data as JSON in an attribute, from which scripts make it live. Where that
is lost, what its cards show is read, which is less: no abstracts, names or dates.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conspectus.model.record import Damage, Listing
from conspectus.readers.html import parse_page
from conspectus.readers.hugging_face.cards import read_cards
from conspectus.readers.hugging_face.fields import to_day
from conspectus.readers.hugging_face.papers import read_answer
from conspectus.readers.seen import shown
from conspectus.readers.source import parse_json

if TYPE_CHECKING:
    import datetime as dt

    from conspectus.readers.html import Element
    from conspectus.readers.source import Source

_MARKS = (b"SVELTE_HYDRATER", b"/papers/")
_DATA = re.compile(r'"(?:dailyPapers|searchResults|paper)"\s*:')
_OWN_ADDRESS = (
    "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"
    " | //comment()[contains(., 'saved from url')]"
)
"""Where a page says its address; browsers that save one add the comment."""
_DAY_IN_ADDRESS = re.compile(r"/papers(?:/date/|\?(?:[^#\s]*&)?date=)(\d{4}-\d\d-\d\d)", re.ASCII)


def read_hugging_face_page(source: Source) -> Listing | None:
    """Return the listing that a saved papers page shows; None if the data are no such page.

    Raises:
        InputError: the page is not UTF-8 or tags without texts, or the gzipped data are damaged.

    """
    if source.head[:1] != b"<" or not any(mark in source.data for mark in _MARKS):
        return None
    page = parse_page(source, with_comments=True)  # one may tell its address
    if page is None:
        return None
    listings, damages = _read_data(page, source.name)
    best = max(listings, key=lambda each: len(each.records), default=None)
    if best and best.records:
        return best
    cards = read_cards(page)
    damages += cards.damages
    if cards.records or (damages and not best):
        date = _day_of_address(page)
        return Listing(name=source.name, date=date, records=cards.records, damages=tuple(damages))
    return best


def _read_data(page: Element, name: str) -> tuple[list[Listing], list[Damage]]:
    """Return what the data in a page say, and which of them cannot be read."""
    listings: list[Listing] = []
    damages: list[Damage] = []
    for element in page.xpath("//*[@data-target][@data-props]"):
        props = element.get("data-props")
        if not _DATA.search(props):
            continue
        try:
            listing = read_answer(parse_json(props.encode()), name)
        except ValueError as error:
            damages.append(_unreadable(element, error))
        else:
            listings += [listing] if listing else []
    return listings, damages


def _unreadable(element: Element, error: ValueError) -> Damage:
    sentence = (
        f"the data of {shown(element.get('data-target'))} are no JSON ({error}), so only what the "
        "page shows was read, without abstracts, names and dates; save the page again."
    )
    return Damage(element.sourceline, sentence)


def _day_of_address(page: Element) -> dt.date | None:
    """Return the day that a page's own address names."""
    for place in page.xpath(_OWN_ADDRESS):
        text = place if isinstance(place, str) else place.text or ""
        if match := _DAY_IN_ADDRESS.search(text):
            return to_day(match[1])
    return None
