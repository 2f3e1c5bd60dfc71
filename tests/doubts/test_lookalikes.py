"""Entries that may be one paper."""

from __future__ import annotations

import random

import pytest

from conspectus.doubts.entries import Entry
from conspectus.doubts.lookalikes import lookalikes
from conspectus.model.paper import Paper

LONG = (
    "Barn owls hunt at night, and so do our jobs: power costs less after dark, machines are idle, "
    "and nobody waits for answers. We schedule training by tariff and by forecast, and show that "
    "bills shrink by a third while deadlines hold."
)
OTHER = (
    "Pigeons find their way home from places that they never saw. We let agents explore cities "
    "without maps and measure how soon they return, compare five architectures, and release a "
    "benchmark of streets in twelve countries."
)


def found(first: dict[str, str], second: dict[str, str]) -> list[str]:
    """Return why two papers, in either order, may be one."""
    papers = [Paper(slug=slug, **fields) for slug, fields in (("a", first), ("b", second))]  # type: ignore[arg-type]  # texts only
    entries = [Entry(f"{paper.slug}.yaml", paper) for paper in papers]
    told = list(lookalikes(entries))
    assert told == list(lookalikes(entries[::-1]))
    assert all(doubt.problem.file == "b.yaml" for doubt in told)
    prefix = "it may be the same paper as a.yaml: "
    return [doubt.problem.message.removeprefix(prefix) for doubt in told]


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (
            {"title": "Owls", "arxiv": "2511.00001"},
            {"title": "Larks", "arxiv": "2511.00001"},
            "both have the arXiv id 2511.00001.",
        ),
        (
            {"title": "Owls", "doi": "10.1234/owls"},
            {"title": "Larks", "doi": "10.1234/OWLS"},
            "both have the DOI 10.1234/owls.",
        ),
        ({"title": "Night Owls"}, {"title": "Night-owls!"}, "both have one title."),
        (
            {"title": "Night Owls", "arxiv": "2511.00001"},
            {"title": "Night owls", "arxiv": "2511.00002"},
            "both have one title, though other arXiv ids (2511.00001, 2511.00002).",
        ),
        (
            {"title": "Night Owls", "abstract": LONG},
            {"title": "Training After Dark", "abstract": LONG.replace(":", " -")},
            "their abstracts are the same, or nearly.",
        ),
        (
            {"title": "Scheduling the training of night owls by tariff", "abstract": LONG},
            {"title": "Scheduling training of nightly owls by tariff", "abstract": f"Now: {LONG}"},
            "its title is nearly 'Scheduling the training of night owls by tariff'.",
        ),
        (
            {"title": "Scheduling the training of hungry owls by tariff"},
            {"title": "Scheduling the training of hungry owl by tariff"},
            "its title is nearly 'Scheduling the training of hungry owls by tariff'.",
        ),
    ],
)
def test_one_paper_perhaps(first: dict[str, str], second: dict[str, str], why: str) -> None:
    """An id, a title, the beginning of an abstract, or a title that is nearly the same."""
    assert found(first, second) == [why]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"title": "Night Owls"}, {"title": "Early Larks"}),
        ({"title": "Owl 2 technical report"}, {"title": "Owl 3 technical report"}),
        (
            {"title": "A survey of training methods for owls", "abstract": LONG},
            {"title": "A survey of training methods for pigeons", "abstract": OTHER},
        ),
        (
            {"title": "A survey of training methods for owls"},
            {"title": "A survey of training methods for pigeons"},
        ),
        ({"title": "Owls", "abstract": "Short."}, {"title": "Larks", "abstract": "Short."}),
    ],
)
def test_two_papers(first: dict[str, str], second: dict[str, str]) -> None:
    """Other numbers, other subjects and short abstracts make no doubt."""
    assert found(first, second) == []


def test_each_entry_is_doubted_once() -> None:
    """Of many that share everything each is compared with the first, for the surest reason."""
    papers = [Paper(slug=f"p{n}", title="Owls", abstract=LONG, doi="10.1/o") for n in range(5)]
    told = list(lookalikes([Entry(paper.slug, paper) for paper in papers]))
    assert [doubt.problem.file for doubt in told] == ["p1", "p2", "p3", "p4"]
    assert all("DOI" in doubt.problem.message for doubt in told)


def test_the_order_of_entries_plays_no_part() -> None:
    """Shuffled entries give the same doubts."""
    titles = [f"{word} training of {bird} at night" for word in ("Fast", "Quick", "Slow")
              for bird in ("owls", "owl", "larks", "lark")]  # fmt: skip
    entries = [Entry(f"{n}.yaml", Paper(slug=f"p{n}", title=t)) for n, t in enumerate(titles)]
    expected = list(lookalikes(entries))
    assert expected
    for seed in range(5):
        random.Random(seed).shuffle(entries)  # noqa: S311  # no secret
        assert list(lookalikes(entries)) == expected
