"""Bringing entries up to date that people wrote."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conspectus.content.paper_edit import edit_paper
from conspectus.content.paper_files import format_paper, parse_paper
from conspectus.errors import InputError
from conspectus.model.paper import Paper, Sighting

TEXT = """\
# Checked by Ada.
comments: 3      # in May
title: 'KettleNet'

sightings:   # by day
    - listing: one.txt
      date: 2024-01-09
      rank: 4
    - {listing: two.txt, rank: 5}   # undated
abstract: |
  Boiling water
  is slow.
"""


def edit(text: str, **fields: Any) -> str:  # noqa: ANN401  # any field's value
    """Return an entry's text with some fields changed."""
    before = parse_paper(text, "a", file="a.yaml")
    return edit_paper(text, before, msgspec.structs.replace(before, **fields), file="a.yaml")


ONE = Sighting("one.txt", dt.date(2024, 1, 9), 4)
TWO = Sighting("two.txt", None, 5)
NEW = Sighting("new.txt", dt.date(2024, 2, 1), 1)


def test_only_what_differs_changes() -> None:
    """Comments, order, quotes and indentation of everything else stay."""
    assert edit(TEXT, comments=4) == TEXT.replace("comments: 3", "comments: 4")
    assert edit(TEXT, comments=3) == TEXT


def test_new_sightings() -> None:
    """A new sighting is one new line, in its place."""
    line = "    - {listing: new.txt, date: 2024-02-01, rank: 1}\n"
    assert edit(TEXT, sightings=(ONE, NEW, TWO)) == TEXT.replace(
        "      rank: 4\n", "      rank: 4\n" + line
    )
    assert edit(TEXT, sightings=(ONE, TWO, NEW)) == TEXT.replace("undated\n", "undated\n" + line)
    assert edit(TEXT, sightings=(NEW, ONE, TWO)) == TEXT.replace(
        "    - listing: one", line + "    - listing: one"
    )


def test_a_date_that_has_become_known() -> None:
    """A changed sighting keeps its line and the comment behind it."""
    dated = Sighting("two.txt", dt.date(2024, 3, 2), 5)
    assert edit(TEXT, sightings=(ONE, dated)) == TEXT.replace(
        "{listing: two.txt, rank: 5}", "{listing: two.txt, date: 2024-03-02, rank: 5}"
    )


def test_dates_that_change_the_order() -> None:
    """Where dates change the order, the list is right and its comments are still there."""
    text = edit(TEXT, sightings=(Sighting("two.txt", dt.date(2023, 3, 2), 5), ONE, NEW))
    assert [seen.listing for seen in parse_paper(text, "a", file="a.yaml").sightings] == [
        "two.txt",
        "one.txt",
        "new.txt",
    ]
    assert "# undated" in text
    assert "# by day" in text


def test_comments_move_with_their_sightings() -> None:
    """Where dates change the order, what stands above a sighting and behind it stays with it."""
    above = "title: A\nsightings:\n"
    one = "# about one\n- listing: one.txt  # here\n  date: 2024-01-09\n"
    two = "# about two\n\n- {listing: two.txt%s}  # there\n"
    dated = (Sighting("two.txt", dt.date(2023, 3, 2)), NEW, Sighting("one.txt", ONE.date))
    assert edit(above + one + two % "", sightings=dated) == (
        above
        + two % ", date: 2023-03-02"
        + "- {listing: new.txt, date: 2024-02-01, rank: 1}\n"
        + one
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- listing: one.txt   # mine\n", "- {listing: one.txt, rank: 1}   # mine\n"),
        ("- # mine\n  listing: one.txt\n", "- # mine\n  {listing: one.txt, rank: 1}\n"),
        (
            "  - listing: one.txt   # mine\n    # too\n    rank: 4   # here\n",
            "  # mine\n  # too\n  - {listing: one.txt, rank: 1}   # here\n",
        ),
        (
            "- {listing: one.txt, # mine\n   rank: 4, # too\n   }  # here\n",
            "# mine\n# too\n- {listing: one.txt, rank: 1}  # here\n",
        ),
    ],
)
@pytest.mark.parametrize("end", ["", "comments: 2\n", "- listing: two.txt  # two\n"])
def test_comments_inside_a_sighting(old: str, new: str, end: str) -> None:
    """Comments of a sighting that changes stay with it: behind it or above it."""
    margin = old[: len(old) - len(old.lstrip())]
    end = f"{margin}{end}" if end.startswith("-") else end
    sightings = (Sighting("one.txt", None, 1), *[Sighting("two.txt")] * ("two" in end))
    head = "title: A\nsightings:\n"
    assert edit(head + old + end, sightings=sightings) == head + new + end


@pytest.mark.parametrize("block", ["|+", ">+", "|2+", "|+ # kept", "|", ">-"])
@pytest.mark.parametrize("end", ["\n", "\n\n\n", "\n\n# the end\n\n", ""])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_block_of_text_at_the_end(block: str, end: str, newline: str) -> None:
    """Blank lines below a last text stay part of it if they were, whatever is put below it."""
    text = f"title: A\nnote: {block}\n  One.\n\n  Two.{end}".replace("\n", newline)
    edited = edit(text, comments=3, sightings=(NEW,))
    before, after = (parse_paper(each, "a", file="a.yaml") for each in (text, edited))
    assert after == msgspec.structs.replace(before, comments=3, sightings=(NEW,))
    assert ("# the end" in edited) == ("# the end" in text)
    assert ("# kept" in edited) == ("# kept" in text)


