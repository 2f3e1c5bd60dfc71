"""Papers as Hugging Face's answers and pages hold them in JSON. Parses no bytes.

Sources of the form: https://huggingface.co/docs/hub/api (daily papers, papers), and the types
``PaperInfo`` and ``PaperAuthor`` of https://github.com/huggingface/huggingface_hub
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from conspectus.model.arxiv_id import parse_versioned_id
from conspectus.model.paper import LONGEST_ABSTRACT, LONGEST_TITLE
from conspectus.model.partial_date import PartialDate
from conspectus.model.record import Damage, Listing, Record
from conspectus.readers.decoding import has_words
from conspectus.readers.hugging_face.fields import Fields, unique
from conspectus.readers.limits import first_papers
from conspectus.readers.seen import shown

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

_LISTS = ("searchResults", "dailyPapers")
"""Where the data of a page hold papers; a page of search results may hold those of the day too."""
_OF_A_PAPER = frozenset(
    "publishedAt submittedOnDailyAt summary upvotes discussionId ai_summary ai_keywords".split()
)
_OF_OTHERS = frozenset("abstract authors_parsed container-title display_name issued".split())
"""Keys of arXiv's snapshot, CSL-JSON and OpenAlex."""
_LINKS = (("code", "githubRepo"), ("project", "projectPage"))
_MOST_DAMAGES = 1_000


class Read(NamedTuple):
    """What became of a list of papers."""

    records: tuple[Record, ...]
    damages: tuple[Damage, ...]

    @property
    def day(self) -> dt.date | None:
        """The one day on which all papers were listed."""
        days = {record.listed for record in self.records}
        return days.pop() if len(days) == 1 else None


def read_answer(value: object, name: str) -> Listing | None:
    """Return the listing in an answer of the service; None if it is of another kind.

    That is a list of papers, or of items that hold one each; one such object; an object that tells
    of an error; or the data of a page.

    Args:
        value: the parsed JSON.
        name: what sightings call the source.

    """
    if isinstance(value, list):
        return _read_list(value, name)
    if not isinstance(value, dict):
        return None
    if any(isinstance(value.get(key), list) for key in _LISTS):
        return _read_page(value, name)
    if _is_item(value):
        return _listing(read_items([value]), name)
    if isinstance(message := value.get("error"), str):
        return _refused(f"the service answered with the error {shown(message)}", name)
    return None


def read_items(items: Sequence[object]) -> Read:
    """Return what a list of papers says; a paper that cannot be read keeps its place."""
    records: list[Record] = []
    damages: list[Damage] = []
    lost = 0
    for rank, item in enumerate(first_papers(items, damages), start=1):
        record, sentences = _read_item(item, rank)
        if record:
            records.append(record)
        room = _MOST_DAMAGES - len(damages)
        damages += [Damage(None, sentence) for sentence in sentences[:room]]
        lost += len(sentences[room:])
    if lost:
        damages.append(Damage(None, f"{lost:,} more parts like these were left out."))
    return Read(tuple(records), tuple(damages))


def _read_list(items: list[Any], name: str) -> Listing | None:
    if not items:
        return _refused("the answer is an empty list: it names no paper for what was asked", name)
    if not any(map(_is_item, items)):
        return None
    return _listing(read_items(items), name)


def _read_page(props: dict[str, Any], name: str) -> Listing:
    """Read the data of a page, of which only the pages of one day have a date."""
    found = props.get("searchResults")
    if isinstance(found, list) and found:
        return _listing(read_items(found), name, dated=False)
    items = props.get("dailyPapers")
    if not isinstance(items, list) or not items:
        return _refused("the page lists no paper", name)
    read = read_items(items)
    if props.get("periodType", "day") != "day":
        return _listing(read, name, dated=False)
    fields = Fields()
    date = fields.day("dateString", props.get("dateString")) or read.day
    notes = tuple(Damage(None, f"{note}; the page was read without it.") for note in fields.notes)
    return Listing(name=name, date=date, records=read.records, damages=notes + read.damages)


def _listing(read: Read, name: str, *, dated: bool = True) -> Listing:
    date = read.day if dated else None
    return Listing(name=name, date=date, records=read.records, damages=read.damages)


def _refused(why: str, name: str) -> Listing:
    return Listing(name=name, records=(), damages=(Damage(None, f"{why}; fetch it again."),))


def _is_item(value: object) -> bool:
    """Tell whether a value is a paper of Hugging Face, or an item that holds one."""
    if not isinstance(value, dict):
        return False
    if isinstance(value.get("paper"), dict):
        return True
    keys = value.keys()
    return "title" in keys and not keys.isdisjoint(_OF_A_PAPER) and keys.isdisjoint(_OF_OTHERS)


def _read_item(item: object, rank: int) -> tuple[Record | None, list[str]]:
    """Return the record of an item, if it makes one, and a sentence for each thing left out."""
    if not isinstance(item, dict):
        return None, [f"paper {rank:,} is {shown(item)} and no object; it was left out."]
    inner = item.get("paper") if "paper" in item else item
    paper = inner if isinstance(inner, dict) else {}
    fields = Fields()
    title = fields.text("title", _first(paper, item, "title"), LONGEST_TITLE)
    if not has_words(title):
        notes = fields.notes or [f"the title {shown(title)} has no letter or digit"]
        return None, [f"paper {rank:,}: {notes[0]}, so this paper was left out."]
    record = _record(paper, item, title, rank, fields)
    named = f"paper {rank:,}, {shown(title)}"
    return record, [f"{named}: {note}; the paper was kept without it." for note in fields.notes]


def _record(
    paper: dict[str, Any], item: dict[str, Any], title: str, rank: int, fields: Fields
) -> Record:
    """Return the record of a paper; the item around it knows its comments and organisation.

    The item's own ``publishedAt`` has meant the day of the list and the day of the paper.
    """
    published = fields.day("publishedAt", paper.get("publishedAt"))
    arxiv, version = _arxiv(paper.get("id"), fields)
    links = {
        kind: address
        for kind, key in _LINKS
        if (address := fields.address(key, paper.get(key))) is not None
    }
    return Record(
        title=title,
        abstract=fields.text("summary", _first(paper, item, "summary"), LONGEST_ABSTRACT),
        rank=rank,
        listed=fields.day("submittedOnDailyAt", paper.get("submittedOnDailyAt")),
        published=PartialDate(published.isoformat()) if published else None,
        authors=fields.names("authors", paper.get("authors")),
        organization=fields.organization(_first(item, paper, "organization")),
        arxiv=arxiv,
        version=version,
        withdrawn=paper.get("withdrawnAt") not in (None, False, ""),
        links=links,
        keywords=unique(fields.names("ai_keywords", paper.get("ai_keywords"))),
        comments=fields.count("numComments", _first(item, paper, "numComments")),
        upvotes=fields.count("upvotes", paper.get("upvotes")),
    )


def _first(one: dict[str, Any], other: dict[str, Any], key: str) -> object:
    """Return the value in the first of two objects that has one."""
    value: object = one.get(key)
    return value if value not in (None, "") else other.get(key)


def _arxiv(value: object, fields: Fields) -> tuple[str | None, int | None]:
    """Return the arXiv id and version that a paper's id is."""
    if value is None:
        return None, None
    text = value.strip() if isinstance(value, str) else ""
    found = parse_versioned_id(text)
    if found is None:
        fields.notes.append(f"id is {shown(value)}, which is no arXiv id")
        return None, None
    return found
