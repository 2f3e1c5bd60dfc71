"""Changing single keys of a YAML text."""

from __future__ import annotations

import pytest

from conspectus.content.yaml_edit import Item, edit_items, edit_keys

TEXT = """\
# My entry
title: "A  title"   # as printed
abstract: >
  First line,
  # no comment
  last line.

# about the counts
comments: 3  # in May
keywords:
  - a    # first
  # between
  - 'b'

# the end
"""
ORDER = ["title", "abstract", "doi", "comments", "upvotes", "keywords", "note"]


def changed(old: str, new: str) -> str:
    """Return the text with one part changed."""
    assert TEXT.count(old) == 1
    return TEXT.replace(old, new)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, TEXT),
        ({"comments": "comments: 4\n"}, changed("comments: 3", "comments: 4")),
        ({"comments": None}, changed("comments: 3  # in May", "# in May")),
        ({"title": "title: B\n"}, changed('title: "A  title"', "title: B")),
        (
            {"title": "title: >-\n  B\n  C\n"},
            changed('title: "A  title"   # as printed', "title: >-   # as printed\n  B\n  C"),
        ),
        (
            {"abstract": "abstract: B\n"},
            changed(">\n  First line,\n  # no comment\n  last line.", "B"),
        ),
        (
            {"abstract": None},
            changed("abstract: >\n  First line,\n  # no comment\n  last line.\n", ""),
        ),
        ({"doi": "doi: 10.1/a\n"}, changed("  last line.\n", "  last line.\ndoi: 10.1/a\n")),
        ({"upvotes": "upvotes: 1\n"}, changed("# in May\n", "# in May\nupvotes: 1\n")),
        ({"note": "note: |-\n  a\n"}, changed("  - 'b'\n", "  - 'b'\nnote: |-\n  a\n")),
        ({"note": None}, TEXT),
        (
            {"keywords": "keywords: [c]\n"},
            changed(
                "keywords:\n  - a    # first\n  # between\n  - 'b'\n",
                "# first\n# between\nkeywords: [c]\n",
            ),
        ),
    ],
)  # fmt: skip
def test_keys(values: dict[str, str | None], expected: str) -> None:
    """A key is changed, removed or put in its place; all other bytes stay."""
    assert edit_keys(TEXT, values, ORDER) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([Item(0, None), Item(1, None)], TEXT),
        ([Item(0, "c"), Item(1, None)], changed("- a ", "- c ")),
        ([Item(0, None), Item(1, '"d"')], changed("'b'", '"d"')),
        ([Item(None, "n"), Item(0, None), Item(1, None)], changed("  - a ", "  - n\n  - a ")),
        (
            [Item(0, None), Item(None, "n"), Item(None, "m"), Item(1, None)],
            changed("# first\n", "# first\n  - n\n  - m\n"),
        ),
        ([Item(0, None), Item(1, None), Item(None, "n")], changed("'b'\n", "'b'\n  - n\n")),
        (
            [Item(1, None), Item(None, "n"), Item(0, "c")],
            changed(
                "  - a    # first\n  # between\n  - 'b'\n",
                "  # between\n  - 'b'\n  - n\n  - c    # first\n",
            ),
        ),
    ],
)  # fmt: skip
def test_items(items: list[Item], expected: str) -> None:
    """An item is changed or put in its place, as far indented as the others."""
    assert edit_items(TEXT, "keywords", items) == expected


def test_items_are_all_named() -> None:
    """A list that lacks an item of the old one is refused."""
    with pytest.raises(ValueError, match="an item is missing"):
        edit_items(TEXT, "keywords", [Item(1, None)])


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        ("note: >  # c\n  a # b\n", "# c\n"),
        ("note: # c\n  'a # b'\n", "# c\n"),
        ("note: [ # c\n  'a # b', #d\n b#c ]  # e\n", "# c\n#d\n"),
        ("note: {a: b, # c\n  d: e}\n", "# c\n"),
        ('note: "a\n  # b"\n', ""),
    ],
)
def test_comments_inside_a_value(text: str, comments: str) -> None:
    """Comments inside a value that is replaced or removed are kept above; text is no comment."""
    behind = "  # e" if "# e" in text else ""
    assert edit_keys(text, {"note": "note: n\n"}, ORDER) == f"{comments}note: n{behind}\n"
    assert edit_keys(text, {"note": None}, ORDER) == comments + behind.strip() + "\n" * bool(behind)


def test_other_line_ends_and_no_last_one() -> None:
    """New lines end as the others do."""
    assert edit_keys("title: A\r\nnote: B", {"doi": "doi: C\n"}, ORDER) == (
        "title: A\r\ndoi: C\r\nnote: B\r\n"
    )
    assert edit_keys("title: A", {"doi": "doi: C\n"}, ORDER) == "title: A\ndoi: C\n"


def test_odd_characters_before_the_place() -> None:
    """Places are counted in characters, whatever they are."""
    text = 'title: "😀é\u2028"\nnote: a\n'
    assert edit_keys(text, {"note": "note: b\n"}, ORDER) == text.replace("note: a", "note: b")


@pytest.mark.parametrize("text", ["{title: A}\n", "- a\n", "a\n", ""])
def test_no_mapping(text: str) -> None:
    """A text that is not one key a line is refused."""
    with pytest.raises(ValueError, match="not a mapping with one key a line"):
        edit_keys(text, {"doi": "doi: C\n"}, ORDER)


@pytest.mark.parametrize(
    "text", ["keywords: [a]\n", "title: A\n", "keywords: []\n", "keywords: a\n"]
)
def test_no_list(text: str) -> None:
    """A list in a row is refused."""
    with pytest.raises(ValueError, match="no list with one item a line"):
        edit_items(text, "keywords", [Item(None, "n")])
