"""Entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.content.paper_files import (
    format_fields,
    format_paper,
    parse_paper,
    read_papers,
)
from conspectus.errors import InputError
from conspectus.model.characters import UNSHOWABLE
from conspectus.model.paper import Organization, Paper, Sighting
from conspectus.model.partial_date import PartialDate

if TYPE_CHECKING:
    from pathlib import Path

ODD = st.sampled_from(
    ["yes", "null", "~", "1e3", "0x1F", "2024-05-01", "- a", "a: b", "a #b", "'", '"', "[a]", "{a}",
     "\u202e", "\u2028", "\x85", "\ufeff", "\ud7ff", "😀", "|", ">", "&a", "*a", "!x", "%",
     "@", "`", "---", "...", "---\n", "a\n\nb", " a", "a ", "\ta", "a\\", "$x^2$", "{{ x }}",
     "</script>", "=", "<<", "\xa0", "a\n b", "\n", "a\n", "a\r\nb", "a\rb", "\u200b", "x" * 300,
     "a " * 200]
)  # fmt: skip
TEXT = st.one_of(ODD, st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
FULL = TEXT.filter(lambda text: text != "")
"""YAML's empty text is no value at all."""
COUNTS = st.none() | st.integers(0, 10**9)
DATES = st.dates().map(lambda day: day.isoformat())
PARTIAL = st.one_of(DATES, DATES.map(lambda day: day[:7]), DATES.map(lambda day: day[:4]))
ROWS = st.lists(FULL, max_size=4).map(tuple)

SHOWABLE = FULL.map(lambda text: UNSHOWABLE.sub("", text) or "x")
PAPERS = st.builds(
    Paper,
    slug=st.just("a-slug"),
    title=SHOWABLE.filter(str.strip),
    abstract=SHOWABLE | st.just(""),
    authors=ROWS,
    author_count=COUNTS,
    organization=st.none() | st.builds(Organization, FULL, FULL),
    published=st.none() | PARTIAL.map(PartialDate),
    arxiv=st.none() | st.just("2205.14135"),
    doi=st.none() | FULL,
    links=st.dictionaries(FULL, FULL, max_size=3),
    categories=ROWS,
    keywords=ROWS,
    comments=COUNTS,
    upvotes=COUNTS,
    note=TEXT,
    sightings=st.lists(
        st.builds(
            Sighting,
            FULL.filter(str.strip),
            st.none() | st.dates(),
            st.none() | st.integers(1, 10**6),
        ),
        max_size=3,
    ).map(tuple),
)


@settings(deadline=None, max_examples=400)
@given(PAPERS)
def test_round_trip(paper: Paper) -> None:
    """Whatever a paper holds, its entry says it, and says it in the same bytes again."""
    text = format_paper(paper)
    assert parse_paper(text, "a-slug", file="a.yaml") == paper
    assert format_paper(parse_paper(text, "a-slug", file="a.yaml")) == text


@settings(deadline=None)
@given(PAPERS)
def test_fields_are_the_entry(paper: Paper) -> None:
    """The lines of the keys, joined, are the entry."""
    assert "".join(format_fields(paper).values()) == format_paper(paper)


def test_form() -> None:
    """An entry is written as people would write it."""
    paper = Paper(
        slug="a",
        title="FlashAttention: Fast",
        abstract="Transformers are slow.",
        authors=("Tri Dao",),
        organization=Organization("stanford", "Stanford AI"),
        published=PartialDate("2022-05"),
        arxiv="2205.14135",
        links={"code": "https://example.org/"},
        comments=3,
        note="First line.\nSecond line.",
        sightings=(Sighting("001.txt", None, 2),),
    )
    assert format_paper(paper) == (
        "title: 'FlashAttention: Fast'\n"
        "abstract: >-\n  Transformers are slow.\n"
        "authors: [Tri Dao]\n"
        "organization: {handle: stanford, name: Stanford AI}\n"
        "published: 2022-05\n"
        'arxiv: "2205.14135"\n'
        "links: {code: 'https://example.org/'}\n"
        "comments: 3\n"
        "note: |-\n  First line.\n  Second line.\n"
        "sightings:\n- {listing: 001.txt, rank: 2}\n"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: A\nabstrct: B\n", "a.yaml:2: unknown key 'abstrct'; did you mean 'abstract'?"),
        ("abstract: A\n", "a.yaml:1: the key 'title' is missing."),
        ("title: A\ncomments: many\n", "a.yaml:2: comments is 'many'; write a whole number"),
        ("title: A\ncomments: -1\n", "a.yaml:2: comments is negative."),
        ("title: A\npublished: soon\n", "a.yaml:2: published: 'soon' is not a date"),
        ("title: A\nslug: b\n", "an entry's slug is its file name; remove the key 'slug'."),
        ("title: A\ntitle: B\n", "a.yaml:2: not valid YAML: the key 'title' stands here a second"),
        ("title: [\n", "a.yaml:2: not valid YAML"),
        ("- title\n", "a.yaml:1: expected keys and values"),
        ("title: !!python/object/apply:os.getcwd []\n", "a.yaml:1: title is a list; write a text."),
        ("title: A\nlinks: &x\n  a: *x\n", "a.yaml:2: not valid YAML: found uncon"),
        ("title: A\nsightings: [{listing: a, dat: 2024-01-01}]\n", "did you mean 'date'?"),
        ("title: A\narxiv: 2205.14135v1\n", "without version"),
    ],
)
def test_wrong_entries(text: str, message: str) -> None:
    """What is wrong with an entry is one sentence that names the file and, if known, the line."""
    with pytest.raises(InputError) as caught:
        parse_paper(text, "a", file="a.yaml")
    assert message in str(caught.value)


def test_scalars_are_text() -> None:
    """No value of an entry is taken for a number, a truth value or a date that it is not."""
    paper = parse_paper("title: no\nabstract: 1.10\nkeywords: [yes, 010]\n", "a", file="a.yaml")
    assert (paper.title, paper.abstract, paper.keywords) == ("no", "1.10", ("yes", "010"))


def test_entries_in_folders(tmp_path: Path) -> None:
    """People may sort entries into folders; the order is that of the slugs."""
    for name in ("z/a", "b", ".c"):
        path = tmp_path / f"content/papers/{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"title: {name}\n", encoding="utf-8")
    assert [file.paper.slug for file in read_papers(tmp_path)] == ["a", "b"]


def test_two_entries_for_one_address(tmp_path: Path) -> None:
    """Two entries of one name in different folders are an error that names both."""
    for name in ("x/a", "y/a"):
        path = tmp_path / f"content/papers/{name}.yaml"
        path.parent.mkdir(parents=True)
        path.write_text("title: A\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_papers(tmp_path)
    assert "papers/y/a.yaml" in str(caught.value)
    assert "papers/x/a.yaml" in str(caught.value)