def test_a_text_that_keeps_its_blank_lines() -> None:
    """What comes new stands below them, and what stood below them stays there."""
    text = "title: A\nnote: |+\n  One.\n\n\n# the end\n"
    line = "sightings:\n- {listing: new.txt, date: 2024-02-01, rank: 1}\n"
    assert edit(text, sightings=(NEW,)) == text.replace("# the end\n", line + "# the end\n")
    assert edit(text, note="B") == "title: A\nnote: >-\n  B\n# the end\n"


def test_sightings_in_a_row() -> None:
    """A list in a row is written anew."""
    text = "title: A\nsightings: [{listing: one.txt}]\n# end\n"
    assert edit(text, sightings=(Sighting("one.txt"), NEW)) == (
        "title: A\nsightings:\n- {listing: one.txt}\n"
        "- {listing: new.txt, date: 2024-02-01, rank: 1}\n# end\n"
    )


def test_sightings_in_a_row_with_comments() -> None:
    """A list that stands in brackets over several lines keeps its comments, above it."""
    text = "title: A\nsightings: [\n  # about one\n  {listing: one.txt}, # and more\n]\n"
    assert edit(text, sightings=(Sighting("one.txt"), NEW)) == (
        "title: A\n# about one\n# and more\nsightings:\n- {listing: one.txt}\n"
        "- {listing: new.txt, date: 2024-02-01, rank: 1}\n"
    )


def test_other_line_ends() -> None:
    """An entry with another system's line ends keeps them, in new lines too."""
    text = TEXT.replace("\n", "\r\n")
    expected = edit(TEXT, comments=4, doi="10.1/a", sightings=(NEW, TWO, ONE))
    edited = edit(text, comments=4, doi="10.1/a", sightings=(NEW, TWO, ONE))
    assert edited == expected.replace("\n", "\r\n")


def test_an_entry_as_ingesting_writes_it() -> None:
    """An entry that nobody touched is written as a new one would be."""
    paper = Paper(slug="a", title="A", comments=1)
    after = msgspec.structs.replace(paper, abstract="B", comments=None)
    assert edit_paper(format_paper(paper), paper, after, file="a.yaml") == format_paper(after)


@pytest.mark.parametrize(
    ("text", "line", "advice"),
    [
        (
            "# mine\n{title: A, comments: 1}\n",
            2,
            "; write one key a line, such as 'title: …', with",
        ),
        ("comments: 1\ntitle: &t A\nabstract: *t\n", 2, "; take away &t, and write its value wher"),
        ("title: A\n? comments\n: 1\n", 1, "; write one key a line and one sighting a line."),
    ],
)
def test_what_cannot_be_changed_in_part(text: str, line: int, advice: str) -> None:
    """An entry in an unusual form is left alone, with a sentence on where and what to do."""
    with pytest.raises(InputError) as caught:
        edit(text, title="B", comments=2)
    assert str(caught.value).startswith(f"a.yaml:{line}: the listings say something new")
    assert advice in str(caught.value)


def test_anchors_elsewhere() -> None:
    """Anchors and aliases of what does not change are no obstacle."""
    text = "title: &t A\nabstract: *t\ncomments: 1\n"
    assert edit(text, comments=2) == text.replace("comments: 1", "comments: 2")


VALUES = st.sampled_from(
    ["", "a", "b: c # d", "x\ny", " a", "yes", "long text " * 30 + "end", "é\u2028"]
)
SEEN = st.lists(
    st.builds(
        Sighting,
        st.sampled_from(["one.txt", "two.txt", "new.txt", "other.txt"]),
        st.none() | st.dates(dt.date(2024, 1, 1), dt.date(2024, 1, 5)),
        st.integers(1, 3),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda seen: seen.listing,
).map(tuple)


@settings(deadline=None, max_examples=300)
@given(VALUES.filter(bool), VALUES, VALUES, st.none() | st.integers(0, 9), SEEN)
def test_any_change(
    title: str, abstract: str, note: str, comments: int | None, sightings: tuple[Sighting, ...]
) -> None:
    """Whatever changes, the result says it, and every comment that stood in a line is kept."""
    before = parse_paper(TEXT, "a", file="a.yaml")
    kept = {seen.listing for seen in before.sightings} - {seen.listing for seen in sightings}
    after = msgspec.structs.replace(
        before,
        title=title,
        abstract=abstract,
        note=note,
        comments=comments,
        sightings=(*sightings, *(seen for seen in before.sightings if seen.listing in kept)),
    )
    text = edit_paper(TEXT, before, after, file="a.yaml")
    assert parse_paper(text, "a", file="a.yaml") == after
    for comment in ("# Checked by Ada.", "# in May", "# by day", "# undated"):
        assert comment in text
