"""Which entry a paper belongs to."""

from __future__ import annotations

from typing import Any

import pytest

from conspectus.ingest import matching
from conspectus.ingest.identity import Appearance, Wording, agreement
from conspectus.ingest.matching import Matcher
from conspectus.model.paper import Paper, Sighting
from conspectus.model.record import Record

KETTLE = "Boiling water wastes energy; this network predicts when kettles boil, from sound alone."
TEAPOT = "Pooling teapots across buildings shortens queues, as four hundred users found last year."


def found(entries: list[Paper], **fields: Any) -> str | None:  # noqa: ANN401  # any field
    """Return the slug of the entry to which a record of rank 4 in ``x.txt`` belongs."""
    values: dict[str, Any] = {"title": "A title", "abstract": KETTLE, "line": 1, "rank": 4} | fields
    paper = (Appearance("x.txt", Record(**values)),)
    entries_found = {
        entry.slug if entry else None
        for entry in (Matcher(entries).find(paper), Matcher(entries[::-1]).find(paper))
    }
    (slug,) = entries_found
    return slug


SEEN = (Sighting("x.txt", None, 4),)


@pytest.mark.parametrize(
    "entry",
    [
        {"title": "A TITLE"},
        {"title": "A title", "abstract": KETTLE + " More."},
        {"slug": "a-title", "title": "Edited"},
        {"slug": "a-title-2", "title": "Edited", "abstract": KETTLE},
        {"title": "Edited", "arxiv": "2205.14135"},
        {"title": "Edited", "doi": "10.1/A"},
        {"title": "Edited", "abstract": "Edited too.", "sightings": SEEN},
        {"title": "A title", "arxiv": "2205.14136", "sightings": SEEN},
    ],
)
def test_found(entry: dict[str, Any]) -> None:
    """An entry is found by its title, slug, ids or sightings, whatever else people changed."""
    paper = Paper(**({"slug": "other"} | entry))
    assert found([paper], arxiv="2205.14135", doi="10.1/a") == paper.slug


@pytest.mark.parametrize(
    "entry",
    [
        {"title": "Another", "abstract": KETTLE},
        {"title": "A title", "abstract": TEAPOT},
        {"title": "A title", "arxiv": "2205.14136"},
        {"slug": "a-title", "title": "A title", "abstract": TEAPOT},
        {"title": "Another", "sightings": (Sighting("x.txt", None, 5), Sighting("y.txt", None, 4))},
    ],
)
def test_not_found(entry: dict[str, Any]) -> None:
    """Another paper's entry is not taken, also if it has the same title."""
    assert found([Paper(**({"slug": "other"} | entry))], arxiv="2205.14135") is None


def test_the_best_of_several() -> None:
    """An id counts more than a sighting, a sighting more than a text."""
    text = Paper(slug="text", title="A title", abstract=KETTLE)
    seen = Paper(slug="seen", title="Edited", abstract=TEAPOT, sightings=SEEN)
    same_id = Paper(slug="id", title="Edited", abstract=TEAPOT, arxiv="2205.14135")
    assert found([text, seen, same_id], arxiv="2205.14135") == "id"
    assert found([text, seen, same_id]) == "seen"
    assert found([text]) == "text"


def test_one_title_for_two_papers() -> None:
    """Of two entries of one title, the one whose abstract agrees is taken."""
    kettle = Paper(slug="a-title", title="A title", abstract=KETTLE)
    teapot = Paper(slug="a-title-2", title="A title", abstract=TEAPOT)
    assert found([kettle, teapot]) == "a-title"
    assert found([kettle, teapot], abstract=TEAPOT) == "a-title-2"


@pytest.mark.parametrize(
    ("slug", "title", "other"),
    [
        ("memory-safety-in-c", "Memory safety in C", "Memory safety in C++"),
        ("memory-safety-in-c", "Memory safety in C++", "Memory safety in C"),
        ("llama-2", "Llama 2", "Llama"),
        ("uber-llama-2", "Über Llama 2", "Über Llama"),
    ],
)
def test_a_slug_says_less_than_a_title(slug: str, title: str, other: str) -> None:
    """An entry with its first title is not found by a title of which only the slug is the same."""
    entry = Paper(slug=slug, title=title)
    assert found([entry], title=title, abstract="") == slug
    assert found([entry], title=other, abstract="") is None


def editorial(number: int, **fields: Any) -> Paper:  # noqa: ANN401  # any field
    """Return one of many entries that share a title."""
    values = {"abstract": f"{KETTLE} Part {number}."} | fields
    return Paper(slug=f"editorial-{number:04}", title="Editorial", **values)


@pytest.fixture
def comparisons(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Count how often two texts are compared."""
    made: list[object] = []

    def counting(first: Wording, second: Wording) -> float:
        made.append(first)
        return agreement(first, second)

    monkeypatch.setattr(matching, "agreement", counting)
    return made


def test_known_sightings_need_no_comparison(comparisons: list[object]) -> None:
    """A paper of a common title that was seen before is found without looking at its text."""
    entries = [editorial(i, sightings=(Sighting("x.txt", None, i),)) for i in range(1, 200)]
    assert found(entries, title="Editorial") == "editorial-0004"
    assert comparisons == []


@pytest.mark.parametrize("arxiv", [None, "2205.14135"])
def test_a_very_common_title(comparisons: list[object], arxiv: str | None) -> None:
    """Under a title of very many papers only the same text is the same paper."""
    entries = [editorial(i) for i in range(1, 200)]
    entries += [editorial(300 + i, abstract="", arxiv=f"2301.{i:05}") for i in range(1, 200)]
    record = {"title": "Editorial", "arxiv": arxiv}
    assert found(entries, **record, abstract=f"{KETTLE} Part 7.") == "editorial-0007"
    assert found(entries, **record, abstract=f"{KETTLE} Part 777.") is None
    assert found(entries, **record, abstract="") == (None if arxiv else "editorial-0301")
    assert len(comparisons) <= 4


def test_a_fairly_common_title(comparisons: list[object]) -> None:
    """While a title is not too common, a version of a text is found among all of it."""
    entries = [editorial(i, abstract=f"{TEAPOT} {i}") for i in range(1, 50)]
    entries.append(editorial(50))
    assert found(entries, title="Editorial", abstract=f"{KETTLE} More.") == "editorial-0050"
    assert len(comparisons) == 2 * len(entries)
