"""Feeds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import msgspec
from toy_library import LARKS, LOST, MONDAY, OWLS, TUESDAY, toy_library

from conspectus.model.paper import Paper, Sighting
from conspectus.model.partial_date import PartialDate
from conspectus.render.feeds import LONGEST_ISSUE, atom_feed, json_feed, newest_entries

if TYPE_CHECKING:
    import datetime as dt

LIBRARY = toy_library()
ENTRIES = newest_entries(LIBRARY, LIBRARY.papers)
BASE = "https://example.org/repository/"
NS = {"a": "http://www.w3.org/2005/Atom"}


def atom() -> ET.Element:
    """Return the feed of all papers, parsed."""
    data = atom_feed(LIBRARY, ENTRIES, title="Birds & Bits", path="feed.xml", page="")
    return ET.fromstring(data)  # noqa: S314  # our own output


def texts(root: ET.Element, path: str) -> list[str]:
    """Return the texts at a path."""
    return [element.text or "" for element in root.findall(path, NS)]


def test_newest_first_and_undated_left_out() -> None:
    """The day is the last sighting, else the paper's own date; without either there is no entry."""
    assert [(str(entry.day), entry.paper.slug) for entry in ENTRIES] == [
        ("2025-12-09", "night-owls"),
        ("2025-12-08", "early-larks"),
    ]


def test_a_paper_never_listed_has_the_day_of_its_publication() -> None:
    """A month counts from its first day."""
    unseen = msgspec.structs.replace(LARKS, sightings=())
    library = toy_library(unseen)
    assert [str(entry.day) for entry in newest_entries(library, library.papers)] == ["2024-03-01"]


def listed(listing: str, day: dt.date, count: int) -> list[Paper]:
    """Return the papers of a listing, whose slugs run against their ranks."""
    return [
        Paper(
            slug=f"{listing}-{count - rank:03}",
            title="T",
            sightings=(Sighting(listing, day, rank + 1),),
        )
        for rank in range(count)
    ]


def slugs_in_feed(*papers: Paper) -> list[str]:
    """Return the slugs of the entries made of some papers."""
    library = toy_library(*papers)
    return [entry.paper.slug for entry in newest_entries(library, library.papers)]


def test_an_issue_is_whole_and_in_the_order_of_its_listing() -> None:
    """All 52 papers of one day are there, as they stood; the day before is then too much."""
    new, old = listed("new", TUESDAY, 52), listed("old", MONDAY, 3)
    assert slugs_in_feed(*old, *new) == [paper.slug for paper in new]


def test_older_issues_follow_until_there_are_enough() -> None:
    """The issue that reaches the fiftieth entry is whole too."""
    new, old = listed("new", TUESDAY, 49), listed("old", MONDAY, 30)
    assert slugs_in_feed(*old, *new) == [paper.slug for paper in new + old]


def test_a_huge_issue_is_cut_by_rank() -> None:
    """Of a snapshot only the first papers are sent."""
    papers = listed("new", TUESDAY, LONGEST_ISSUE + 5)
    assert slugs_in_feed(*papers) == [paper.slug for paper in papers[:LONGEST_ISSUE]]


def test_a_paper_listed_again_has_its_newest_place() -> None:
    """Its rank on an earlier day does not count, and papers that no listing showed come last."""
    again = Paper(
        slug="z",
        title="T",
        sightings=(Sighting("old", MONDAY, 9), Sighting("new", TUESDAY, 1)),
    )
    other = Paper(slug="b", title="T", sightings=(Sighting("new", TUESDAY, 2),))
    unseen = Paper(slug="a", title="T", published=PartialDate(TUESDAY.isoformat()))
    assert slugs_in_feed(again, other, unseen) == ["z", "b", "a"]


def test_atom_has_what_its_standard_requires() -> None:
    """RFC 4287: id, title, updated, author, and links to itself and to the page."""
    root = atom()
    assert texts(root, "a:id") == [BASE + "feed.xml"]
    assert texts(root, "a:title") == ["Birds & Bits"]
    assert texts(root, "a:updated") == ["2025-12-09T00:00:00+00:00"]
    assert texts(root, "a:author/a:name") == ["Ed Itor"]
    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", NS)}
    assert links == {"self": BASE + "feed.xml", "alternate": BASE}


def test_atom_entries_carry_the_paper() -> None:
    """Permanent id, abstract, authors in order, a link to arXiv."""
    first = atom().findall("a:entry", NS)[0]
    assert texts(first, "a:id") == [BASE + "papers/night-owls/"]
    assert texts(first, "a:updated") == ["2025-12-09T00:00:00+00:00"]
    assert texts(first, "a:author/a:name") == list(OWLS.authors)
    assert "https://arxiv.org/abs/2511.00001" in {
        link.get("href") for link in first.findall("a:link", NS)
    }


def test_characters_that_xml_forbids_are_dropped() -> None:
    """A control character in a name does not break the feed for all readers."""
    odd = msgspec.structs.replace(LARKS, authors=("A\x0bB <c> & \ufffe", "\x01"))
    library = toy_library(odd)
    data = atom_feed(
        library, newest_entries(library, library.papers), title="T\x00", path="f", page=""
    )
    root = ET.fromstring(data)  # noqa: S314  # our own output
    assert texts(root, "a:title") == ["T"]
    assert texts(root, "a:entry/a:author/a:name") == ["AB <c> & "]


def test_a_feed_without_entries_is_still_one() -> None:
    """Papers without any day give a valid, empty feed."""
    library = toy_library(LOST)
    data = atom_feed(library, [], title="T", path="feed.xml", page="")
    root = ET.fromstring(data)  # noqa: S314  # our own output
    assert texts(root, "a:updated") == ["1970-01-01T00:00:00+00:00"]


def test_json_feed_has_what_its_standard_requires() -> None:
    """JSON Feed 1.1: version, title, items with id and content."""
    feed = json.loads(json_feed(LIBRARY, ENTRIES))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "Birds & Bits"
    assert feed["feed_url"] == BASE + "feed.json"
    first = feed["items"][0]
    assert first["id"] == BASE + "papers/night-owls/"
    assert first["external_url"] == "https://arxiv.org/abs/2511.00001"
    assert first["authors"][0] == {"name": "Ada Byron"}
    assert first["content_text"] == OWLS.abstract
